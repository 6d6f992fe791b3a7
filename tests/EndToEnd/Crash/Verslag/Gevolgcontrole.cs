using System.Globalization;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Says what in a report contradicts what is promised of a processor: from what was accepted everything follows that must, once, under one number, in
/// order, and nothing else. A message without a receipt may have been accepted; whether it was, the knooppunt says. Pure functions.
/// </summary>
internal static class Gevolgcontrole
{
    // The kinds of signals, and the answers.
    private static readonly string[] Soorten = ["BEEINDIGD", "GEWIJZIGD", "INGETROKKEN", "NIEUW", "op"];

    /// <summary>Every contradiction; empty when the promises were kept.</summary>
    internal static IReadOnlyList<string> FindFouten(Verslag verslag)
    {
        var aangenomen = verslag.Vastgelegd.Select(static v => v.Id).ToHashSet();
        var verwacht = verslag.Gevolgen.Where(g => aangenomen.Contains(g.Oorzaak)).ToList();
        var gehoord = verslag.Aankomsten.Where(static a => a.Uitvoer is not null).OrderBy(static a => a.Moment).ToList();
        return
        [
            .. FindGemist(verwacht, gehoord),
            .. FindOnterecht(verslag, verwacht, gehoord),
            .. FindDubbel(gehoord),
            .. FindWanorde(verwacht, gehoord),
            .. FindOngehoord(verslag, gehoord),
            .. verslag.Geparkeerd.Select(static g => $"{g}: geparkeerd"),
        ];
    }

    /// <summary>What must still be heard: what follows from a message with a receipt.</summary>
    internal static IReadOnlyList<Gevolg> FindUitstaand(Verslag verslag)
    {
        var bevestigd = verslag.Verzonden.Where(static v => v.Bewijzen.Count > 0).Select(static v => v.Id).ToHashSet();
        return Missing(verslag.Gevolgen.Where(g => bevestigd.Contains(g.Oorzaak)), verslag.Aankomsten);
    }

    /// <summary>What was told of how many, and how it was heard.</summary>
    internal static string Describe(Verslag verslag)
    {
        var gehoord = verslag.Aankomsten.Where(static a => a.Uitvoer is not null).ToList();
        var soorten = gehoord.DistinctBy(static a => (a.Bij, a.Uitvoer)).GroupBy(static a => Soort(a.Uitvoer!))
            .OrderBy(static g => g.Key, StringComparer.Ordinal);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"of {verslag.Gevolgen.Select(static g => g.Dossier).Distinct().Count()} persons {gehoord.Count} arrivals of {verslag.Uitgevoerd.Count} messages: {string.Join(", ", soorten.Select(static s => $"{s.Count()} {s.Key}"))}");
    }

    /// <summary>Runs in which a processor has nothing to do prove nothing.</summary>
    internal static void RequireEnoughSeen(IEnumerable<Verslag> verslagen)
        => Assert.Equal(Soorten, verslagen.SelectMany(static v => v.Aankomsten).Where(static a => a.Uitvoer is not null)
            .Select(static a => Soort(a.Uitvoer!)).Distinct().Order(StringComparer.Ordinal));

    private static string Soort(string uitvoer) => uitvoer[..uitvoer.IndexOf(' ', StringComparison.Ordinal)];

    private static IEnumerable<string> FindGemist(IEnumerable<Gevolg> verwacht, IEnumerable<Aankomst> gehoord)
        => Missing(verwacht, gehoord).Select(static g => $"{g.Tekst} bij {g.Bij}: volgt uit {g.Oorzaak} en nooit gehoord");

    private static IEnumerable<string> FindOnterecht(Verslag verslag, IEnumerable<Gevolg> verwacht, IEnumerable<Aankomst> gehoord)
    {
        var mag = verwacht.Select(static g => (g.Bij, g.Tekst)).ToHashSet();
        var zou = verslag.Gevolgen.ToLookup(static g => (g.Bij, g.Tekst));
        return gehoord
            .Where(a => !mag.Contains((a.Bij, a.Uitvoer!)))
            .Select(a => zou[(a.Bij, a.Uitvoer!)].FirstOrDefault() is { } gevolg
                ? $"{a.Uitvoer} bij {a.Bij}: volgt uit {gevolg.Oorzaak}, dat niet is aangenomen"
                : $"{a.Uitvoer} bij {a.Bij}: volgt uit niets");
    }

    private static IEnumerable<string> FindDubbel(IEnumerable<Aankomst> gehoord) => gehoord
        .GroupBy(static a => (a.Bij, a.Uitvoer))
        .Where(static g => g.Select(static a => (a.Id, a.Som, a.AntwoordOp)).Distinct().Count() > 1)
        .Select(static g =>
            $"{g.Key.Uitvoer} bij {g.Key.Bij}: onder meer dan een nummer of met andere inhoud, {string.Join(" en ", g.Select(static a => a.Id).Distinct())}");

    private static IEnumerable<string> FindWanorde(IReadOnlyList<Gevolg> verwacht, IEnumerable<Aankomst> gehoord)
    {
        var plaats = verwacht.Select(static (g, i) => (Sleutel: (g.Bij, g.Tekst), Plaats: (g.Dossier, Nummer: i)))
            .DistinctBy(static p => p.Sleutel).ToDictionary(static p => p.Sleutel, static p => p.Plaats);
        return gehoord
            .DistinctBy(static a => (a.Bij, a.Uitvoer))
            .Where(a => plaats.ContainsKey((a.Bij, a.Uitvoer!)))
            .GroupBy(a => (a.Bij, plaats[(a.Bij, a.Uitvoer!)].Dossier), a => (a.Uitvoer, a.Bij, plaats[(a.Bij, a.Uitvoer!)].Nummer))
            .SelectMany(static dossier => dossier.Zip(dossier.Skip(1)))
            .Where(static paar => paar.Second.Nummer < paar.First.Nummer)
            .Select(static paar => $"{paar.Second.Uitvoer} bij {paar.Second.Bij}: na {paar.First.Uitvoer}, dat later volgde");
    }

    /// <summary>What the knooppunt made and nobody heard: whoever it is for, it follows from nothing that is known here.</summary>
    private static IEnumerable<string> FindOngehoord(Verslag verslag, IEnumerable<Aankomst> gehoord)
    {
        var aangekomen = gehoord.Select(static a => (a.Id, a.Bij)).ToHashSet();
        return verslag.Uitgevoerd.Where(u => !aangekomen.Contains((u.Id, u.Bij)))
            .Select(static u => $"{u.Id} voor {u.Bij}: klaargezet en daar nooit gehoord ({u.Toestand})");
    }

    private static IReadOnlyList<Gevolg> Missing(IEnumerable<Gevolg> gevolgen, IEnumerable<Aankomst> aankomsten)
    {
        var gehoord = aankomsten.Select(static a => (a.Bij, a.Uitvoer)).ToHashSet();
        return [.. gevolgen.Where(g => !gehoord.Contains((g.Bij, g.Tekst)))];
    }
}
