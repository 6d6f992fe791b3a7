using System.Globalization;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>BSNs of the test range (9999), as many as asked.</summary>
internal static class Bsnreeks
{
    private const int Eerste = 999900000;
    private const int Laatste = 999999999;

    /// <summary>The first so many.</summary>
    internal static IReadOnlyList<string> Take(int aantal)
        => [.. Enumerable.Range(Eerste, Laatste - Eerste + 1).Select(n => n.ToString(CultureInfo.InvariantCulture)).Where(IsElfproef).Take(aantal)];

    private static bool IsElfproef(string bsn)
        => (Enumerable.Range(0, 8).Sum(i => (9 - i) * (bsn[i] - '0')) - (bsn[8] - '0')) % 11 == 0;
}
