using System.Text.Json;
using IB.Gateway.Telemetrie;
using IB.Gateway.Tests.Telemetrie;

namespace IB.Gateway.Tests.Cli;

[Collection(nameof(Proefopstelling))]
public sealed class HealthTests(Proefopstelling opstelling)
{
    private readonly Opdrachtproef _proef = new();

    [Fact]
    public async Task Health_Ready_SaysSoAndEndsWell()
    {
        var uitslag = await _proef.RunAsync("health", "--beheer", opstelling.Beheeradres.AbsoluteUri);

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal("gereed (fase gereed)", uitslag.Regels[0]);
    }

    [Fact]
    public async Task Health_NotReady_SaysWhyAndEndsOtherwise()
    {
        await using var host = await Beheerhost.StartAsync(new FakeJournaal(), new Telemetrieopties());

        var uitslag = await _proef.RunAsync("health", "--beheer", host.Client.BaseAddress!.AbsoluteUri);

        Assert.Equal((1, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal("niet gereed (fase herstel)", uitslag.Regels[0]);
    }

    [Fact]
    public async Task Health_Json_IsTheAnswerOfTheManagementPort()
    {
        await using var host = await Beheerhost.StartAsync(new FakeJournaal(), new Telemetrieopties());

        var uitslag = await _proef.RunAsync("health", "--json", "--beheer", host.Client.BaseAddress!.AbsoluteUri);

        Assert.Equal((1, ""), (uitslag.Uitgang, uitslag.Fouten));
        using var json = JsonDocument.Parse(Assert.Single(uitslag.Regels));
        Assert.Equal("niet_gereed", json.RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Health_NobodyListens_CannotTell()
    {
        var adres = Nepserver.Nergens().Replace("https", "http", StringComparison.Ordinal);

        Assert.Equal(2, (await _proef.RunAsync("health", "--beheer", adres)).Uitgang);
    }
}
