using IB.Gateway.Schemas;

namespace IB.Gateway.Routing;

/// <summary>
/// What one line of a calendar cannot tell. A pack, a party or a message type that does not exist would be a line that does nothing
/// without saying so; and of two lines about the same nobody could tell which one counts.
/// </summary>
internal static class KalenderControle
{
    internal static void Check(Releasekalender kalender, IReadOnlyList<Partij> partijen, Berichtcatalogus catalogus, Foutenlijst fouten)
    {
        var codes = partijen.Select(p => p.Code).ToHashSet();
        for (var i = 0; i < kalender.Regels.Length; i++)
        {
            var plaats = fouten.In($"releases[{i}]");
            CheckPartijen(kalender.Regels[i], codes, plaats);
            CheckPack(kalender.Regels[i], catalogus, plaats);
            for (var j = 0; j < i; j++)
                CheckSamen(kalender.Regels[j], kalender.Regels[i], j, catalogus, plaats);
        }

        for (var i = 0; i < kalender.Bevriezingen.Length; i++)
        {
            var plaats = fouten.In($"bevriezingen[{i}]");
            FunctiesControle.Check(kalender.Bevriezingen[i].Functies, catalogus, plaats);
            foreach (var pack in kalender.Bevriezingen[i].Packs)
                CheckPacknaam(pack, "packs", catalogus, plaats);
            foreach (var code in kalender.Bevriezingen[i].Partijen.Where(c => !codes.Contains(c)))
                plaats.Add("partijen", Onbekend(code));
        }
    }

    private static void CheckPartijen(Releaseregel regel, HashSet<string> codes, Foutenlijst fouten)
    {
        for (var i = 0; i < regel.Uitzonderingen.Length; i++)
        {
            var (uitzondering, plaats) = (regel.Uitzonderingen[i], fouten.In($"uitzonderingen[{i}]"));
            if (!codes.Contains(uitzondering.Partij))
                plaats.Add("partij", Onbekend(uitzondering.Partij));
            foreach (var code in uitzondering.Met.Where(c => !codes.Contains(c)))
                plaats.Add("met", Onbekend(code));
        }
    }

    private static void CheckPack(Releaseregel regel, Berichtcatalogus catalogus, Foutenlijst fouten)
    {
        if (!CheckPacknaam(regel.Pack, "pack", catalogus, fouten))
            return;
        var berichten = Berichten(regel, catalogus).ToList();
        if (regel.Functies is { } functies)
            FunctiesControle.Check(functies, catalogus.Berichten.Where(b => b.Pack == regel.Pack), regel.Pack, fouten);
        if (berichten.Find(b => IsOmgekeerd(regel.Periode(b))) is { } bericht)
            fouten.Add("", $"de periode van {bericht.Functie} wordt {Toon(regel.Periode(bericht))}: dat eindigt voor het begint");
        for (var i = 0; i < regel.Uitzonderingen.Length; i++)
            CheckUitzondering(regel, regel.Uitzonderingen[i], berichten, fouten.In($"uitzonderingen[{i}]"));
    }

    private static void CheckUitzondering(Releaseregel regel, Releaseuitzondering uitzondering, List<BerichtDefinitie> berichten, Foutenlijst fouten)
    {
        var betrokken = berichten.FindAll(b => uitzondering.Functies.Omvat(b.Functie));
        FunctiesControle.Check(uitzondering.Functies, berichten, "deze release", fouten);
        if (betrokken.Find(b => IsOmgekeerd(uitzondering.Periode(regel.Periode(b)))) is { } bericht)
            fouten.Add("", $"de periode van {bericht.Functie} wordt {Toon(uitzondering.Periode(regel.Periode(bericht)))}: dat eindigt voor het begint");
    }

    // A line with functies goes before one without, so these two do not contradict each other.
    private static void CheckSamen(Releaseregel eerder, Releaseregel regel, int nummer, Berichtcatalogus catalogus, Foutenlijst fouten)
    {
        if (eerder.Pack != regel.Pack || eerder.Functies is null != regel.Functies is null)
            return;
        if (Berichten(regel, catalogus).FirstOrDefault(b => eerder.Functies?.Omvat(b.Functie) ?? true) is { } bericht)
            fouten.Add("", $"gaat net als releases[{nummer}] over {bericht.Functie} van {regel.Pack}; maak er een regel van");
    }

    private static bool CheckPacknaam(string pack, string plaats, Berichtcatalogus catalogus, Foutenlijst fouten)
    {
        if (catalogus.Packs.Any(p => p.Naam == pack))
            return true;
        fouten.Add(plaats, $"{pack} is geen geladen schemapakket; wel geladen: {string.Join(", ", catalogus.Packs.Select(p => p.Naam))}");
        return false;
    }

    private static IEnumerable<BerichtDefinitie> Berichten(Releaseregel regel, Berichtcatalogus catalogus)
        => catalogus.Berichten.Where(b => b.Pack == regel.Pack && (regel.Functies?.Omvat(b.Functie) ?? true));

    private static bool IsOmgekeerd(Geldigheid periode) => periode.Vanaf > periode.Tot;

    private static string Toon(Geldigheid periode) => $"{periode.Vanaf:yyyy-MM-dd} tot en met {periode.Tot:yyyy-MM-dd}";

    private static string Onbekend(string code) => $"{code}: die partij staat niet in het register";
}
