using System.Runtime.InteropServices;
using System.Xml;

namespace IB.Gateway.Validation;

/// <summary>Finds of whom a message is, whatever its schema: all iStandaarden name the person in an element Bsn.</summary>
public static class Persoonsnummer
{
    private const string Element = "Bsn";

    /// <summary>
    /// Finds the first element Bsn that holds a valid number (<see cref="Elfproef"/>), in any namespace. <see langword="false"/> when there is none before the
    /// end, or before the first place at which the document is not well-formed.
    /// </summary>
    /// <param name="inhoud">A payload; nothing needs to be known of it.</param>
    /// <param name="bsn">Gets the nine digits; <see cref="Elfproef.Lengte"/> long. The caller clears it.</param>
    /// <exception cref="ArgumentException"><paramref name="bsn"/> has another length.</exception>
    public static bool TryFind(ReadOnlyMemory<byte> inhoud, Span<char> bsn)
    {
        if (bsn.Length != Elfproef.Lengte)
            throw new ArgumentException($"Een BSN heeft {Elfproef.Lengte} cijfers.", nameof(bsn));
        var segment = MemoryMarshal.TryGetArray(inhoud, out var gevonden) ? gevonden : new ArraySegment<byte>(inhoud.ToArray());
        using var stroom = new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
        try
        {
            using var lezer = XmlReader.Create(stroom, VeiligeXmlLezer.Settings());
            return TryFind(lezer, bsn);
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool TryFind(XmlReader lezer, Span<char> bsn)
    {
        // One more than it should have, to see when there is more.
        var tekst = new char[Elfproef.Lengte + 1];
        try
        {
            while (lezer.Read())
            {
                if (lezer.NodeType != XmlNodeType.Element || lezer.LocalName != Element || lezer.IsEmptyElement)
                    continue;
                if (lezer.Read() && lezer.NodeType == XmlNodeType.Text && lezer.ReadValueChunk(tekst, 0, tekst.Length) == Elfproef.Lengte
                    && Elfproef.Voldoet<char>(tekst.AsSpan(0, Elfproef.Lengte)))
                {
                    tekst.AsSpan(0, Elfproef.Lengte).CopyTo(bsn);
                    return true;
                }
            }

            return false;
        }
        finally
        {
            Array.Clear(tekst);
        }
    }
}
