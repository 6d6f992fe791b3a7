namespace IB.Gateway.Schemas;

/// <summary>Whether the messages of one manifest fit together: names are unique, every heenbericht has its answer and back.</summary>
internal static class Samenhang
{
    public static IEnumerable<string> Check(Manifest manifest)
    {
        var berichten = manifest.Berichten;
        var perFunctie = new Dictionary<string, BerichtDefinitie>();
        foreach (var bericht in berichten)
            perFunctie.TryAdd(bericht.Functie, bericht);
        return
        [
            .. Botsingen.Find(berichten, b => b.Functie, b => b.Schema, "functie"),
            .. Botsingen.Find(berichten, b => b.BerichtCode, b => b.Functie, "berichtCode"),
            .. Botsingen.Find(manifest.Documenten, Documentnaam.Of, d => d.Schema, "document"),
            .. Botsingen.Find(manifest.Codelijsten, c => c.Naam, c => c.Bestand, "codelijst"),
            .. berichten.SelectMany(b => CheckGesprek(b, perFunctie)),
        ];
    }

    private static IEnumerable<string> CheckGesprek(BerichtDefinitie bericht, Dictionary<string, BerichtDefinitie> perFunctie)
        => bericht.Gespreksrol switch
        {
            Gespreksrol.Heenbericht => CheckHeen(bericht, perFunctie),
            Gespreksrol.Retourbericht or Gespreksrol.Antwoordbericht => CheckAntwoord(bericht, perFunctie),
            Gespreksrol.Mededeling => CheckMededeling(bericht),
            _ => [], // not a known role: reported with the field itself
        };

    private static IEnumerable<string> CheckHeen(BerichtDefinitie heen, Dictionary<string, BerichtDefinitie> perFunctie)
    {
        if (heen.Beantwoordt is not null)
            yield return $"{heen.Functie}: een heenbericht heeft geen veld beantwoordt.";
        if (heen.ReactietermijnWerkdagen is null)
            yield return $"{heen.Functie}: reactietermijnWerkdagen ontbreekt.";
        if (heen.BeantwoordDoor is null)
            yield return $"{heen.Functie}: beantwoordDoor ontbreekt.";
        else if (!perFunctie.TryGetValue(heen.BeantwoordDoor, out var antwoord))
            yield return $"{heen.Functie}: beantwoordDoor noemt {heen.BeantwoordDoor}, en dat bericht is er niet.";
        else if (antwoord.Beantwoordt != heen.Functie)
            yield return $"{heen.Functie}: {antwoord.Functie} beantwoordt {antwoord.Beantwoordt ?? "niets"}, niet {heen.Functie}.";
        else if (antwoord.AfzenderRol != heen.OntvangerRol || antwoord.OntvangerRol != heen.AfzenderRol)
            yield return $"{heen.Functie}: {antwoord.Functie} reist niet in omgekeerde richting.";
    }

    private static IEnumerable<string> CheckMededeling(BerichtDefinitie mededeling)
    {
        if (mededeling.BeantwoordDoor is not null || mededeling.Beantwoordt is not null)
            yield return $"{mededeling.Functie}: een mededeling heeft geen veld beantwoordDoor of beantwoordt.";
        if (mededeling.ReactietermijnWerkdagen is not null || mededeling.InhoudelijkeTermijnWerkdagen is not null)
            yield return $"{mededeling.Functie}: een mededeling heeft geen termijn.";
    }

    private static IEnumerable<string> CheckAntwoord(BerichtDefinitie antwoord, Dictionary<string, BerichtDefinitie> perFunctie)
    {
        if (antwoord.BeantwoordDoor is not null)
            yield return $"{antwoord.Functie}: alleen een heenbericht heeft een veld beantwoordDoor.";
        if (antwoord.ReactietermijnWerkdagen is not null || antwoord.InhoudelijkeTermijnWerkdagen is not null)
            yield return $"{antwoord.Functie}: alleen een heenbericht heeft een termijn.";
        if (antwoord.Beantwoordt is null)
            yield return $"{antwoord.Functie}: beantwoordt ontbreekt.";
        else if (!perFunctie.TryGetValue(antwoord.Beantwoordt, out var heen))
            yield return $"{antwoord.Functie}: beantwoordt noemt {antwoord.Beantwoordt}, en dat bericht is er niet.";
        else if (heen.BeantwoordDoor != antwoord.Functie)
            yield return $"{antwoord.Functie}: {heen.Functie} wordt beantwoord door {heen.BeantwoordDoor ?? "niets"}, niet door {antwoord.Functie}.";
    }
}
