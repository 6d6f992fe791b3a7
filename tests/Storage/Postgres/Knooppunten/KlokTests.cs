using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Storage.Tests.Postgres.Knooppunten;

/// <summary>Nodes of which the clocks differ: the journal has one time, that of the server.</summary>
public sealed class KlokTests(Gedeeldeserver server) : IDisposable
{
    private readonly PostgresProef _proef = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Append_ByNodesHalfAMinuteApart_GoesForwardInTime()
    {
        var (voor, achter) = (new Scheveklok { Verschil = TimeSpan.FromSeconds(15) }, new Scheveklok { Verschil = TimeSpan.FromSeconds(-15) });
        await using var a = await OpenAsync(voor);
        await using var b = await OpenAsync(achter);
        for (var n = 1; n <= 10; n++)
            await (n % 2 == 0 ? a : b).Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop);

        var tijden = new List<DateTimeOffset>();
        for (var n = 1; n <= 10; n++)
            tijden.Add((await a.Journaal.GetAsync(n, Stop))!.OntvangenOp);
        Assert.Equal(tijden.Order(), tijden);
        Assert.Equal(0L, await _proef.ScalarAsync("SELECT count(*) FROM kloksprong"));
        // What a node took in is due for it at once, also when its clock is behind.
        var rijp = await b.Bezorgingen.ListWachtendAsync(Voorbeeld.Aanbieder, 10, achter.GetUtcNow(), Stop);
        Assert.Equal([1L, 3, 5, 7, 9], rijp.Select(static r => r.Volgnummer).Where(static v => v % 2 == 1));
    }

    [Fact]
    public async Task Health_ClockGoesOffWhileItRuns_Warns()
    {
        var klok = new Scheveklok();
        await using var opslag = await OpenAsync(klok);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        Assert.Null(opslag.Gezondheid.Stand.Waarschuwing);

        klok.Verschil = TimeSpan.FromDays(2);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop);
        Assert.Contains("NTP", opslag.Gezondheid.Stand.Waarschuwing);
        Assert.Null(opslag.Gezondheid.Stand.LaatsteFout);

        klok.Verschil = TimeSpan.Zero;
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(3), Stop);
        Assert.Null(opslag.Gezondheid.Stand.Waarschuwing);
    }

    [Fact]
    public async Task Forget_BeforeAClockThatWasPutBack_ForgetsThatToo()
    {
        var klok = new FakeTime();
        await using var opslag = await _proef.OpenAsync(klok);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1).Afgekeurd(), Stop);
        klok.Advance(TimeSpan.FromHours(-3));
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2).Afgekeurd(), Stop);
        Assert.Equal(1L, await _proef.ScalarAsync("SELECT count(*) FROM kloksprong"));

        klok.Advance(Voorbeeld.Meteen.Bericht + TimeSpan.FromDays(1));
        await opslag.Bewaring.WipeInhoudAsync(Voorbeeld.Meteen, 10, Stop);
        Assert.Equal(1, (await opslag.Bewaring.ForgetAsync(Voorbeeld.Meteen, 1, Stop)).Aantal);
        Assert.Equal(0L, await _proef.ScalarAsync("SELECT count(*) FROM kloksprong"));
    }

    private async Task<PostgresOpslag> OpenAsync(TimeProvider klok)
    {
        var options = await _proef.GetOptionsAsync();
        options = options with { Postgres = options.Postgres with { MaxKlokverschil = new PostgresOptions().MaxKlokverschil } };
        return await PostgresOpslag.OpenAsync(options, klok, NullLogger<PostgresOpslag>.Instance, Stop);
    }

    /// <summary>The clock of the machine, and so far off.</summary>
    private sealed class Scheveklok : TimeProvider
    {
        public TimeSpan Verschil { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Verschil;
    }
}
