using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>
/// Judges whether a pattern facet can run away: whether a backtracking engine, as System.Xml.Schema uses, may need a number of steps
/// that grows exponentially with a value. That is so when a repetition can take one text in two ways and be back where it was.
/// </summary>
public static class Patroonkeuring
{
    /// <summary>What is wrong with a pattern (XML Schema part 2, appendix F), in Dutch; <see langword="null"/> when nothing is.</summary>
    public static string? Check(string patroon)
    {
        var tekens = new List<Tekenverzameling>();
        Knoop taal;
        try
        {
            taal = Patroonlezer.Read(patroon, t => Symbool(t, tekens));
        }
        catch (NietOndersteundException fout)
        {
            return $"het patroon {patroon} is niet te beoordelen: {fout.Message}.";
        }

        return Lussen(taal).Select(lus => Dubbelzinnigheid.Judge(lus, tekens)).DefaultIfEmpty(Lusoordeel.Eenduidig).Max() switch
        {
            Lusoordeel.Dubbelzinnig =>
                $"het patroon {patroon} kan op een lange waarde vastlopen: een herhaling kan dezelfde tekst op meer dan een manier lezen.",
            Lusoordeel.TeGroot => $"het patroon {patroon} is te groot om te beoordelen of het kan vastlopen.",
            _ => null,
        };
    }

    // A symbol is the number of a set; what sets have in common is looked up where two are compared.
    private static Knoop.Stap Symbool(Tekenverzameling verzameling, List<Tekenverzameling> tekens)
    {
        tekens.Add(verzameling);
        return new Knoop.Stap(tekens.Count - 1, tekens.Count - 1);
    }

    // Every way back lies inside an outermost repetition, so these may be judged one by one.
    private static IEnumerable<Knoop> Lussen(Knoop knoop) => knoop switch
    {
        Knoop.Herhaling herhaling when Lusautomaat.IsLus(herhaling) => [herhaling.Deel],
        Knoop.Herhaling herhaling => Lussen(herhaling.Deel),
        Knoop.Reeks reeks => reeks.Delen.SelectMany(Lussen),
        Knoop.Keuze keuze => keuze.Delen.SelectMany(Lussen),
        _ => [],
    };
}
