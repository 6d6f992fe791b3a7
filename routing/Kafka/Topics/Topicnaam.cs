namespace IB.Gateway.Routing.Kafka.Topics;

/// <summary>Names of topics. Pure.</summary>
internal static class Topicnaam
{
    private const int MaxVoorvoegsel = 40;

    /// <summary>
    /// The topic of a party for what it follows: <c>ib.cak.wmo-zorgstatus</c>. A right is of one party, and Kafka knows rights to topics only; so each
    /// has its own. No longer than 103 characters, of which Kafka takes 249.
    /// </summary>
    public static string Of(string voorvoegsel, string partij, string onderwerp) => $"{voorvoegsel}.{partij.ToLowerInvariant()}.{onderwerp}";

    /// <summary>What the names of the consumer groups of a party begin with: <c>ib.cak.</c>.</summary>
    public static string Groepen(string voorvoegsel, string partij) => $"{voorvoegsel}.{partij.ToLowerInvariant()}.";

    /// <summary>Whether a text can be the first part. Without underscores: where metrics are named after topics, those and dots are the same.</summary>
    public static bool IsGeldigVoorvoegsel(string tekst)
        => tekst.Length is >= 1 and <= MaxVoorvoegsel && char.IsAsciiLetterLower(tekst[0]) && tekst[^1] != '.'
            && !tekst.Contains("..", StringComparison.Ordinal)
            && tekst.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');
}
