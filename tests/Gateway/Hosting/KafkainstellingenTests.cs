using System.Reflection;
using System.Text.RegularExpressions;
using IB.Gateway.Hosting;
using IB.Gateway.Routing.Kafka;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Hosting;

/// <summary>Every setting of Kafka stands in docs/configuratie.md, and is read from the file.</summary>
public sealed partial class KafkainstellingenTests : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public void Table_OfKafka_NamesEverySettingAndNoOther()
    {
        var bestaand = typeof(KafkaOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.CanWrite)
            .Select(static p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]);

        Assert.Equal(
            bestaand.Order(StringComparer.Ordinal),
            Rijen().SelectMany(static r => NaamRegex().Matches(r.Split('|')[1]).Select(static m => m.Groups["naam"].Value)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ReadKafka_Settings_HasThemWithAbsolutePaths()
    {
        foreach (var bestand in new[] { "ca.pem", "ik.pem", "ik.key", "geheim" })
            File.WriteAllText(_map[bestand], "x");
        var options = Read("""
            { "servers": "kafka1.example:9093", "ophaaladres": "https://knooppunt.example:8443", "voorvoegsel": "ib-proef", "tls": "Volledig", "ankers": "ca.pem", "certificaat": "ik.pem",
              "sleutel": "ik.key", "sasl": "ScramSha512", "gebruiker": "ib", "wachtwoordbestand": "geheim", "bewaartermijn": "12:00:00", "topicsAanmaken": true, "partities": 6 }
            """).Kafka;

        Assert.Equal(
            new KafkaOptions
            {
                Servers = "kafka1.example:9093", Ophaaladres = new Uri("https://knooppunt.example:8443"), Voorvoegsel = "ib-proef", Tls = Kafkatls.Volledig,
                Ankers = _map["ca.pem"],
                Certificaat = _map["ik.pem"], Sleutel = _map["ik.key"], Sasl = Kafkasasl.ScramSha512, Gebruiker = "ib", Wachtwoordbestand = _map["geheim"],
                Bewaartermijn = TimeSpan.FromHours(12), TopicsAanmaken = true, Partities = 6,
            },
            options);
    }

    [Fact]
    public void ReadKafka_UnknownSetting_IsRefused()
        => Assert.Contains(
            "topicAanmaken is geen bekende instelling",
            Assert.Throws<InstellingenException>(() => Read("""{ "servers": "localhost:9092", "topicAanmaken": true }""")).Fouten[0], StringComparison.Ordinal);

    private Instellingen Read(string kafka)
    {
        File.WriteAllText(_map["ib-gateway.json"], $$"""{ "kafka": {{kafka}} }""");
        return InstellingenLezer.ReadKafka(_map["ib-gateway.json"]);
    }

    private static IEnumerable<string> Rijen()
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(map.FullName, "IB.Gateway.sln")))
            map = map.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        var doc = File.ReadAllText(Path.Combine(map.FullName, "docs", "configuratie.md"));
        var begin = doc.IndexOf("\n## Kafka\n", StringComparison.Ordinal);
        return doc[begin..doc.IndexOf("\n## ", begin + 1, StringComparison.Ordinal)].Split('\n')
            .Where(static r => r.StartsWith("| `", StringComparison.Ordinal));
    }

    [GeneratedRegex("`(?<naam>[A-Za-z]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NaamRegex();
}
