using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Validation;

/// <summary>Judges a well-formed document by System.Xml.Schema, and explains what is wrong with it.</summary>
internal static class Schemakeuring
{
    /// <summary>The faults, up to a number that helps somebody.</summary>
    /// <param name="inhoud">A document within the limits.</param>
    /// <param name="schemas">Schemas with <see cref="StriktePatronen"/>.</param>
    internal static IReadOnlyList<Schemafout> Run(ReadOnlyMemory<byte> inhoud, XmlSchemaSet schemas)
    {
        try
        {
            return Patroontijd.Run(() => Schemagang.Find(ToStream(inhoud), schemas) is { } eerste
                ? Schemagang.Explain(ToStream(inhoud), schemas, eerste)
                : []);
        }
        catch (XmlException fout)
        {
            // The first pass let it through, so here the two parsers disagree. The stricter one is followed.
            return [new Schemafout(Schemafoutcode.NietWelgevormd, fout.LineNumber, fout.LinePosition, "/", "het bestand is geen welgevormde XML 1.0")];
        }
        catch (RegexMatchTimeoutException)
        {
            return [new Schemafout(Schemafoutcode.Schema, 0, 0, "/", "een waarde kost te veel tijd om te controleren")];
        }
    }

    private static MemoryStream ToStream(ReadOnlyMemory<byte> inhoud)
        => MemoryMarshal.TryGetArray(inhoud, out var deel)
            ? new MemoryStream(deel.Array!, deel.Offset, deel.Count, writable: false)
            : new MemoryStream(inhoud.ToArray(), writable: false);
}
