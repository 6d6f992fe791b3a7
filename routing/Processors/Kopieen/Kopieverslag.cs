using System.Globalization;

namespace IB.Gateway.Routing.Processors;

/// <summary>What a person must know of a copy that was applied, in Dutch and without content.</summary>
internal static class Kopieverslag
{
    // More would not help who has to put it right.
    private const int MaxOntvangers = 20;

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
            stand.Onbereikbaar.Count == 0 ? null : DescribeOnbereikbaar(stand),
        ];
        return delen.Any(static d => d is not null) ? string.Join(' ', delen.Where(static d => d is not null)) : null;
    }

    private static string DescribeOnbereikbaar(Kopiestand stand)
    {
        var ontvangers = stand.Onbereikbaar.Take(MaxOntvangers).Select(static o => string.Create(CultureInfo.InvariantCulture, $"{o.Value} aan {o.Key}"));
        var meer = stand.Onbereikbaar.Count > MaxOntvangers ? string.Create(CultureInfo.InvariantCulture, $" en {stand.Onbereikbaar.Count - MaxOntvangers} anderen") : "";
        return $"Niet verzonden, omdat de ontvanger niet te bereiken is: {string.Join(", ", ontvangers)}{meer}. Wat de kopie zegt is wel onthouden, dus de volgende brengt het niet opnieuw. Vul het partijenbestand aan en laat hen weten dat zij berichten missen.";
    }
}
