using System.Buffers.Binary;

namespace IB.Gateway.Validation;

/// <summary>
/// The root tags that were seen before and hold nothing but namespace declarations. A system writes the same one in every message of a
/// type; that it is the same shows faster than what it says.
/// </summary>
internal sealed class Wortelgeheugen
{
    private const int MaxTags = 64;
    private const int MaxLengte = 1024;

    private readonly List<Bekendewortel> _tags = [];

    /// <summary>The tag that these bytes begin with; <see langword="null"/> when it was not seen before under the program that it would choose now.</summary>
    internal Bekendewortel? Find(ReadOnlySpan<byte> token, IProgrammabron bron)
    {
        if (token.Length < sizeof(ulong))
            return null;
        var begin = BinaryPrimitives.ReadUInt64LittleEndian(token);
        foreach (var tag in _tags)
        {
            var programma = tag.Context.Programma;
            if (tag.Begin == begin && token.StartsWith(tag.Tag) && bron.Find(programma.Namen.Namespace(tag.Naam)) == programma)
                return tag;
        }

        return null;
    }

    /// <summary>Keeps a tag for later; one that is long is left out, and with one too many all go.</summary>
    internal void Add(ReadOnlySpan<byte> tag, Naamcontext context, int ns, int naam, int naamLengte, (byte[] Voorvoegsel, byte[] Uri)[] bindingen)
    {
        if (tag.Length is < sizeof(ulong) or > MaxLengte)
            return;
        if (_tags.Count == MaxTags)
            _tags.Clear();
        _tags.Add(new Bekendewortel(tag.ToArray(), BinaryPrimitives.ReadUInt64LittleEndian(tag), context, ns, naam, naamLengte, bindingen));
    }
}

/// <summary>A root tag, and what it says.</summary>
/// <param name="Tag">Its bytes, brackets included.</param>
/// <param name="Begin">The first eight of those.</param>
/// <param name="Context">The bindings inside it, under the program that it chose.</param>
/// <param name="Ns">Number of its namespace.</param>
/// <param name="Naam">Number of its name.</param>
/// <param name="NaamLengte">Bytes of the name as it is written.</param>
/// <param name="Bindingen">Its declarations.</param>
internal sealed record Bekendewortel(
    byte[] Tag, ulong Begin, Naamcontext Context, int Ns, int Naam, int NaamLengte, (byte[] Voorvoegsel, byte[] Uri)[] Bindingen);
