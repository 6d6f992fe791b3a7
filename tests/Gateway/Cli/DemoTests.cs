using IB.Gateway.Demo;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Tests.Cli;

/// <summary>Which folders the demo takes, wipes and leaves alone. The end-to-end tests play it.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public async Task Demo_FolderOfAnother_IsRefusedAndLeftAsItWas()
    {
        using (var opstelling = Opstelling.Create(_map["knooppunt"], TimeProvider.System))
            opstelling.Write([new Deelnemer("0384", Rol.Gemeente, "Gemeente Diemen (proef)", ["*"])]);
        Fill(_map["knooppunt"]);
        var vooraf = Look(_map["knooppunt"]);

        var uitslag = await new Opdrachtproef().RunAsync("demo", "--once", "--map", _map["knooppunt"]);

        uitslag.AssertFout(
            2,
            $"Map {_map["knooppunt"]} is niet leeg en niet door de demo gemaakt (ib-gateway-demo.merk ontbreekt); de demo zou gegevens en instellingen in die map overschrijven. Kies met --map een andere map, een die leeg is of nog niet bestaat.");
        Assert.Equal(vooraf, Look(_map["knooppunt"]));
    }

    [Fact]
    public async Task Demo_KnooppuntRunsOnItsFolder_IsRefusedAndLeavesTheStore()
    {
        Take(_map["demo"]).Dispose();
        var data = Path.Combine(_map["demo"], "data");
        await using (SqliteOpslag.Open(new OpslagOptions { Map = data }, TimeProvider.System, NullLogger<SqliteOpslag>.Instance))
        {
            var vooraf = Look(_map["demo"]);

            var uitslag = await new Opdrachtproef().RunAsync("demo", "--once", "--map", _map["demo"]);

            uitslag.AssertFout(
                2,
                $"Op de gegevens in {data} draait een knooppunt, of een ander programma heeft ze open; de demo zou ze wissen. Stop het eerst, of kies met --map een andere map.");
            Assert.Equal(vooraf, Look(_map["demo"]));
        }

        Take(_map["demo"]).Dispose();
        Assert.False(Directory.Exists(data));
    }

    [Theory]
    [InlineData("embedded")]
    [InlineData("cluster")]
    public async Task Demo_OtherDemoRunsInItsFolder_IsRefused(string profiel)
    {
        using var andere = Take(_map["demo"]);

        var uitslag = await new Opdrachtproef().RunAsync("demo", "--once", "--profile", profiel, "--map", _map["demo"]);

        uitslag.AssertFout(2, $"In map {_map["demo"]} draait al een demo. Stop die eerst, of kies met --map een andere map.");
    }

    [Fact]
    public void TryTake_FolderOfAnEarlierDemo_RemovesItsDataOnly()
    {
        Take(_map["demo"]).Dispose();
        Fill(_map["demo"]);
        File.WriteAllText(Path.Combine(_map["demo"], "ib-gateway.json"), "{}");

        using var weer = Take(_map["demo"]);

        Assert.Equal(
            ["ib-gateway-demo.merk", "ib-gateway.json"],
            Directory.EnumerateFileSystemEntries(_map["demo"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TryTake_EmptyFolder_IsTaken()
    {
        Directory.CreateDirectory(_map["leeg"]);

        using var demomap = Take(_map["leeg"]);

        Assert.Equal(_map["leeg"], demomap.Pad);
    }

    private static Demomap Take(string map)
    {
        Assert.True(Demomap.TryTake(map, out var genomen, out var weigering), weigering);
        return genomen;
    }

    private static void Fill(string map)
    {
        Directory.CreateDirectory(Path.Combine(map, "data", "log"));
        File.WriteAllText(Path.Combine(map, "data", "opslag.db"), "x");
        File.WriteAllText(Path.Combine(map, "data", "log", "1"), "x");
    }

    private static IReadOnlyList<(string, long, DateTime)> Look(string map) =>
        [.. new DirectoryInfo(map).EnumerateFiles("*", SearchOption.AllDirectories).Select(b => (b.FullName, b.Length, b.LastWriteTimeUtc)).Order()];
}
