using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace IB.Gateway.Routing.Kafka;

/// <summary>
/// Loads librdkafka, which comes along with the program for some platforms and not for all. To be asked before anything else of Kafka is touched, so
/// that a start is refused and not broken off.
/// </summary>
public static class Kafkabibliotheek
{
    private static readonly Lazy<string?> Fout = new(static () => Try(
        static () =>
        {
            Library.Load();
            return Library.VersionString;
        },
        typeof(Library).Assembly.GetName().Version!));

    /// <summary>Which version it is: the one to hold against notices of leaks.</summary>
    public static string Versie => Library.VersionString;

    /// <summary>Why it cannot be used, in Dutch; <see langword="null"/> when it can.</summary>
    public static string? FindFout() => Fout.Value;

    /// <summary>Why loading gives nothing to work with, in Dutch; <see langword="null"/> when it does.</summary>
    /// <param name="laad">Loads it, and tells its version.</param>
    /// <param name="eigen">The version that the calls are made for, of which the first two numbers count.</param>
    internal static string? Try(Func<string> laad, Version eigen)
    {
        try
        {
            // Where the variant of the program wants what a system lacks, one that the system has goes before the variant that does without.
            var versie = laad();
            return versie.StartsWith($"{eigen.ToString(2)}.", StringComparison.Ordinal)
                ? null
                : $"kafka: dit systeem heeft een eigen librdkafka ({versie}), en die laadt in plaats van de {eigen.ToString(2)} die het programma bij zich heeft. "
                    + "Verwijder hem (apt-get remove librdkafka-dev), of laat kafka.servers weg";
        }
        catch (Exception fout) when (fout is TypeLoadException or BadImageFormatException or InvalidOperationException or IOException)
        {
            return $"kafka: librdkafka laadt niet op {RuntimeInformation.RuntimeIdentifier} ({fout.Message}). Het programma heeft hem bij zich, onder runtimes/, voor Linux op x64 en arm64 "
                + "met glibc 2.28 of later. Zet het programma in zijn geheel op zo'n systeem, of laat kafka.servers weg";
        }
    }
}
