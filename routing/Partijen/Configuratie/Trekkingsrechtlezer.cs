using static IB.Gateway.Routing.Regellezer;

namespace IB.Gateway.Routing;

/// <summary>Reads and judges who carries out the trekkingsrecht for a gemeente.</summary>
internal static class Trekkingsrechtlezer
{
    internal static List<Trekkingsrechtafspraak> Read(List<TrekkingsrechtRegel?>? regels, Rol rol, Foutenlijst fouten)
    {
        if (regels is { Count: > 0 } && rol != Rol.Gemeente)
            fouten.Add("trekkingsrecht", "hoort bij een gemeente: alleen die kent pgb's toe");
        return ReadAll(regels, "trekkingsrecht", fouten, ReadAfspraak);
    }

    /// <summary>What one line cannot tell: the organisation takes part in the chain, and on one day there is one.</summary>
    internal static void Check(Partij gemeente, IReadOnlyList<Partij> partijen, Foutenlijst fouten)
    {
        foreach (var code in gemeente.Trekkingsrecht.Select(t => t.Partij).Distinct())
        {
            if (!partijen.Any(p => p.Code == code && p.Rol == Rol.Ketenpartner))
                fouten.Add("trekkingsrecht", $"{code} staat niet als {nameof(Rol.Ketenpartner)} in het register");
        }

        if (Geldigheid.Overlappen(gemeente.Trekkingsrecht.Select(t => t.Geldig)))
            fouten.Add("trekkingsrecht", "twee afspraken gelden tegelijk");
    }

    private static Trekkingsrechtafspraak? ReadAfspraak(TrekkingsrechtRegel regel, Foutenlijst fouten)
    {
        var geldig = ReadGeldigheid(regel.Vanaf, regel.Tot, fouten);
        if (regel.Partij is { } partij && Ketenpartners.Pgbuitvoerders.Contains(partij))
            return new Trekkingsrechtafspraak(partij, geldig);
        fouten.Add("partij", $"moet een van deze zijn: {string.Join(", ", Ketenpartners.Pgbuitvoerders)}");
        return null;
    }
}
