using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Confluent.Kafka;
using IB.Gateway.Routing.Kafka;
using IB.Gateway.Routing.Kafka.Topics;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Kafka;

/// <summary>
/// What the settings become is taken by librdkafka: it knows every property, can TLS and each way of logging in, and reads the
/// files. Not that a broker takes it; there is none here that can.
/// </summary>
public sealed class KafkaconfiguratieTests : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    public KafkaconfiguratieTests()
    {
        Assert.Null(Kafkabibliotheek.FindFout());
        using var sleutel = RSA.Create(2048);
        var aanvraag = new CertificateRequest("CN=knooppunt", sleutel, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificaat = aanvraag.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllText(_map["ik.pem"], certificaat.ExportCertificatePem());
        File.WriteAllText(_map["ik.key"], sleutel.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(_map["geheim"], "wachtwoord\nniet meer\n");
    }

    public void Dispose() => _map.Dispose();

    [Theory]
    [InlineData(Kafkasasl.Geen, SecurityProtocol.Ssl, null)]
    [InlineData(Kafkasasl.Plain, SecurityProtocol.SaslSsl, SaslMechanism.Plain)]
    [InlineData(Kafkasasl.ScramSha256, SecurityProtocol.SaslSsl, SaslMechanism.ScramSha256)]
    [InlineData(Kafkasasl.ScramSha512, SecurityProtocol.SaslSsl, SaslMechanism.ScramSha512)]
    public async Task Producer_TlsAndLoggingIn_IsTakenByTheLibrary(Kafkasasl sasl, SecurityProtocol protocol, SaslMechanism? mechanisme)
    {
        var config = Kafkaconfiguratie.Producer(Volledig(sasl));

        Assert.Equal((protocol, mechanisme), (config.SecurityProtocol, config.SaslMechanism));
        Assert.Equal(sasl == Kafkasasl.Geen ? null : "wachtwoord", config.SaslPassword);
        Assert.Equal(SslEndpointIdentificationAlgorithm.Https, config.SslEndpointIdentificationAlgorithm);
        var regels = new ConcurrentQueue<string>();
        using var producer = new ProducerBuilder<Null, byte[]>(config).SetLogHandler((_, regel) => regels.Enqueue($"{regel.Facility} {regel.Message}"))
            .SetErrorHandler(static (_, _) => { }).Build();
        Assert.StartsWith("ib-gateway#producer", producer.Name, StringComparison.Ordinal);

        // It warns of what is deprecated or of no use together, and always of this one, which docs/adr/0015 chose.
        await Kafkaproef.UntilAsync(
            () => regels.Any(static r => r.Contains("enable.gapless.guarantee is experimental", StringComparison.Ordinal)), () => string.Join('\n', regels));
        Assert.Single(regels, static r => r.StartsWith("CONFWARN", StringComparison.Ordinal));
    }

    [Fact]
    public void Producer_OfAnyFollower_NeverGivesUpNorPassesOver()
    {
        var config = Kafkaconfiguratie.Producer(Volledig(Kafkasasl.Geen));

        Assert.Equal((true, true, Acks.All, 0), (config.EnableIdempotence, config.EnableGaplessGuarantee, config.Acks, config.MessageTimeoutMs));
        Assert.False(config.AllowAutoCreateTopics);
    }

    [Fact]
    public async Task Check_FileThatIsNoCertificate_IsForAPersonToMend()
    {
        File.WriteAllText(_map["ik.pem"], "niets");
        var options = Volledig(Kafkasasl.Geen);
        var oordeel = await new Topicbeheer(options).CheckAsync(Topicplan.Of("CAK", "proef", options), aanmaken: false, TestContext.Current.CancellationToken);

        Assert.Equal((Kafkafoutsoort.Blijvend, "instellingen"), (oordeel.Fout!.Soort, oordeel.Fout.Code));
        Assert.Contains("ssl.", oordeel.Fout.Uitleg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_PasswordFileThatIsGone_IsForAPersonToMend()
    {
        var options = Volledig(Kafkasasl.Plain);
        File.Delete(_map["geheim"]);
        var oordeel = await new Topicbeheer(options).CheckAsync(Topicplan.Of("CAK", "proef", options), aanmaken: false, TestContext.Current.CancellationToken);

        Assert.Equal((Kafkafoutsoort.Blijvend, "instellingen"), (oordeel.Fout!.Soort, oordeel.Fout.Code));
    }

    private KafkaOptions Volledig(Kafkasasl sasl) => new()
    {
        Servers = "127.0.0.1:1", Tls = Kafkatls.Volledig, Ankers = _map["ik.pem"], Certificaat = _map["ik.pem"], Sleutel = _map["ik.key"],
        Sasl = sasl, Gebruiker = sasl == Kafkasasl.Geen ? null : "ib", Wachtwoordbestand = sasl == Kafkasasl.Geen ? null : _map["geheim"],
    };
}
