using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IB.Gateway.Hosting;
using IB.Gateway.Storage;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Hosting;

/// <summary>The settings of the database are read as docs/configuratie.md says, and every one of them stands there.</summary>
public sealed partial class OpslaginstellingenTests : IDisposable
{
    private const string Kop = "opslag.postgres.";
    private readonly TijdelijkeMap _map = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public void Table_OfTheDatabase_NamesEverySettingAndNoOther()
    {
        var bestaand = typeof(PostgresOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(static p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]);

        Assert.Equal(bestaand.Order(StringComparer.Ordinal), Rijen().SelectMany(Namen).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("poort", "5432")]
    [InlineData("database", "ib_gateway")]
    [InlineData("tls", "Passend")]
    [InlineData("beurtduur", "8 s")]
    [InlineData("uitkomsttijd", "30 s")]
    public void Table_OfTheDatabase_SaysTheDefault(string naam, string standaard)
    {
        var waarde = typeof(PostgresOptions).GetProperties().Single(p => string.Equals(p.Name, naam, StringComparison.OrdinalIgnoreCase))
            .GetValue(new PostgresOptions());

        Assert.Equal(standaard, waarde is TimeSpan duur ? $"{duur.TotalSeconds} s" : $"{waarde}");
        Assert.Contains(Rijen(), rij => Namen(rij).Contains(naam) && rij.Split('|')[2].Contains(standaard, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_Cluster_HasEverySettingAndAbsolutePaths()
    {
        var options = Read(new JsonObject
        {
            ["soort"] = "Postgres", ["map"] = "sleutels",
            ["postgres"] = new JsonObject
            {
                ["server"] = "db1.example,db2.example", ["poort"] = 5433, ["database"] = "knooppunt", ["gebruiker"] = "ib",
                ["wachtwoordbestand"] = "geheim/wachtwoord",
                ["tls"] = "Volledig", ["ankers"] = "pki/db.pem", ["certificaat"] = "pki/ik.pem", ["sleutel"] = "pki/ik.key", ["beurtduur"] = "00:00:05",
                ["uitkomsttijd"] = "00:01:00",
            },
        });

        Assert.Equal(Opslagsoort.Postgres, options.Soort);
        Assert.Equal(
            new PostgresOptions
            {
                Server = "db1.example,db2.example", Poort = 5433, Database = "knooppunt", Gebruiker = "ib", Wachtwoordbestand = _map["geheim/wachtwoord"],
                Tls = Databasetls.Volledig,
                Ankers = _map["pki/db.pem"], Certificaat = _map["pki/ik.pem"], Sleutel = _map["pki/ik.key"], Beurtduur = TimeSpan.FromSeconds(5),
                Uitkomsttijd = TimeSpan.FromMinutes(1),
            },
            options.Postgres);
    }

    [Fact]
    public void Read_NothingSaid_IsTheStoreInAFolder()
    {
        var options = Read([]);
        Assert.Equal(Opslagsoort.Sqlite, options.Soort);
        Assert.Empty(options.Validate());
    }

    [Fact]
    public void Read_SettingThatIsNotKnown_IsAnError()
        => Assert.Throws<InstellingenException>(() => Read(new JsonObject { ["postgres"] = new JsonObject { ["host"] = "db1" } }));

    private static string[] Namen(string rij) => [.. Setting().Matches(rij.Split('|')[1]).Select(static m => m.Groups["naam"].Value)];

    private static List<string> Rijen()
        => [.. File.ReadLines(Path.Combine(Root(), "docs", "configuratie.md")).Where(static r => r.StartsWith($"| `{Kop}", StringComparison.Ordinal))];

    [GeneratedRegex(@"`(opslag\.postgres)?\.(?<naam>[a-zA-Z]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();

    private static string Root()
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(map.FullName, "IB.Gateway.sln")))
            map = map.Parent ?? throw new InvalidOperationException("The tests do not run in the repository.");
        return map.FullName;
    }

    private OpslagOptions Read(JsonObject opslag)
    {
        File.WriteAllText(_map["ib-gateway.json"], new JsonObject { ["opslag"] = opslag }.ToJsonString());
        return InstellingenLezer.ReadOpslag(_map["ib-gateway.json"]);
    }
}
