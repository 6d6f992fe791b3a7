using System.Diagnostics;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace IB.Gateway.Testing.Kafka;

/// <summary>The calls into librdkafka that its mock cluster takes (<c>rdkafka_mock.h</c>). See <see cref="Mockcluster"/> for how they go together.</summary>
internal static class Librdkafka
{
    internal const int Producer = 0;

    private const string Bibliotheek = "librdkafka";

    private static readonly Lazy<bool> Gevonden = new(Find);

    /// <summary>To be asked before any of the calls: they go to the library that the client has loaded, whichever of its variants that is.</summary>
    /// <exception cref="DllNotFoundException">There is none for this platform.</exception>
    internal static void Require() => _ = Gevonden.Value;

    private static bool Find()
    {
        Library.Load();
        using var proces = Process.GetCurrentProcess();
        var geladen = proces.Modules.Cast<ProcessModule>().First(static m => m.ModuleName.Contains(Bibliotheek, StringComparison.Ordinal)).FileName;
        NativeLibrary.SetDllImportResolver(typeof(Librdkafka).Assembly, (naam, _, _) => naam == Bibliotheek ? NativeLibrary.Load(geladen) : 0);
        return true;
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

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_topic_delete", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int MockTopicDelete(nint cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_broker_add")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int MockBrokerAdd(nint cluster, int broker);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_broker_decommission")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int MockBrokerDecommission(nint cluster, int broker);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_telemetry_set_requested_metrics")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int MockTelemetrySetRequestedMetrics(nint cluster, nint[] metingen, nuint aantal);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_start_request_tracking")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void MockStartRequestTracking(nint cluster);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_get_requests")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint MockGetRequests(nint cluster, out nuint aantal);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_request_api_key")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern short MockRequestApiKey(nint verzoek);

    [DllImport(Bibliotheek, EntryPoint = "rd_kafka_mock_request_destroy_array")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void MockRequestDestroyArray(nint verzoeken, nuint aantal);
}
