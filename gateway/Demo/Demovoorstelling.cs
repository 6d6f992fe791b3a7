using System.Globalization;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie.Logboek;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace IB.Gateway.Demo;

/// <summary>
/// The main job in one command: test PKI, a knooppunt with an empty store, parties that talk to it over mTLS, whole conversations and
/// what goes wrong; and a table of what became of each message.
/// </summary>
internal sealed class Demovoorstelling(IAnsiConsole console, TimeProvider tijd)
{
    /// <summary>Plays the story. Returns 0 when every message came to what it must come to, otherwise 1.</summary>
    /// <param name="map">Folder for PKI, settings and data; its data of an earlier demo is removed.</param>
    /// <param name="once">Whether to stop afterwards; otherwise the knooppunt runs on until it is asked to stop.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<int> RunAsync(string map, bool once, CancellationToken cancellationToken)
    {
        map = Path.GetFullPath(map);
        var begin = tijd.GetTimestamp();
        RemoveData(map);
        await using var wereld = await Demowereld.StartAsync(map, tijd, Logboek, cancellationToken);
        console.MarkupLineInterpolated($"Knooppunt gereed in {tijd.GetElapsedTime(begin).TotalSeconds:0.0} s op {wereld.Knooppunt.Adres} (beheer {wereld.Knooppunt.Beheeradres}), gegevens in {map}");
        var uitkomsten = new List<Demouitkomst>();
        var verloop = new Demoverloop(wereld, new Nummergever(), tijd);
        await foreach (var uitkomst in verloop.PlayAsync(Demoverhaal.Berichten, cancellationToken))
        {
            uitkomsten.Add(uitkomst);
            console.MarkupLineInterpolated($"  {(uitkomst.Gelukt ? "goed" : "FOUT")}  {uitkomst.Bericht.Gesprek}: {uitkomst.Bericht.Functie}");
        }

        await Demotabel.WriteAsync(console, uitkomsten, wereld.Knooppunt.Services.GetRequiredService<IJournaal>(), cancellationToken);
        var mislukt = uitkomsten.Count(u => !u.Gelukt);
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{uitkomsten.Count - mislukt} van {uitkomsten.Count} berichten kregen de verwachte afloop.");
        if (!once)
            await StayAsync(wereld, map, cancellationToken);
        return mislukt == 0 ? 0 : 1;
    }

    private async Task StayAsync(Demowereld wereld, string map, CancellationToken cancellationToken)
    {
        var pki = Path.Combine(map, "pki");
        console.WriteLine("Het knooppunt blijft draaien; stop met Ctrl+C. Probeer bijvoorbeeld:");
        console.WriteLine($"  curl --cacert {pki}/ca/root.pem --cert {pki}/{Demoverhaal.Aanbieder}.pem --key {pki}/{Demoverhaal.Aanbieder}.key {new Uri(wereld.Knooppunt.Adres, "/v1/berichten").AbsoluteUri.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}");
        console.WriteLine($"  curl {new Uri(wereld.Knooppunt.Beheeradres, "/health/ready")}");
        console.WriteLine($"  curl {new Uri(wereld.Knooppunt.Beheeradres, "/metrics")}");
        await wereld.Knooppunt.WaitForShutdownAsync(cancellationToken);
    }

    private static void Logboek(ILoggingBuilder logboek) => logboek.UseVeiligLogboek().SetMinimumLevel(LogLevel.Warning);

    private static void RemoveData(string map)
    {
        var data = Path.Combine(map, "data");
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
    }
}
