using System.Globalization;
using IB.Gateway.Storage;
using Spectre.Console;

namespace IB.Gateway.Demo;

/// <summary>Shows every message of the story with the states that it went through and when, as the journal has them.</summary>
internal static class Demotabel
{
    /// <summary>Wide enough for a message on a line, also when the output goes to a file.</summary>
    private const int Breedte = 190;

    internal static async Task WriteAsync(
        IAnsiConsole console, IReadOnlyList<Demouitkomst> uitkomsten, IJournaal journaal, CancellationToken cancellationToken)
    {
        console.Profile.Width = Math.Max(console.Profile.Width, Breedte);
        var tabel = new Table().Border(TableBorder.Ascii2)
            .AddColumns("Gesprek", "Bericht", "Van > naar", "Ontvangen (UTC)", "Na aanleiding", "Toestanden, met ms sinds ontvangst", "Uitkomst");
        foreach (var kolom in tabel.Columns)
            kolom.NoWrap();
        var uitleg = new List<string>();
        var ontvangen = new Dictionary<string, DateTimeOffset>();
        foreach (var uitkomst in uitkomsten)
        {
            var bericht = await FindAsync(journaal, uitkomst, cancellationToken);
            var historie = bericht is null ? [] : await journaal.ReadHistorieAsync(bericht.Volgnummer, cancellationToken);
            if (bericht is not null)
                ontvangen[uitkomst.Bericht.Sleutel] = bericht.OntvangenOp;
            tabel.AddRow(Rij(uitkomst, bericht, Wachttijd(uitkomst.Bericht, ontvangen), historie));
            if (uitkomst.Uitleg.Length > 0)
                uitleg.Add($"{uitkomst.Bericht.Gesprek}: {uitkomst.Uitleg}");
        }

        console.Write(tabel);
        console.WriteLine("Wat een partij daarbij las of zag:");
        foreach (var regel in uitleg)
            console.WriteLine($"  {regel}");
    }

    // Of two messages with one number the refused one is the later.
    private static async Task<Bericht?> FindAsync(IJournaal journaal, Demouitkomst uitkomst, CancellationToken cancellationToken)
    {
        var gevonden = await journaal.FindAsync(uitkomst.Referentienummer, cancellationToken);
        return uitkomst.Bericht.Afloop == Afloop.Afgekeurd ? gevonden[^1] : gevonden.Count > 0 ? gevonden[0] : null;
    }

    // From the moment that the knooppunt had the one to the moment that it had the other.
    private static string Wachttijd(Demobericht bericht, Dictionary<string, DateTimeOffset> ontvangen)
        => bericht.Aanleiding is { } aanleiding && ontvangen.TryGetValue(aanleiding, out var begin) && ontvangen.TryGetValue(bericht.Sleutel, out var einde)
            ? string.Create(CultureInfo.InvariantCulture, $"{(einde - begin).TotalMilliseconds:0} ms")
            : string.Empty;

    private static string[] Rij(Demouitkomst uitkomst, Bericht? bericht, string wachttijd, IReadOnlyList<Gebeurtenis> historie) =>
    [
        uitkomst.Bericht.Gesprek,
        uitkomst.Bericht.Functie,
        $"{uitkomst.Bericht.Van} > {uitkomst.Bericht.Naar}",
        bericht is null ? string.Empty : bericht.OntvangenOp.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
        wachttijd,
        string.Join(" > ", historie.Where(g => g.Toestand is not null).Select(g => Stap(g, historie[0].Tijd))),
        $"{(uitkomst.Gelukt ? "goed" : "FOUT")}{(bericht?.Fout is { } fout ? $" ({fout.Code})" : string.Empty)}",
    ];

    private static string Stap(Gebeurtenis gebeurtenis, DateTimeOffset begin)
        => string.Create(CultureInfo.InvariantCulture, $"{gebeurtenis.Toestand} {(gebeurtenis.Tijd - begin).TotalMilliseconds:0}");
}
