using static IB.Gateway.Routing.Regellezer;

namespace IB.Gateway.Routing;

/// <summary>Reads the topics in a party directory.</summary>
internal static class OnderwerpLezer
{
    private const int MinTekst = 3;
    private const int MaxTekst = 200;

    internal static List<Onderwerp> Read(List<OnderwerpRegel?>? regels, Foutenlijst fouten) => ReadAll(regels, "onderwerpen", fouten, ReadOnderwerp);

    /// <summary>A text for people, on one line. What is wrong with it goes to the list.</summary>
    internal static string ReadZin(string? tekst, string naam, int minimum, Foutenlijst fouten)
    {
        if (tekst is null || tekst.Trim().Length < minimum || tekst.Length > MaxTekst || tekst.Any(char.IsControl))
            fouten.Add(naam, $"moet een tekst van {minimum} tot en met {MaxTekst} tekens op één regel zijn");
        return tekst?.Trim() ?? string.Empty;
    }

    private static Onderwerp? ReadOnderwerp(OnderwerpRegel regel, Foutenlijst fouten)
    {
        if (regel.Naam is null || !Onderwerp.IsGeldigeNaam(regel.Naam))
            fouten.Add(
                "naam",
                $"moet {Onderwerp.MinNaam} tot en met {Onderwerp.MaxNaam} kleine letters, cijfers en losse streepjes zijn, bijvoorbeeld wmo-toewijzingen");
        var omschrijving = ReadZin(regel.Omschrijving, "omschrijving", MinTekst, fouten);
        if (regel.Selecties is not { Count: > 0 })
            fouten.Add("selecties", "ontbreekt of is leeg: zonder hoort er niets bij dit onderwerp");
        var selecties = ReadAll(regel.Selecties, "selecties", fouten, ReadSelectie);
        return fouten.Leeg ? new Onderwerp(regel.Naam!, omschrijving, [.. selecties]) : null;
    }

    private static Onderwerpselectie? ReadSelectie(OnderwerpselectieRegel regel, Foutenlijst fouten)
    {
        var functies = ReadFuncties(regel.Functies, verplicht: true, fouten);
        var geldig = ReadGeldigheid(regel.Vanaf, regel.Tot, fouten);
        var van = ReadDeelnemers(regel.Van, "van", fouten);
        var naar = ReadDeelnemers(regel.Naar, "naar", fouten);
        var gemeenten = ReadNamen(regel.Gemeenten, "gemeenten", fouten);
        return fouten.Leeg ? new Onderwerpselectie(functies, [.. van], [.. naar], [.. gemeenten], geldig) : null;
    }

    private static List<string> ReadDeelnemers(List<string?>? namen, string plaats, Foutenlijst fouten)
    {
        var gelezen = ReadNamen(namen, plaats, fouten).ToList();
        foreach (var naam in gelezen.Where(n => n.Length > 0 && !Onderwerpselectie.IsGeldigeDeelnemer(n)))
            fouten.Add(plaats, $"moet {Onderwerpselectie.Gemeente}, {Onderwerpselectie.Aanbieder} of de code van een organisatie zijn");
        return gelezen;
    }
}
