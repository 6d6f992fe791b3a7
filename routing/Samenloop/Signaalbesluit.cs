namespace IB.Gateway.Routing;

/// <summary>What becomes of a signal. Pure; the whole table of what is told and what is not.</summary>
/// <param name="Toestand">How it stands from now on.</param>
/// <param name="Soort">What the holder is told; <see langword="null"/> = nothing.</param>
internal readonly record struct Signaalbesluit(Signaaltoestand Toestand, Signaalsoort? Soort)
{
    /// <summary>What must be done whether or not the ground of the rule still holds; <see langword="null"/> when nothing must.</summary>
    /// <param name="stand">The signal; it was given once.</param>
    /// <param name="isFout">Whether the source has taken its fact back as an error.</param>
    /// <param name="loopt">Whether the holder still has the provision registered, under the law that the rule is about.</param>
    /// <param name="feitTelt">Whether the fact is still of a kind that coincides with anything; of a negative rule always.</param>
    internal static Signaalbesluit? DecideZonderGrondslag(Signaalstand stand, bool isFout, bool loopt, bool feitTelt)
    {
        // Who was given a datum that proves wrong must be told so (AVG art. 19), also when it has deregistered since and whatever law has
        // lapsed.
        if (isFout)
            return stand.Toestand == Signaaltoestand.Ingetrokken ? null : new Signaalbesluit(Signaaltoestand.Ingetrokken, Signaalsoort.Ingetrokken);
        // Who deregistered hears nothing more of it, but the positive signal that it still has in hand no longer holds: that it is told, once.
        if (!loopt && !feitTelt && stand.Toestand == Signaaltoestand.Stil)
            return new Signaalbesluit(Signaaltoestand.Ingetrokken, Signaalsoort.Ingetrokken);
        return !loopt && stand.Toestand == Signaaltoestand.Open ? new Signaalbesluit(Signaaltoestand.Stil, Soort: null) : null;
    }

    /// <summary>What follows for a signal that the holder should have.</summary>
    /// <param name="stand">The signal; <see langword="null"/> when it was never given.</param>
    /// <param name="inhoud">What it should say.</param>
    internal static Signaalbesluit? DecideGewenst(Signaalstand? stand, Signaalinhoud inhoud)
    {
        if (stand is not { Toestand: Signaaltoestand.Open } open)
            return new Signaalbesluit(Signaaltoestand.Open, Signaalsoort.Nieuw);
        return open.Inhoud == inhoud ? null : new Signaalbesluit(Signaaltoestand.Open, Signaalsoort.Gewijzigd);
    }

    /// <summary>What follows for a signal that the holder should not have, though it still has the provision registered.</summary>
    /// <param name="stand">The signal; it was given once.</param>
    /// <param name="feitTelt">Whether the fact is still of a kind that coincides with anything; of a negative rule always.</param>
    /// <param name="doorHouder">Whether the delivery that is processed is the holder's own.</param>
    internal static Signaalbesluit? DecideOngewenst(Signaalstand stand, bool feitTelt, bool doorHouder)
    {
        var beeindigd = new Signaalbesluit(Signaaltoestand.Beeindigd, Signaalsoort.Beeindigd);
        return stand.Toestand switch
        {
            Signaaltoestand.Open when feitTelt && doorHouder => new Signaalbesluit(Signaaltoestand.Stil, Soort: null),
            Signaaltoestand.Open => beeindigd,
            // It still has the positive signal in hand, from before it went silent.
            Signaaltoestand.Stil when !feitTelt => beeindigd,
            _ => null,
        };
    }
}
