namespace IB.Gateway.Berichten;

/// <summary>White space around a value that is no text, where XML Schema lets it stand (<c>whiteSpace</c> is <c>collapse</c>).</summary>
internal static class Witruimte
{
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> waarde) => waarde.Trim(" \t\r\n"u8);
}
