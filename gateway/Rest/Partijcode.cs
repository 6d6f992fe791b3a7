namespace IB.Gateway.Rest;

/// <summary>The code of an organisation as it may come from outside.</summary>
internal static class Partijcode
{
    /// <summary>Longest code in characters.</summary>
    public const int MaxLengte = 20;

    /// <summary>1 to 20 ASCII letters or digits: fit to be looked up and to be shown.</summary>
    public static bool IsVormgoed(string code) => code.Length is > 0 and <= MaxLengte && code.All(char.IsAsciiLetterOrDigit);
}
