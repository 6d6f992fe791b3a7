namespace IB.Gateway.Routing.Processors;

/// <summary>Whether a party can be sent something.</summary>
internal static class Bereikbaarheid
{
    /// <summary>Why a party cannot be sent this functie on a day, in Dutch; <see langword="null"/> when it can.</summary>
    internal static string? FindBezwaar(Partijregister partijen, string code, string functie, DateOnly dag)
    {
        if (partijen.Find(code, dag) is not { } partij)
            return $"Organisatie {code} doet niet mee.";
        if (!partij.Functies.Omvat(functie))
            return $"Organisatie {code} ontvangt geen {functie}.";
        return partij.BezorgafspraakOp(dag) is null ? $"Met organisatie {code} is geen bezorging afgesproken." : null;
    }
}
