using System.Runtime.InteropServices;

namespace IB.Gateway.Testing.Kafka;

/// <summary>The calls into librdkafka that its mock cluster takes (<c>rdkafka_mock.h</c>). See <see cref="Mockcluster"/> for how they go together.</summary>
internal static class Librdkafka
{
    internal const int Producer = 0;

    private const string Bibliotheek = "librdkafka.so.1";
    private const string Installeer = "librdkafka is niet geïnstalleerd. Installeer het: apt-get install -y librdkafka1";

    /// <exception cref="InvalidOperationException">It is not there; the message says how to get it.</exception>
    internal static void Require()
    {
        if (!NativeLibrary.TryLoad(Bibliotheek, out _))
            throw new InvalidOperationException(Installeer);
    }

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_conf_new")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint ConfNew();

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_conf_set", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int ConfSet(
        nint conf, [MarshalAs(UnmanagedType.LPUTF8Str)] string naam, [MarshalAs(UnmanagedType.LPUTF8Str)] string waarde, nint fout, nuint lengte);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_new")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint New(int soort, nint conf, nint fout, nuint lengte);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void Destroy(nint rk);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_cluster_new")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint MockClusterNew(nint rk, int brokers);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_cluster_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void MockClusterDestroy(nint cluster);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_cluster_bootstraps")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint MockClusterBootstraps(nint cluster);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_topic_create", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int MockTopicCreate(nint cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, int partities, int replicas);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_topic_set_error", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void MockTopicSetError(nint cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, int fout);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_partition_set_leader", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int MockPartitionSetLeader(nint cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, int partitie, int broker);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_broker_set_down")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int MockBrokerSetDown(nint cluster, int broker);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_broker_set_up")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int MockBrokerSetUp(nint cluster, int broker);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_broker_set_rtt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int MockBrokerSetRtt(nint cluster, int broker, int milliseconden);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_push_request_errors_array")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void MockPushRequestErrors(nint cluster, short verzoek, nuint aantal, int[] fouten);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_clear_request_errors")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void MockClearRequestErrors(nint cluster, short verzoek);
}
