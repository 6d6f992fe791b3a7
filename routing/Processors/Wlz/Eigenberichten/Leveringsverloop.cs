using System.Collections.Immutable;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>
/// How the delivery of a Toewijzing stands after what was reported of it: not started, started, paused or stopped. What the standard bars is
/// passed over, because the gemeente refuses it and then it counts as never sent. Pure.
/// </summary>
internal static class Leveringsverloop
{
    /// <summary>The last day of a delivery that was stopped; <see langword="null"/> of any other.</summary>
    /// <param name="meldingen">The reports, in order.</param>
    internal static DateOnly? FindEinde(ImmutableArray<Leveringsmelding> meldingen)
    {
        var geldig = new List<Leveringsmelding>(meldingen.Length);
        foreach (var melding in meldingen)
        {
            if (melding.IsVerwijderd)
                Withdraw(geldig, melding);
            else if (IsToegestaan(geldig, melding))
                geldig.Add(melding);
        }

        return geldig is [.., { Soort: Leveringsoort.Einde, Einde: var einde }] ? einde : null;
    }

    // Of a start that was before the choice nothing is known; then a first stop is believed.
    private static bool IsToegestaan(List<Leveringsmelding> geldig, Leveringsmelding melding)
    {
        if (geldig is not [.., var laatste])
            return true;
        return (laatste.Soort, melding.Soort) switch
        {
            // A start is barred while one runs (TR326).
            (Leveringsoort.Start, Leveringsoort.Start) => false,
            (_, Leveringsoort.Start) => true,
            // A stop is about the latest start (TR382).
            (Leveringsoort.Start, _) => melding.Begin == laatste.Begin,
            // After a pause only an end, and not before it (TR413).
            (Leveringsoort.Onderbreking, Leveringsoort.Einde) => melding.Begin == laatste.Begin && melding.Einde >= laatste.Einde,
            // After an end nothing but a start (TR415).
            _ => false,
        };
    }

    private static void Withdraw(List<Leveringsmelding> geldig, Leveringsmelding melding)
    {
        var plek = geldig.FindLastIndex(melding.IsZelfde);
        // A start cannot be taken back once its stop is there (TR071).
        if (plek >= 0 && (melding.Soort != Leveringsoort.Start || plek == geldig.Count - 1))
            geldig.RemoveAt(plek);
    }
}
