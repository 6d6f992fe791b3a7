using System.Runtime.InteropServices;

namespace IB.Gateway.Testing.Kafka;

/// <summary>Requests of the Kafka protocol, by their number there.</summary>
public enum Kafkaverzoek
{
    Produce = 0,
    Fetch = 1,
    Metadata = 3,
    OffsetCommit = 8,
    InitProducerId = 22,
    GetTelemetrySubscriptions = 71,
    PushTelemetry = 72,
}

/// <summary>Errors of the Kafka protocol, by their number there; the negative one is the library's own, and breaks the connection off.</summary>
public enum Protocolfout
{
    Geen = 0,
    Verbindingsbreuk = -195,
    UnknownTopicOrPart = 3,
    LeaderNotAvailable = 5,
    NotLeaderForPartition = 6,
    RequestTimedOut = 7,
    MsgSizeTooLarge = 10,
    NotEnoughReplicas = 19,
    TopicAuthorizationFailed = 29,
}

/// <summary>
/// A Kafka cluster within this process: the mock of librdkafka, which speaks the real protocol over TCP on 127.0.0.1 and keeps what it was sent. It has no
/// accounts, no TLS and no administration. Brokers are numbered from 1. Safe for use by many threads at once.
/// </summary>
public sealed class Mockcluster : IDisposable
{
    private readonly nint _rk;
    private readonly nint _cluster;
    private int _weg;

    /// <param name="brokers">How many brokers it has.</param>
    /// <exception cref="DllNotFoundException">There is no librdkafka for this platform.</exception>
    public Mockcluster(int brokers)
    {
        Librdkafka.Require();
        Brokers = brokers;

        // The client that it hangs on connects to nothing, and would say so each time.
        var conf = Librdkafka.ConfNew();
        Require(Librdkafka.ConfSet(conf, "log_level", "3", 0, 0));
        _rk = Librdkafka.New(Librdkafka.Producer, conf, 0, 0);
        _cluster = _rk == 0 ? 0 : Librdkafka.MockClusterNew(_rk, brokers);
        if (_cluster == 0)
            throw new InvalidOperationException("Het nagebootste cluster start niet.");
        Servers = Marshal.PtrToStringUTF8(Librdkafka.MockClusterBootstraps(_cluster))!;
    }

    /// <summary>How many brokers it has.</summary>
    public int Brokers { get; }

    /// <summary>Where they are: <c>127.0.0.1:40001,127.0.0.1:40002</c>.</summary>
    public string Servers { get; }

    /// <summary>Makes a topic.</summary>
    public void CreateTopic(string topic, int partities, int replicas) => Require(Librdkafka.MockTopicCreate(_cluster, topic, partities, replicas));

    /// <summary>Throws a topic away, with what is in it.</summary>
    public void DeleteTopic(string topic) => Require(Librdkafka.MockTopicDelete(_cluster, topic));

    /// <summary>Answers every question about a topic with this error, until another is set.</summary>
    public void SetTopicError(string topic, Protocolfout fout) => Librdkafka.MockTopicSetError(_cluster, topic, (int)fout);

    /// <summary>Another broker leads a partition.</summary>
    public void MoveLeader(string topic, int partitie, int broker) => Require(Librdkafka.MockPartitionSetLeader(_cluster, topic, partitie, broker));

    /// <summary>A broker breaks its connections and takes no new ones.</summary>
    public void SetDown(int broker) => Require(Librdkafka.MockBrokerSetDown(_cluster, broker));

    /// <summary>All of them do.</summary>
    public void SetAllDown()
    {
        for (var broker = 1; broker <= Brokers; broker++)
            SetDown(broker);
    }

    /// <summary>A broker is back.</summary>
    public void SetUp(int broker) => Require(Librdkafka.MockBrokerSetUp(_cluster, broker));

    /// <summary>All of them are.</summary>
    public void SetAllUp()
    {
        for (var broker = 1; broker <= Brokers; broker++)
            SetUp(broker);
    }

    /// <summary>One more broker, which leads some of the partitions from now on.</summary>
    public void AddBroker(int broker) => Require(Librdkafka.MockBrokerAdd(_cluster, broker));

    /// <summary>A broker goes for good; others lead its partitions.</summary>
    public void RemoveBroker(int broker) => Require(Librdkafka.MockBrokerDecommission(_cluster, broker));

    /// <summary>Asks clients to tell all that they measure of themselves, and remembers from now on what kinds of requests come.</summary>
    public void AskForMetrics()
    {
        var alles = Marshal.StringToCoTaskMemUTF8("");
        Require(Librdkafka.MockTelemetrySetRequestedMetrics(_cluster, [alles], 1));
        Marshal.FreeCoTaskMem(alles);
        Librdkafka.MockStartRequestTracking(_cluster);
    }

    /// <summary>The kinds of requests that came.</summary>
    public IReadOnlySet<Kafkaverzoek> ListVerzoeken()
    {
        var verzoeken = Librdkafka.MockGetRequests(_cluster, out var aantal);
        var soorten = Enumerable.Range(0, (int)aantal).Select(n => (Kafkaverzoek)Librdkafka.MockRequestApiKey(Marshal.ReadIntPtr(verzoeken, n * nint.Size)))
            .ToHashSet();
        Librdkafka.MockRequestDestroyArray(verzoeken, aantal);
        return soorten;
    }

    /// <summary>A broker answers after so long.</summary>
    public void SetRtt(int broker, TimeSpan rtt) => Require(Librdkafka.MockBrokerSetRtt(_cluster, broker, (int)rtt.TotalMilliseconds));

    /// <summary>The next requests of this kind get these errors, one each.</summary>
    public void PushErrors(Kafkaverzoek verzoek, params Protocolfout[] fouten)
        => Librdkafka.MockPushRequestErrors(_cluster, (short)verzoek, (nuint)fouten.Length, [.. fouten.Select(static f => (int)f)]);

    /// <summary>Errors that were not given yet are not given any more.</summary>
    public void ClearErrors(Kafkaverzoek verzoek) => Librdkafka.MockClearRequestErrors(_cluster, (short)verzoek);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _weg, 1) == 1)
            return;
        Librdkafka.MockClusterDestroy(_cluster);
        Librdkafka.Destroy(_rk);
    }

    private static void Require(int uitkomst)
    {
        if (uitkomst != 0)
            throw new InvalidOperationException($"Het nagebootste cluster antwoordt {uitkomst}.");
    }
}
