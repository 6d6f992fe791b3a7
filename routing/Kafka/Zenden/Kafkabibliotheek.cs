using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace IB.Gateway.Routing.Kafka;

/// <summary>
/// Finds librdkafka, which the operating system brings and not a package: its security updates come with those of the system. To be asked before
/// anything else of Kafka is touched.
/// </summary>
public static class Kafkabibliotheek
{
    private const string Naam = "librdkafka";
    private const string Bestand = "librdkafka.so.1";

    private static readonly Lazy<string?> Fout = new(Load);

    /// <summary>Why it cannot be used, in Dutch; <see langword="null"/> when it can.</summary>
    public static string? FindFout() => Fout.Value;

    private static string? Load()
    {
        if (!NativeLibrary.TryLoad(Bestand, out var bibliotheek))
            return $"kafka: {Bestand} is niet geïnstalleerd. Installeer het: apt-get install -y librdkafka1";
        NativeLibrary.SetDllImportResolver(typeof(Library).Assembly, (naam, _, _) => naam == Naam ? bibliotheek : 0);
        return null;
    }
}
