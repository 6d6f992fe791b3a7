namespace IB.Gateway.LoadTests.Mengsel;

/// <summary>How large payloads are. A load model like <see cref="Berichtmix"/>.</summary>
/// <param name="Naam">What it is called.</param>
/// <param name="Deel">Part of all messages, 0 to 1.</param>
/// <param name="Van">Smallest, in bytes.</param>
/// <param name="Tot">Largest, in bytes.</param>
/// <param name="AlleenDeclaraties">Whether only messages with a list of clients are this large.</param>
internal sealed record Grootteklasse(string Naam, double Deel, int Van, int Tot, bool AlleenDeclaraties)
{
    /// <summary>The classes, smallest first; together 1.</summary>
    /// <remarks>
    /// The model goes to 25 MB. A request may be 25 MiB, of which StUF loses a quarter to base64; so the largest payload here is what fits.
    /// </remarks>
    internal static IReadOnlyList<Grootteklasse> Alle { get; } =
    [
        new("tot 10 kB", 0.85, 1_000, 10_000, false),
        new("10-200 kB", 0.12, 10_000, 200_000, false),
        new("0,2-5 MB", 0.029, 200_000, 5_000_000, true),
        new("5 MB en meer", 0.001, 5_000_000, 19_600_000, true),
    ];

    /// <summary>A size in the class: every order of magnitude is as likely as the next.</summary>
    internal int Draw(Random toeval) => (int)(Van * Math.Pow((double)Tot / Van, toeval.NextDouble()));
}
