using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Delen;
using IB.Gateway.LoadTests.Mengsel;
using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Gateway;

/// <summary>Prints measurements as they come, as rows of a table in Markdown.</summary>
internal sealed class Rapport(TextWriter uitvoer)
{
    private readonly List<string> _later = [];

    internal void Begin(Meetplan plan)
    {
        uitvoer.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC; {Machine.Describe(plan.Map)}");
        uitvoer.WriteLine(
            $"{plan.Verbindingen} berichten tegelijk; {plan.Duur.TotalSeconds} s per meting; {plan.Rondes} ronden; uit de postbussen wordt {plan.Ophaaldeel:P0} opgehaald; zaad {plan.Zaad}");
        uitvoer.WriteLine($"load average vooraf {Machine.Belasting()}");
    }

    internal void Delen(IEnumerable<Deeluitkomst> delen)
    {
        Kop("onderdeel, 1 thread", "berichten/s", "us/bericht", "MB/s", "bytes heap/bericht");
        foreach (var deel in delen)
            Regel(
                deel.Naam, $"{deel.PerSeconde:F0}", $"{1e6 / deel.PerSeconde:F1}", $"{deel.PerSeconde * deel.BytesPerBericht / 1e6:F0}",
                $"{deel.Toegewezen:F0}");
    }

    internal void Journaal(int aanroepers, Journaaluitkomst uitkomst) => Tekst(
        $"{Environment.NewLine}journaal alleen, {aanroepers} aanroepers: {uitkomst.PerSeconde:F0} berichten/s, {uitkomst.Cpu.TotalMilliseconds:F3} ms cpu per bericht");

    internal void Metingen(params IReadOnlyList<Dek> dekken)
    {
        uitvoer.WriteLine();
        foreach (var dek in dekken)
            uitvoer.WriteLine(Describe(dek));
        uitvoer.WriteLine(
            $"Het mengsel is een belastingmodel en geen telling. Daarvan is {Berichtmix.DeelBuitenMengsel} % iEb, iPgb en overig; die doen niet mee, dus hun deel is naar rato verdeeld.");
        Kop(
            "meting", "berichten/s", "MB/s", "bevestigd p50 ms", "p99", "p99.9", "max", "in postbus p50 ms", "p99", "p99.9", "gepusht p50 ms", "p99", "p99.9",
            "cpu server ms", "cpu zender ms", "kB schijf/bericht", "kB heap/bericht", "fsync/s", "per fsync", "piek MB", "load");
    }

    internal void Meting(Meetregel meting)
    {
        var latenties = meting.Uitkomst.Latenties;
        Regel(
        [
            meting.Naam, $"{meting.Uitkomst.PerSeconde:F0}", $"{meting.Uitkomst.MegabytesPerSeconde:F1}",
            .. Percentielen(latenties), Ms(latenties.Max), .. Percentielen(meting.Postbus), .. Percentielen(meting.Push),
            $"{meting.CpuServer.TotalMilliseconds:F3}", $"{meting.CpuZender.TotalMilliseconds:F3}", $"{meting.Geschreven / 1000:F1}",
            Eigen(meting, e => $"{e.Toegewezen / 1000:F1}"), Eigen(meting, e => $"{e.CommitsPerSeconde:F0}"), Eigen(meting, e => $"{e.PerCommit:F1}"),
            $"{meting.Piekgeheugen / 1e6:F0}", Machine.Belasting().Split(' ')[0],
        ]);
    }

    internal void Append(string naam, double perSeconde, double bytesPerBericht, int perTransactie) => Regel(
    [
        naam, $"{perSeconde:F0}", $"{perSeconde * bytesPerBericht / 1e6:F1}", .. Enumerable.Repeat("-", 14),
        $"{perSeconde / perTransactie:F0}", $"{perTransactie}", "-", Machine.Belasting().Split(' ')[0],
    ]);

    /// <summary>Keeps a line until the table is complete.</summary>
    internal void Later(string tekst) => _later.Add(tekst);

    /// <summary>Ends the table, and prints what was kept.</summary>
    internal void End()
    {
        uitvoer.WriteLine();
        _later.ForEach(uitvoer.WriteLine);
    }

    internal void Tekst(string tekst) => uitvoer.WriteLine(tekst);

    private static string Describe(Dek dek)
    {
        var groottes = dek.Sjablonen.Select(s => s.InhoudLengte).Order().ToList();
        return $"{dek.Naam}: {groottes.Count} berichten van {dek.Sjablonen.Select(s => s.Functie).Distinct(StringComparer.Ordinal).Count()} typen, "
            + $"gemiddeld {dek.Inhoudbytes / 1000:F1} kB, van {groottes[0] / 1e3:F1} kB tot {groottes[^1] / 1e6:F3} MB";
    }

    private static string[] Percentielen(Latenties? latenties) => latenties is { Aantal: > 0 }
        ? [Ms(latenties.Percentiel(0.5)), Ms(latenties.Percentiel(0.99)), Ms(latenties.Percentiel(0.999))]
        : ["-", "-", "-"];

    private static string Eigen(Meetregel meting, Func<Eigenmeting, string> tekst) => meting.Eigen is { } eigen ? tekst(eigen) : "-";

    private void Kop(params string[] kolommen)
    {
        uitvoer.WriteLine();
        Regel(kolommen);
        Regel([.. kolommen.Select((_, i) => i == 0 ? "---" : "---:")]);
    }

    private void Regel(params string[] cellen) => uitvoer.WriteLine($"| {string.Join(" | ", cellen)} |");

    private static string Ms(TimeSpan duur) => $"{duur.TotalMilliseconds:F1}";
}
