using System.Diagnostics.CodeAnalysis;

namespace IB.Gateway.Identiteit;

/// <summary>
/// An Organisatie-identificatienummer: 20 positions = prefix (8 digits), hoofdnummer (8 or 9 letters or digits), suffix
/// (0000 or 000). Source: Digikoppeling OIN-Stelsel. Says who somebody is, never what they may do.
/// </summary>
internal sealed record Oin
{
    /// <summary>Number of positions.</summary>
    public const int Lengte = 20;

    private const int Prefixlengte = 8;
    private const int Suffixlengte = 3;
    private const string Testprefix = "00000099";

    private Oin(string waarde) => Waarde = waarde;

    /// <summary>All 20 positions.</summary>
    public string Waarde { get; }

    /// <summary>True for prefix 00000099, which anybody may use in a test.</summary>
    public bool IsTest => Waarde.StartsWith(Testprefix, StringComparison.Ordinal);

    /// <summary>Accepts exactly the 20 positions, without white space around them.</summary>
    public static bool TryParse([NotNullWhen(true)] string? tekst, [NotNullWhen(true)] out Oin? oin)
    {
        oin = tekst is not null && IsGeldig(tekst) ? new Oin(tekst) : null;
        return oin is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Waarde;

    // A hoofdnummer of 8 with suffix 0000 is also 9 positions that end in 0, followed by 000: one shape covers both.
    private static bool IsGeldig(ReadOnlySpan<char> tekst)
        => tekst.Length == Lengte
            && !tekst[..Prefixlengte].ContainsAnyExceptInRange('0', '9')
            && IsAlfanumeriek(tekst[Prefixlengte..^Suffixlengte])
            && !tekst[^Suffixlengte..].ContainsAnyExcept('0');

    private static bool IsAlfanumeriek(ReadOnlySpan<char> tekst)
    {
        foreach (var teken in tekst)
        {
            if (!char.IsAsciiLetterOrDigit(teken))
                return false;
        }

        return true;
    }
}
