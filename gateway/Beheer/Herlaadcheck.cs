using IB.Gateway.Telemetrie.Logboek;

namespace IB.Gateway.Beheer;

/// <summary>
/// Warns while what is on disk was refused and what was read before holds: it works until the next start, and that one is refused. No fault: what
/// holds is whole.
/// </summary>
internal sealed class Herlaadcheck(IEnumerable<Herlading> herladingen) : IGereedheidscheck
{
    /// <inheritdoc/>
    public IEnumerable<Checkresultaat> Check() => herladingen.Select(Check);

    private static Checkresultaat Check(Herlading herlading)
    {
        var naam = $"herladen:{herlading.Wat}";
        return herlading.Fouten() is { Count: > 0 } fouten
            ? new(
                naam, Checkstatus.Waarschuwing,
                $"{herlading.Omschrijving} op schijf is geweigerd; het vorige geldt. Een herstart zou worden geweigerd. Herstel {Aantal(fouten)} (alle staan in logregel {herlading.Logregel}): {Zuivering.Clean(fouten[0])}",
                null)
            : new(naam, Checkstatus.Ok, null, null);
    }

    private static string Aantal(IReadOnlyList<string> fouten) => fouten.Count == 1 ? "1 fout" : $"{fouten.Count} fouten, waarvan de eerste";
}
