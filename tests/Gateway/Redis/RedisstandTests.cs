using IB.Gateway.Beheer;
using IB.Gateway.Redis;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Redis;

/// <summary>Who looks is told once that Redis went and once that it came back, and that messages go on.</summary>
public sealed class RedisstandTests
{
    private readonly FakeTime _klok = new();
    private readonly Regels<Redisstand> _regels = new();
    private readonly Redisstand _stand;

    public RedisstandTests() => _stand = new Redisstand(_klok, _regels);

    [Fact]
    public void Mark_GoesAndComesBack_IsLoggedOnceEach()
    {
        _stand.MarkVerbonden();
        _stand.MarkVerbonden();
        _stand.MarkWeg(new TimeoutException());
        _stand.MarkVerbonden();
        Assert.False(_stand.Aanwezig);
        _stand.MarkWeg(new TimeoutException());
        _klok.Advance(TimeSpan.FromMinutes(2));
        _stand.MarkAanwezig();
        _stand.MarkAanwezig();

        Assert.Equal([2603, 2601, 2602], _regels.Nummers);
        Assert.Contains("00:02:00", _regels.Teksten.Last(), StringComparison.Ordinal);
        Assert.True(_stand.Aanwezig);
        Assert.Equal((null, null), _stand.Weg);
    }

    [Fact]
    public void MarkWeg_WhatTheServerSaid_IsNotRepeated()
    {
        _stand.MarkWeg(new FormatException("sleutel van 0363"));

        Assert.Equal(Redisuitval.Onbegrijpelijk, _stand.Weg.Reden);
        Assert.DoesNotContain(_regels.Teksten, static r => r.Contains("0363", StringComparison.Ordinal));
    }

    [Fact]
    public void MarkWeg_NoConnection_IsUnreachable()
    {
        _stand.MarkWeg(new InvalidOperationException("weg"));

        Assert.Equal((_klok.GetUtcNow(), Redisuitval.Onbereikbaar), (_stand.Weg.Op, _stand.Weg.Reden));
    }

    [Fact]
    public void Check_WhateverItIs_IsNeverAFault()
    {
        var check = new Redischeck(_stand);
        Assert.Equal(Checkstatus.Waarschuwing, Assert.Single(check.Check()).Status);
        _stand.MarkVerbonden();
        Assert.Equal(new Checkresultaat("redis", Checkstatus.Ok, null, null), Assert.Single(check.Check()));
        _stand.MarkWeg(new TimeoutException());

        var weg = Assert.Single(check.Check());

        Assert.Equal(Checkstatus.Waarschuwing, weg.Status);
        Assert.Contains("te_traag", weg.Oorzaak, StringComparison.Ordinal);
        Assert.Contains("Berichten gaan door", weg.Oorzaak, StringComparison.Ordinal);
    }
}
