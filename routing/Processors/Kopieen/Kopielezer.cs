using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Reads what a whole copy says, with one payload open at a time.</summary>
internal sealed class Kopielezer(IKopieprocessor processor, IJournaal journaal)
{
    private const string InhoudWeg =
        "Van een deel van de kopie is de inhoud niet meer bewaard, dus zij is niet meer te verwerken. Vraag de bron om een nieuwe kopie.";

    /// <summary>What it says; or why that cannot be read, in Dutch and without content.</summary>
    internal async Task<(IKopie? Kopie, string? Bezwaar)> ReadAsync(Kopiestand stand, CancellationToken cancellationToken)
    {
        var lezing = processor.BeginKopie(stand.Orde);
        foreach (var deel in stand.Delen.Values)
        {
            using var inhoud = await journaal.ReadInhoudAsync(deel.Volgnummer, cancellationToken);
            if (inhoud is null)
                return (null, InhoudWeg);
            if (Try(() => lezing.Add(inhoud.Bytes)) is { } bezwaar)
                return (null, bezwaar);
        }

        IKopie? kopie = null;
        var reden = Try(() => kopie = lezing.Finish());
        return (kopie, reden);
    }

    /// <summary>
    /// A mistake in the processor may not hold up everything after the copy. What it says itself is without content; of anything else only the kind is kept.
    /// </summary>
    private static string? Try(Action lees)
    {
        try
        {
            lees();
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
        catch (Exception e)
        {
            return $"De processor kon de kopie niet lezen ({e.GetType().Name}). Meld dit aan de makers, en vraag de bron daarna om een nieuwe kopie.";
        }
    }
}
