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
    /// <param name="demomap">Folder for PKI, settings and data.</param>
    /// <param name="inCluster">Whether two nodes share a PostgreSQL and a Redis; otherwise one has a store of its own.</param>
    /// <param name="once">Whether to stop afterwards; otherwise the knooppunt runs on until it is asked to stop.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<int> RunAsync(Demomap demomap, bool inCluster, bool once, CancellationToken cancellationToken)
    {
        var (map, begin) = (demomap.Pad, tijd.GetTimestamp());
        await using var cluster = inCluster ? await Democluster.StartAsync() : null;
        await using var wereld = await Demowereld.StartAsync(map, cluster, tijd, Logboek, cancellationToken);
        WriteGereed(wereld, map, tijd.GetElapsedTime(begin));
        var uitkomsten = new List<Demouitkomst>();
        var verloop = new Demoverloop(wereld, new Nummergever(), tijd);
        await foreach (var uitkomst in verloop.PlayAsync(Demoverhaal.Berichten, cancellationToken))
        {
            uitkomsten.Add(uitkomst);
            console.MarkupLineInterpolated($"  {(uitkomst.Gelukt ? "goed" : "FOUT")}  {uitkomst.Bericht.Gesprek}: {uitkomst.Bericht.Functie}");
        }

        await Demotabel.WriteAsync(console, uitkomsten, wereld.Services.GetRequiredService<IJournaal>(), cancellationToken);
        var gevolgd = await Demovolger.FollowAsync(
            wereld.Onderwerpen, uitkomsten.Count(u => u.Bericht.Afloop == Afloop.Bezorgd && Demowereld.Zorgstatus.Functies.Contains(u.Bericht.Functie)),
            cancellationToken);
        console.MarkupLineInterpolated($"  {(gevolgd.Gelukt ? "goed" : "FOUT")}  Het CAK volgt {gevolgd.Tekst}");
        var mislukt = uitkomsten.Count(u => !u.Gelukt);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"{uitkomsten.Count - mislukt} van {uitkomsten.Count} berichten kregen de verwachte afloop.");
        if (!once)
            await StayAsync(wereld, map, cancellationToken);
        return mislukt == 0 && gevolgd.Gelukt ? 0 : 1;
    }

    private void WriteGereed(Demowereld wereld, string map, TimeSpan duur)
    {
        if (wereld.Knooppunten is [var enige])
        {
            console.MarkupLineInterpolated($"Knooppunt gereed in {duur.TotalSeconds:0.0} s op {enige.Adres} (beheer {enige.Beheeradres}), gegevens in {map}");
            return;
        }

        console.MarkupLineInterpolated(
            $"{wereld.Knooppunten.Count} knooppunten gereed in {duur.TotalSeconds:0.0} s op een PostgreSQL en een Redis die met de demo verdwijnen, certificaten en sleutels in {map}");
        foreach (var (n, knooppunt) in wereld.Knooppunten.Index())
            console.MarkupLineInterpolated(
                $"  knooppunt {n + 1}: {knooppunt.Adres} (beheer {knooppunt.Beheeradres}){(n == 0 ? ", voor de gemeenten" : ", voor aanbieders en ketenpartners")}");
    }

    private async Task StayAsync(Demowereld wereld, string map, CancellationToken cancellationToken)
    {
        var (pki, knooppunt) = (Path.Combine(map, "pki"), wereld.Knooppunten[0]);
        console.WriteLine("Het knooppunt blijft draaien; stop met Ctrl+C. Probeer bijvoorbeeld:");
        console.WriteLine(
            $"  curl --cacert {pki}/ca/root.pem --cert {pki}/{Demoverhaal.Aanbieder}.pem --key {pki}/{Demoverhaal.Aanbieder}.key {new Uri(knooppunt.Adres, "/v1/berichten").AbsoluteUri.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}");
        console.WriteLine(
            $"  curl -N --cacert {pki}/ca/root.pem --cert {pki}/cak.pem --key {pki}/cak.key -H 'Accept: text/event-stream' {new Uri(knooppunt.Adres, $"/v1/onderwerpen/{Demowereld.Zorgstatus.Naam}/gebeurtenissen").AbsoluteUri.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}");
        console.WriteLine($"  curl {new Uri(knooppunt.Beheeradres, "/health/ready")}");
        console.WriteLine($"  curl {new Uri(knooppunt.Beheeradres, "/metrics")}");
        await knooppunt.WaitForShutdownAsync(cancellationToken);
    }

    private static void Logboek(ILoggingBuilder logboek) => logboek.UseVeiligLogboek().SetMinimumLevel(LogLevel.Warning);
}
