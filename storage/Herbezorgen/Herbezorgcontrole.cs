namespace IB.Gateway.Storage;

/// <summary>What every store requires of an order to resend, and what it makes of it. One that breaks this is a bug of the caller.</summary>
internal static class Herbezorgcontrole
{
    /// <summary>The order with a query that names its states.</summary>
    /// <exception cref="ArgumentException">The order contradicts its own contract.</exception>
    public static Herbezorgopdracht Require(Herbezorgopdracht opdracht)
    {
        ArgumentNullException.ThrowIfNull(opdracht);
        if (string.IsNullOrWhiteSpace(opdracht.Reden))
            throw new ArgumentException("Er is geen reden.", nameof(opdracht));
        ArgumentOutOfRangeException.ThrowIfLessThan(opdracht.Tempo, 1, nameof(opdracht));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(opdracht.Tempo, Herbezorgopdracht.MaxTempo, nameof(opdracht));
        ArgumentOutOfRangeException.ThrowIfNegative(opdracht.Proef, nameof(opdracht));
        if (!opdracht.Vraag.Toestanden.All(Overgang.MagOpnieuw))
            throw new ArgumentException("Alleen wat Mislukt of Verlopen is wordt opnieuw bezorgd.", nameof(opdracht));
        return opdracht with { Vraag = Complete(opdracht.Vraag) };
    }

    /// <summary>The query with its states.</summary>
    public static Zoekvraag Complete(Zoekvraag vraag) => vraag.Toestanden.Count > 0
        ? vraag
        : vraag with { Toestanden = [.. Enum.GetValues<Toestand>().Where(Overgang.MagOpnieuw)] };
}
