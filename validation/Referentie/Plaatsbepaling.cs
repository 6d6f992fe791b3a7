using System.Text;

namespace IB.Gateway.Validation;

/// <summary>From a byte position to the line and column that a person sees.</summary>
internal static class Plaatsbepaling
{
    /// <summary>Line and column, both from 1, of the byte at <paramref name="positie"/>.</summary>
    internal static (int Regel, int Kolom) Locate(ReadOnlySpan<byte> inhoud, int positie)
    {
        var ervoor = inhoud[..Math.Min(positie, inhoud.Length)];
        var regelBegin = ervoor.LastIndexOf((byte)'\n') + 1;
        return (ervoor.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(ervoor[regelBegin..]) + 1);
    }
}
