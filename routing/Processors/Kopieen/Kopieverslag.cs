using System.Globalization;

namespace IB.Gateway.Routing.Processors;

/// <summary>What a person must know of a copy that was applied, in Dutch and without content.</summary>
internal static class Kopieverslag
{
    // More would not help who has to put it right.
    private const int MaxRedenen = 20;

    /// <summary>The report; <see langword="null"/> when all of it was used and told.</summary>
    /// <param name="kopie">What it says.</param>
    /// <param name="stand">How it was applied.</param>
    /// <param name="volgnummer">The message under which keys are parked.</param>
    internal static string? Of(IKopie kopie, Kopiestand stand, long volgnummer)
    {
        string?[] delen =
        [
            kopie.Verslag,
            stand.Overgeslagen == 0 ? null : string.Create(
                CultureInfo.InvariantCulture,
                $"Voor {stand.Overgeslagen} personen kon het verschil niet worden verwerkt; zij zijn apart geparkeerd, vanaf {volgnummer}/1, en de volgende kopie brengt het opnieuw."),
            stand.Uitgesteld.Count == 0 ? null : DescribeUitgesteld(stand),
        ];
        return delen.Any(static d => d is not null) ? string.Join(' ', delen.Where(static d => d is not null)) : null;
    }

    private static string DescribeUitgesteld(Kopiestand stand)
    {
        var redenen = stand.Uitgesteld.Take(MaxRedenen).Select(static u => string.Create(CultureInfo.InvariantCulture, $"voor {u.Value} personen: {u.Key}"));
        var meer = stand.Uitgesteld.Count > MaxRedenen
            ? string.Create(CultureInfo.InvariantCulture, $" En om {stand.Uitgesteld.Count - MaxRedenen} andere redenen.")
            : "";
        return $"Nog niet verzonden, {string.Join(" Ook ", redenen)}{meer} Wat de kopie zegt is onthouden. Neem de oorzaak weg; de eerste kopie daarna brengt het alsnog.";
    }
}
