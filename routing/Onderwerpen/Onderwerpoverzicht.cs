namespace IB.Gateway.Routing;

/// <summary>Tells people who gets what of topics, and by which law, on a day. Pure.</summary>
public static class Onderwerpoverzicht
{
    /// <summary>A line per topic and under it a line per party that may follow it that day, in Dutch.</summary>
    /// <param name="register">The party directory.</param>
    /// <param name="dag">The day, in Dutch time.</param>
    public static IEnumerable<string> Describe(Partijregister register, DateOnly dag)
    {
        foreach (var onderwerp in register.Onderwerpen)
        {
            yield return $"onderwerp {onderwerp.Naam}: {onderwerp.Omschrijving}";
            var gevolgd = false;
            foreach (var partij in register.Partijen)
            {
                if (Onderwerptoegang.FindRecht(partij, onderwerp.Naam, dag) is not { } recht)
                    continue;
                gevolgd = true;
                yield return $"  {partij.Code}: {Show(recht)}";
            }

            if (!gevolgd)
                yield return "  niemand volgt het op die dag";
        }
    }

    private static string Show(Onderwerprecht recht)
    {
        var bereik = recht.Bereik == Rechtbereik.Gemeenten ? string.Join(" ", recht.Gemeenten) : recht.Bereik.ToString().ToLowerInvariant();
        var einde = recht.Geldig.Tot is { } tot ? $" tot en met {tot:yyyy-MM-dd}" : string.Empty;
        return $"{recht.Wijze.ToString().ToLowerInvariant()}, {bereik}, vanaf {recht.Geldig.Vanaf:yyyy-MM-dd}{einde}, op grond van {recht.Grondslag}{(recht.Kafka ? ", ook over Kafka" : string.Empty)}";
    }
}
