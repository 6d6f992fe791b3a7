using IB.Gateway.Schemas;

namespace IB.Gateway.Routing;

/// <summary>
/// What one line about a topic cannot tell. A topic, a gemeente or a message type that does not exist would be a line that does nothing
/// without saying so; and of two rights on one day nobody could tell which one counts.
/// </summary>
internal static class OnderwerpControle
{
    internal static void Check(IReadOnlyList<Onderwerp> onderwerpen, IReadOnlyList<Partij> partijen, Berichtcatalogus catalogus, Foutenlijst fouten)
    {
        foreach (var dubbel in onderwerpen.GroupBy(static o => o.Naam).Where(static g => g.Count() > 1))
            fouten.Add($"onderwerp {dubbel.Key}", $"komt {dubbel.Count()} keer voor");
        var gemeenten = partijen.Where(static p => p.Rol == Rol.Gemeente).Select(static p => p.Code).ToHashSet();
        foreach (var onderwerp in onderwerpen)
        {
            for (var i = 0; i < onderwerp.Selecties.Length; i++)
                CheckSelectie(onderwerp.Selecties[i], gemeenten, catalogus, fouten.In($"onderwerp {onderwerp.Naam}.selecties[{i}]"));
        }

        var namen = onderwerpen.Select(static o => o.Naam).ToHashSet();
        foreach (var partij in partijen)
            CheckRechten(partij, namen, gemeenten, fouten.In($"partij {partij.Code}"));

        // Names of topics are lower case: the one would read what is for the other.
        foreach (var gelijk in partijen.Where(static p => p.Onderwerpen.Any(static r => r.Kafka))
            .GroupBy(static p => p.Code.ToLowerInvariant()).Where(static g => g.Count() > 1))
            fouten.Add(
                $"partij {gelijk.First().Code}",
                $"volgt over Kafka, net als {gelijk.Last().Code}: hun codes mogen dan niet alleen in hoofdletters verschillen");
    }

    private static void CheckSelectie(Onderwerpselectie selectie, HashSet<string> gemeenten, Berichtcatalogus catalogus, Foutenlijst fouten)
    {
        FunctiesControle.Check(selectie.Functies, catalogus, fouten);
        CheckGemeenten(selectie.Gemeenten, gemeenten, fouten);
    }

    private static void CheckRechten(Partij partij, HashSet<string> namen, HashSet<string> gemeenten, Foutenlijst fouten)
    {
        foreach (var recht in partij.Onderwerpen)
        {
            if (!namen.Contains(recht.Onderwerp))
                fouten.Add("onderwerpen", $"{recht.Onderwerp} staat niet bij de onderwerpen van dit register");
            CheckGemeenten(recht.Gemeenten, gemeenten, fouten.In("onderwerpen"));
        }

        foreach (var rechten in partij.Onderwerpen.GroupBy(static r => r.Onderwerp).Where(static g => Geldigheid.Overlappen(g.Select(static r => r.Geldig))))
            fouten.Add("onderwerpen", $"twee rechten op {rechten.Key} gelden tegelijk");
    }

    private static void CheckGemeenten(IEnumerable<string> codes, HashSet<string> gemeenten, Foutenlijst fouten)
    {
        foreach (var code in codes.Where(c => !gemeenten.Contains(c)).Distinct())
            fouten.Add("gemeenten", $"{code} staat niet als {nameof(Rol.Gemeente)} in het register");
    }
}
