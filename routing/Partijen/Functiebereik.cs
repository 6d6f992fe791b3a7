using System.Collections.Immutable;

namespace IB.Gateway.Routing;

/// <summary>A set of functies: exact names (<c>WMO301</c>) and prefixes (<c>JW*</c>). <c>*</c> alone is every functie.</summary>
public sealed class Functiebereik(ImmutableArray<string> patronen)
{
    /// <summary>Every functie.</summary>
    public static Functiebereik Alles { get; } = new(["*"]);

    /// <summary>The patterns as configured.</summary>
    public ImmutableArray<string> Patronen { get; } = patronen;

    /// <summary>Whether <paramref name="functie"/> is in the set. Capitals matter.</summary>
    public bool Omvat(string functie)
    {
        foreach (var patroon in Patronen)
        {
            if (patroon.EndsWith('*') ? functie.AsSpan().StartsWith(patroon.AsSpan(0, patroon.Length - 1)) : patroon == functie)
                return true;
        }

        return false;
    }

    /// <summary>Whether <paramref name="patroon"/> is a name of 1-30 letters and digits, optionally with one <c>*</c> at its end.</summary>
    public static bool IsGeldigPatroon(string patroon)
    {
        var naam = patroon.EndsWith('*') ? patroon[..^1] : patroon;
        return patroon.Length is > 0 and <= 30 && naam.All(char.IsAsciiLetterOrDigit);
    }
}
