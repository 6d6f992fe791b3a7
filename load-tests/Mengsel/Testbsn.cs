using System.Globalization;

namespace IB.Gateway.LoadTests.Mengsel;

/// <summary>Citizen service numbers from the range that is kept for tests: 9999xxxxx, and valid by the check digit.</summary>
internal static class Testbsn
{
    private const int Begin = 999_900_000;
    private const int Einde = 1_000_000_000;

    /// <summary>All of them, lowest first: 999900006, 999900018, ...</summary>
    internal static IReadOnlyList<string> Alle { get; } =
        [.. Enumerable.Range(Begin, Einde - Begin).Select(n => n.ToString(CultureInfo.InvariantCulture)).Where(IsGeldig)];

    /// <summary>Whether nine digits pass the check: nine times the first to twice the eighth, less the ninth, is a multiple of eleven.</summary>
    internal static bool IsGeldig(string bsn)
    {
        var som = -(bsn[8] - '0');
        for (var i = 0; i < 8; i++)
            som += (9 - i) * (bsn[i] - '0');
        return som % 11 == 0;
    }
}
