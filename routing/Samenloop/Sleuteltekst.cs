using System.Text;

namespace IB.Gateway.Routing;

/// <summary>The bounds of the names that others give to what is kept of a person.</summary>
internal static class Sleuteltekst
{
    /// <summary>Longest name, in bytes of UTF-8.</summary>
    internal const int MaxBytes = 64;

    /// <summary>UTF-8 that neither writes nor reads what is no text.</summary>
    internal static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text itself.</summary>
    /// <exception cref="ArgumentException">It is empty, no text, or longer than <see cref="MaxBytes"/>. The text is not in the message.</exception>
    internal static string Require(string tekst)
    {
        ArgumentNullException.ThrowIfNull(tekst);
        if (tekst.Length == 0 || tekst.Length > MaxBytes || Utf8.GetByteCount(tekst) > MaxBytes)
            throw new ArgumentException($"A name has 1 to {MaxBytes} bytes.", nameof(tekst));
        return tekst;
    }
}
