using System.Text.Json.Nodes;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Verben;
using IB.Gateway.Testing;

namespace IB.Gateway.LoadTests.Tests.Aanbod;

public sealed class ProefinstellingenTests : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public void Write_SettingsByPath_ChangesThoseAndKeepsTheRest()
    {
        File.WriteAllText(_map["bron.json"], """{"luister":{"poort":8443,"rusttijd":"00:01:00"},"opslag":{"map":"data"}}""");

        Proefinstellingen.Write(_map["bron.json"], _map["doel.json"], Opties.ReadInstellingen(["validatie.motor=Referentie", "opslag.map=a=b"]));

        var doel = JsonNode.Parse(File.ReadAllText(_map["doel.json"]))!;
        Assert.Equal(8443, (int)doel["luister"]!["poort"]!);
        Assert.Equal("00:10:00", (string)doel["luister"]!["rusttijd"]!);
        Assert.Equal("Referentie", (string)doel["validatie"]!["motor"]!);
        Assert.Equal("a=b", (string)doel["opslag"]!["map"]!);
    }

    [Theory]
    [InlineData("zonder")]
    [InlineData("=waarde")]
    public void ReadInstellingen_WithoutNameOrValue_IsRefused(string regel) => Assert.Throws<FormatException>(() => Opties.ReadInstellingen([regel]));

    [Fact]
    public void BewaartAlles_WithASettingOfRetention_IsFalse()
    {
        Assert.True(Proefinstellingen.BewaartAlles(Opties.ReadInstellingen(["bezorging.ronde=00:00:01"])));
        Assert.False(Proefinstellingen.BewaartAlles(Opties.ReadInstellingen(["bewaren.inhoud=00:10:00"])));
    }
}
