using System.Buffers;

namespace IB.Gateway.Storage;

/// <summary>Functies by name, or by how they begin: <c>WMO301</c>, <c>JW*</c>. Pure, shared by every store.</summary>
internal static class Functiekeuze
{
    private const char Rest = '*';

    private static readonly SearchValues<char> Tekens = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    /// <exception cref="ArgumentException">One is no name of letters and digits, or the beginning of one.</exception>
    public static void Require(IReadOnlyCollection<string> functies)
    {
        ArgumentNullException.ThrowIfNull(functies);
        if (functies.FirstOrDefault(static f => !IsGeldig(f)) is { } onjuist)
            throw new ArgumentException($"{onjuist} is geen naam of begin van een functie.", nameof(functies));
    }

    /// <summary>Those that are named whole.</summary>
    public static IEnumerable<string> Namen(IReadOnlyCollection<string> functies) => functies.Where(static f => !f.EndsWith(Rest));

    /// <summary>How the others begin.</summary>
    public static IEnumerable<string> Beginsels(IReadOnlyCollection<string> functies)
        => functies.Where(static f => f.EndsWith(Rest)).Select(static f => f[..^1]);

    /// <summary>All of them as a JSON array: letters and digits need no escape.</summary>
    public static string ToJson(IReadOnlyCollection<string> functies) => $"[{string.Join(',', functies.Select(static f => $"\"{f}\""))}]";

    private static bool IsGeldig(string functie)
        => functie.Length > 0 && !functie.AsSpan(0, functie.Length - (functie.EndsWith(Rest) ? 1 : 0)).ContainsAnyExcept(Tekens);
}
