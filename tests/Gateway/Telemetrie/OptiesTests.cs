using IB.Gateway.Beheer;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class OptiesTests
{
    [Fact]
    public void Validate_Defaults_AreValid()
    {
        Assert.Empty(new Telemetrieopties().Validate());
        Assert.Empty(new Beheeropties().Validate());
    }

    [Fact]
    public void Validate_EverythingWrong_NamesEachSettingAtOnce()
    {
        var telemetrie = new Telemetrieopties { Meetinterval = TimeSpan.Zero, OtlpEndpoint = new Uri("ftp://x"), Spoordeel = double.NaN };
        var beheer = new Beheeropties
        {
            MaxStilte = TimeSpan.Zero,
            Stoptermijn = TimeSpan.FromHours(1),
            Uitloop = TimeSpan.FromMinutes(2),
            Achterstandgrens = TimeSpan.Zero,
        };

        Assert.Equal(["Telemetrie.Meetinterval", "Telemetrie.OtlpEndpoint", "Telemetrie.Spoordeel"], Namen(telemetrie.Validate()));
        Assert.Equal(["toezicht.maxStilte", "toezicht.stoptermijn", "toezicht.uitloop", "toezicht.achterstandgrens"], Namen(beheer.Validate()));
    }

    private static IEnumerable<string> Namen(IEnumerable<string> fouten) => fouten.Select(f => f.Split(' ')[0]);
}
