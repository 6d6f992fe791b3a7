using IB.Gateway.Routing.Kafka;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Kafka;

public sealed class KafkaOptionsTests : IDisposable
{
    private static readonly KafkaOptions Goed = new()
    {
        Servers = "kafka1.example:9093,kafka2.example:9093",
        Ophaaladres = new Uri("https://knooppunt.example"),
    };

    private readonly TijdelijkeMap _map = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public void Validate_Defaults_AreOffAndValid()
    {
        Assert.False(new KafkaOptions().Aan);
        Assert.Empty(new KafkaOptions().Validate());
        Assert.Empty((new KafkaOptions() with { Partities = -1 }).Validate());
        Assert.Empty(Goed.Validate());
    }

    [Fact]
    public void Validate_EverythingWrong_NamesEachSettingAtOnce()
    {
        var fout = Goed with
        {
            Servers = "kafka1", Voorvoegsel = "IB_", ClientId = "", Ophaaladres = new Uri("http://knooppunt.example"), Tls = (Kafkatls)9,
            Ankers = _map["weg.pem"], Certificaat = _map["weg.pem"],
            Sasl = (Kafkasasl)9, Partities = 0, Replicas = 11, MinReplicas = 12, Bewaartermijn = TimeSpan.FromDays(32), MaxBerichtBytes = 1000,
            MaxOnderwegBytes = 1, MaxOnderweg = 0,
            Ronde = TimeSpan.Zero, MaxHerkans = TimeSpan.Zero, Achterstandgrens = TimeSpan.Zero,
        };

        Assert.Equal(
            [
                "servers", "voorvoegsel", "clientId", "ophaaladres", "tls", "ankers", "certificaat", "certificaat", "sasl", "sasl", "partities", "replicas",
                "minReplicas",
                "bewaartermijn", "maxBerichtBytes", "maxOnderwegBytes", "maxOnderweg", "ronde", "maxHerkans", "achterstandgrens",
            ],
            fout.Validate().Select(static f => f.Split(' ', ':')[0]["kafka.".Length..]));
    }

    [Theory]
    [InlineData("kafka.example:9092", false)]
    [InlineData("127.0.0.1:9092,localhost:9093", true)]
    [InlineData("127.0.0.1:9092,kafka.example:9093", false)]
    [InlineData("127.example:9092", false)]
    public void Passend_ToAnotherMachine_IsEncrypted(string servers, bool eigen)
        => Assert.Equal(!eigen, (Goed with { Servers = servers }).IsVersleuteld);

    [Fact]
    public void Validate_PasswordWithoutTlsToAnotherMachine_IsRefused()
    {
        var bestand = _map["wachtwoord"];
        File.WriteAllText(bestand, "geheim");
        var plain = Goed with { Sasl = Kafkasasl.Plain, Gebruiker = "ib", Wachtwoordbestand = bestand };

        Assert.Empty(plain.Validate());
        Assert.Contains("leesbaar over het netwerk", Assert.Single((plain with { Tls = Kafkatls.Geen }).Validate()), StringComparison.Ordinal);
        Assert.Empty((plain with { Tls = Kafkatls.Geen, Sasl = Kafkasasl.ScramSha512 }).Validate());
        Assert.Empty((plain with { Tls = Kafkatls.Geen, Servers = "localhost:9092" }).Validate());
    }

    [Theory]
    [InlineData(1048576 - 8192, true)]
    [InlineData(1048576 - 8191, false)]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void Validate_ContentThatGoesAlong_FitsWithItsHeaders(int bytes, bool goed)
        => Assert.Equal(goed, !(Goed with { InhoudTotBytes = bytes }).Validate().Any());

    [Fact]
    public void Rooted_RelativePaths_AreBelowTheFolder()
    {
        var geworteld = (Goed with { Ankers = "pki/ca.pem", Certificaat = "ik.pem", Sleutel = "ik.key", Wachtwoordbestand = "geheim" }).Rooted(_map.Pad);
        Assert.Equal(
            (_map["pki/ca.pem"], _map["ik.pem"], _map["ik.key"], _map["geheim"]),
            (geworteld.Ankers, geworteld.Certificaat, geworteld.Sleutel, geworteld.Wachtwoordbestand));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(1000, 60)]
    public void After_FailuresInARow_WaitsLongerUpToTheLongest(int opeenvolgend, int seconden)
        => Assert.Equal(TimeSpan.FromSeconds(seconden), Herkans.After(opeenvolgend, Goed));
}
