using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IB.Gateway.Hosting;
using IB.Gateway.Redis;
using IB.Gateway.Storage;
using IB.Gateway.Testing;
using Microsoft.Extensions.Configuration;

namespace IB.Gateway.Tests.Redis;

/// <summary>The settings of Redis are read as docs/configuratie.md says, every one of them stands there, and all errors are told at once.</summary>
public sealed partial class RedisOptionsTests : IDisposable
{
    private const string Kop = "redis.";
    private static readonly RedisOptions Aan = new() { Servers = ["redis1.example:6380"] };
    private readonly TijdelijkeMap _map = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public void Table_OfRedis_NamesEverySettingAndNoOther()
    {
        var bestaand = typeof(RedisOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(static p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]);

        Assert.Equal(bestaand.Order(StringComparer.Ordinal), Rijen().SelectMany(Namen).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("tls", "Passend")]
    [InlineData("voorvoegsel", "ib-gateway:")]
    [InlineData("tijdslimiet", "50 ms")]
    [InlineData("verbindtijd", "2000 ms")]
    [InlineData("pauze", "2000 ms")]
    public void Table_OfRedis_SaysTheDefault(string naam, string standaard)
    {
        var waarde = typeof(RedisOptions).GetProperties().Single(p => string.Equals(p.Name, naam, StringComparison.OrdinalIgnoreCase))
            .GetValue(new RedisOptions());

        Assert.Equal(standaard, waarde is TimeSpan duur ? $"{duur.TotalMilliseconds} ms" : $"{waarde}");
        Assert.Contains(Rijen(), rij => Namen(rij).Contains(naam) && rij.Split('|')[2].Contains(standaard, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_Settings_HasThemAll()
    {
        File.WriteAllText(_map["ib-gateway.json"], new JsonObject
        {
            ["redis"] = new JsonObject
            {
                ["servers"] = new JsonArray("redis1.example:6380", "redis2.example"), ["wachtwoordbestand"] = "geheim/redis", ["tls"] = "Volledig",
                ["ankers"] = "pki/redis.pem",
                ["voorvoegsel"] = "proef:", ["tijdslimiet"] = "00:00:00.020", ["verbindtijd"] = "00:00:01", ["pauze"] = "00:00:05",
            },
        }.ToJsonString());
        var gelezen = new ConfigurationBuilder().AddJsonFile(_map["ib-gateway.json"]).Build()
            .Get<Instellingen>(static o => o.ErrorOnUnknownConfiguration = true)!.Redis.Rooted(_map.Pad);

        Assert.Equal([("redis1.example", 6380), ("redis2.example", 6379)], gelezen.ReadServers());
        Assert.Equal(
            new RedisOptions
            {
                Servers = gelezen.Servers, Wachtwoordbestand = _map["geheim/redis"], Tls = Databasetls.Volledig, Ankers = _map["pki/redis.pem"],
                Voorvoegsel = "proef:",
                Tijdslimiet = TimeSpan.FromMilliseconds(20), Verbindtijd = TimeSpan.FromSeconds(1), Pauze = TimeSpan.FromSeconds(5),
            },
            gelezen);
    }

    [Fact]
    public void Validate_NothingSaid_IsNoRedis()
    {
        Assert.False(new RedisOptions().IsAan);
        Assert.Empty(new RedisOptions().Validate(Opslagsoort.Sqlite));
        Assert.Empty(Aan.Validate(Opslagsoort.Postgres));
    }

    [Fact]
    public void Validate_SettingsWithoutAServer_IsAnError()
        => Assert.Contains(
            "redis.servers is leeg", Assert.Single((new RedisOptions { Voorvoegsel = "a" }).Validate(Opslagsoort.Postgres)), StringComparison.Ordinal);

    [Fact]
    public void Validate_StoreOfOneNode_IsAnError()
        => Assert.Contains("opslag.soort Postgres", Assert.Single(Aan.Validate(Opslagsoort.Sqlite)), StringComparison.Ordinal);

    [Fact]
    public void Validate_EverythingWrong_TellsAllAtOnce()
    {
        var options = new RedisOptions
        {
            Servers = ["", "a:0"], Wachtwoordbestand = _map["weg"], Ankers = _map["ook weg"], Tls = (Databasetls)9, Voorvoegsel = "met spatie",
            Tijdslimiet = TimeSpan.Zero,
            Verbindtijd = TimeSpan.FromMinutes(1), Pauze = TimeSpan.Zero,
        };

        Assert.Equal(10, options.Validate(Opslagsoort.Sqlite).Count());
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("10.0.0.1:6379")]
    [InlineData("[::1]:6379")]
    [InlineData("[fe80::1]")]
    [InlineData("redis-1.intern.example:65535")]
    public void Validate_Server_IsOne(string server) => Assert.Empty(new RedisOptions { Servers = [server] }.Validate(Opslagsoort.Postgres));

    [Theory]
    [InlineData("")]
    [InlineData(":6379")]
    [InlineData("redis:")]
    [InlineData("redis:0")]
    [InlineData("redis:65536")]
    [InlineData("redis:+1")]
    [InlineData("redis://redis:6379")]
    [InlineData("redis,password=x")]
    [InlineData("[::1]6379")]
    public void Validate_Server_IsNone(string server)
        => Assert.Contains("redis.servers", Assert.Single(new RedisOptions { Servers = [server] }.Validate(Opslagsoort.Postgres)), StringComparison.Ordinal);

    [Theory]
    [InlineData(Databasetls.Passend, "127.0.0.1:6379", false)]
    [InlineData(Databasetls.Passend, "localhost", false)]
    [InlineData(Databasetls.Passend, "redis.example", true)]
    [InlineData(Databasetls.Volledig, "localhost", true)]
    [InlineData(Databasetls.Geen, "redis.example", false)]
    public void IsVersleuteld_ServerAndSetting_IsAsTheDocumentSays(Databasetls tls, string server, bool versleuteld)
        => Assert.Equal(versleuteld, new RedisOptions { Servers = [server], Tls = tls }.IsVersleuteld);

    private static string[] Namen(string rij) => [.. Setting().Matches(rij.Split('|')[1]).Select(static m => m.Groups["naam"].Value)];

    private static List<string> Rijen()
        => [.. File.ReadLines(Path.Combine(Root(), "docs", "configuratie.md")).Where(static r => r.StartsWith($"| `{Kop}", StringComparison.Ordinal))];

    [GeneratedRegex(@"`(redis)?\.(?<naam>[a-zA-Z]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();

    private static string Root()
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(map.FullName, "IB.Gateway.sln")))
            map = map.Parent ?? throw new InvalidOperationException("The tests do not run in the repository.");
        return map.FullName;
    }
}
