using Confluent.Kafka;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Kafka;

/// <summary>The settings as librdkafka has them.</summary>
internal static class Kafkaconfiguratie
{
    /// <summary>For whoever connects.</summary>
    public static ClientConfig Client(KafkaOptions options)
    {
        var config = new ClientConfig
        {
            BootstrapServers = options.Servers,
            ClientId = options.ClientId,
            SecurityProtocol = Protocol(options),
            ReconnectBackoffMaxMs = (int)options.MaxVerbindpauze.TotalMilliseconds,
            ReconnectBackoffMs = Math.Min(100, (int)options.MaxVerbindpauze.TotalMilliseconds),
            TopicMetadataPropagationMaxMs = (int)options.Bekendwording.TotalMilliseconds,
            // How long disposing waits for the thread that polls.
            CancellationDelayMaxMs = 20,

            // Otherwise asking for a topic would make it, with settings that nobody chose.
            AllowAutoCreateTopics = false,

            // A cluster may ask its clients how they fare; what this one does, its operator reads in its own metrics.
            EnableMetricsPush = false,
        };
        if (options.IsVersleuteld)
        {
            config.SslEndpointIdentificationAlgorithm = SslEndpointIdentificationAlgorithm.Https;
            config.SslCaLocation = options.Ankers;
            config.SslCertificateLocation = options.Certificaat;
            config.SslKeyLocation = options.Sleutel;
        }

        if (Mechanisme(options.Sasl) is { } mechanisme)
        {
            config.SaslMechanism = mechanisme;
            config.SaslUsername = options.Gebruiker;
            config.SaslPassword = Wachtwoordbestand.Read(options.Wachtwoordbestand!);
        }

        return config;
    }

    /// <summary>
    /// For who publishes. An event that the brokers do not take for now is tried for as long as it takes, in its place: time runs out for nothing. When
    /// one cannot be taken at all, nothing behind it goes either.
    /// </summary>
    public static ProducerConfig Producer(KafkaOptions options) => new(Client(options))
    {
        EnableIdempotence = true,
        EnableGaplessGuarantee = true,
        Acks = Acks.All,
        MaxInFlight = 5,
        MessageTimeoutMs = 0,
        MessageSendMaxRetries = int.MaxValue,
        RetryBackoffMs = 100,
        LingerMs = 5,
        MessageMaxBytes = options.MaxBerichtBytes,
        // Never the limit: the follower has its own, and waits for it without blocking.
        QueueBufferingMaxMessages = options.MaxOnderweg + 1,
        QueueBufferingMaxKbytes = (int)((options.MaxOnderwegBytes + options.MaxBerichtBytes) / 1024 * 2),
        CompressionType = CompressionType.Lz4,
        // As Java clients divide keys, so that others can write and read beside us.
        Partitioner = Partitioner.Murmur2Random,
        DeliveryReportFields = "none",
    };

    private static SecurityProtocol Protocol(KafkaOptions options) => (options.IsVersleuteld, options.Sasl != Kafkasasl.Geen) switch
    {
        (true, true) => SecurityProtocol.SaslSsl,
        (true, false) => SecurityProtocol.Ssl,
        (false, true) => SecurityProtocol.SaslPlaintext,
        _ => SecurityProtocol.Plaintext,
    };

    private static SaslMechanism? Mechanisme(Kafkasasl sasl) => sasl switch
    {
        Kafkasasl.Plain => SaslMechanism.Plain,
        Kafkasasl.ScramSha256 => SaslMechanism.ScramSha256,
        Kafkasasl.ScramSha512 => SaslMechanism.ScramSha512,
        _ => null,
    };
}
