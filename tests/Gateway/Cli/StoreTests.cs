using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

[Collection(nameof(Proefopstelling))]
public sealed class StoreTests(Proefopstelling opstelling) : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public async Task Verify_RegisterThatIsNotThere_SaysHowToMakeItAnew()
    {
        await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, "iwmo-3.2/WMO301.xml");
        Directory.CreateDirectory(_map["log"]);
        foreach (var segment in Directory.EnumerateFiles(opstelling["data/log"]))
            File.Copy(segment, _map[$"log/{Path.GetFileName(segment)}"]);
        File.Copy(opstelling["data/opslag.sleutels"], _map["opslag.sleutels"]);

        var uitslag = await new Opdrachtproef().RunAsync("store", "verify", "--map", _map.Pad);

        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal(
            $"{_map["opslag.db"]}: het register ontbreekt. Maak het opnieuw uit het log met 'ib-gateway store repair', of zet het terug uit een reservekopie.",
            Assert.Single(uitslag.Regels, r => r.StartsWith(_map["opslag.db"], StringComparison.Ordinal)));
    }
}
