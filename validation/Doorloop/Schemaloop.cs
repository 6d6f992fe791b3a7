using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>
/// One pass over a document that is XML parser, namespace resolver, schema validator and index at once. It has two gaits: a quick one
/// for bare tags and plain values (<see cref="Hasten"/>), which only ever says yes, and a careful one for whatever else there is, one
/// token at a time (<see cref="Step"/>), which decides. What the quick gait does not understand it leaves as it found it.
/// </summary>
internal ref partial struct Schemaloop
{
    private readonly ReadOnlySpan<byte> _data;

    // The document, when it is small with zeros behind it, so that the quick gait can take its last bytes too.
    private readonly ReadOnlySpan<byte> _ruim;
    private readonly IProgrammabron _bron;
    private readonly Loopgeheugen _geheugen;
    private readonly Band _band;
    private readonly Kader[] _kaders;
    private Schemaprogramma _programma;
    private Naamcontext _context;
    private Overgang[] _stappen;
    private bool[] _eind;
    private int _positie;
    private int _diepte;

    // The text of the element that is open, while it is one piece that needs no change. Otherwise it is in the memory.
    private int _stukVanaf;
    private int _stukLengte;
    private bool _inStukken;

    private Schemaloop(ReadOnlySpan<byte> data, IProgrammabron bron, Loopgeheugen geheugen, Band band)
    {
        _ruim = geheugen.Widen(data, Marge);
        _data = _ruim[..data.Length];
        _bron = bron;
        _geheugen = geheugen;
        _band = band;
        _kaders = geheugen.Kaders;
        _programma = null!;
        _context = null!;
        _stappen = [];
        _eind = [];
    }

    /// <summary>The program that the root element chose; <see langword="null"/> when none did.</summary>
    private readonly Schemaprogramma? Programma => _programma;

    /// <summary>Judges a document, and writes what it holds on the band.</summary>
    /// <returns>The program that it is valid by; <see langword="null"/> when it is not valid, and the band then means nothing.</returns>
    internal static Schemaprogramma? Run(ReadOnlySpan<byte> data, IProgrammabron bron, Loopgeheugen geheugen, Band band)
    {
        band.Count = 0;
        var (bindingMerk, namenMerk) = (geheugen.Namen.MerkTag(), geheugen.Namen.NamenMerk);
        var loop = new Schemaloop(data, bron, geheugen, band);
        var geldig = loop.Run();
        geheugen.Namen.Unbind(bindingMerk, namenMerk);
        geheugen.Reset();
        return geldig ? loop.Programma : null;
    }

    private bool Run()
    {
        if (_data.Length > XmlLimieten.MaxTekens || !Begin())
            return false;
        while (_diepte > 0)
        {
            Hasten();
            if (_diepte > 0 && !Step())
                return false;
        }

        return Finish();
    }

    // One token inside the root element.
    private bool Step()
    {
        var rest = _data[_positie..];
        if (rest.IsEmpty)
            return false;
        if (rest[0] != '<')
            return Text(rest);
        rest = rest[..Math.Min(rest.Length, XmlLimieten.MaxTokenLengte)];
        return rest.Length >= 2 && rest[1] switch
        {
            (byte)'/' => EndTag(rest),
            (byte)'!' => rest.StartsWith("<![CDATA["u8) ? Cdata() : Comment(rest),
            (byte)'?' => Instruction(rest),
            _ => StartTag(rest),
        };
    }
}

/// <summary>Knows the programs by the namespaces of root elements.</summary>
internal interface IProgrammabron
{
    /// <summary>The program for documents with a root in this namespace; <see langword="null"/> when there is none.</summary>
    Schemaprogramma? Find(ReadOnlySpan<byte> ns);
}
