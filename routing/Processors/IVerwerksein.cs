namespace IB.Gateway.Routing.Processors;

/// <summary>Where the way in meets the processors. Safe for use by many threads at once.</summary>
public interface IVerwerksein
{
    /// <summary>Whether a processor reads messages of this functie for the knooppunt itself: only then can it receive one.</summary>
    bool Leest(string functie);

    /// <summary>
    /// What the processor of its functie has against a message for the knooppunt itself; empty for nothing. Fit to be shown: rules and places,
    /// and nothing of the content.
    /// </summary>
    IReadOnlyList<string> Check(Aanbieding aanbieding);

    /// <summary>Tells that a message of this functie was accepted.</summary>
    void Wake(string functie);
}
