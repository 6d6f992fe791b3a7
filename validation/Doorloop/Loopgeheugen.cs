using System.Text;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>What a pass needs and another can use after it. One thread at a time.</summary>
internal sealed class Loopgeheugen
{
    // More programs, or parts of documents with declarations of their own, than any sender has. Beyond it all is forgotten.
    private const int MaxContexten = 64;

    // A value that was longer is not kept.
    private const int MaxTekst = 64 * 1024;

    private readonly Dictionary<Schemaprogramma, Naamcontext> _contexten = [];
    private byte[] _tekst = new byte[1024];

    internal Loopgeheugen() => Voorvoegsels = new Documentvoorvoegsels(Namen);

    internal IVoorvoegsels Voorvoegsels { get; }

    /// <summary>For who does not need what is on it.</summary>
    internal Band Band { get; } = new();

    internal Kader[] Kaders { get; } = new Kader[XmlLimieten.MaxDiepte + 1];

    internal Utf8XmlState Namen { get; } = new(verwerkingsinstructies: true);

    internal HashSet<string> Ids { get; } = [];

    internal HashSet<string> Idrefs { get; } = [];

    internal int TekstLengte { get; private set; }

    internal ReadOnlySpan<byte> Tekst => _tekst.AsSpan(0, TekstLengte);

    internal Naamcontext ContextOf(Schemaprogramma programma)
    {
        if (_contexten.TryGetValue(programma, out var context))
            return context;
        if (_contexten.Count == MaxContexten)
            _contexten.Clear();
        return _contexten[programma] = new Naamcontext(programma);
    }

    /// <summary>Keeps the value of an ID or IDREF; false when an ID was there before.</summary>
    internal bool Note(Verwijssoort soort, ReadOnlySpan<byte> waarde)
    {
        var woorden = Encoding.UTF8.GetString(waarde).Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (soort == Verwijssoort.Id)
            return Ids.Add(woorden[0]);
        Idrefs.UnionWith(woorden);
        return true;
    }

    internal void ClearTekst() => TekstLengte = 0;

    internal void AppendTekst(ReadOnlySpan<byte> stuk)
    {
        if (TekstLengte + stuk.Length > _tekst.Length)
            Array.Resize(ref _tekst, Math.Max(_tekst.Length * 2, TekstLengte + stuk.Length));
        stuk.CopyTo(_tekst.AsSpan(TekstLengte));
        TekstLengte += stuk.Length;
    }

    /// <summary>Forgets the document; values of persons do not stay behind.</summary>
    internal void Reset()
    {
        Ids.Clear();
        Idrefs.Clear();
        Array.Clear(Kaders);
        if (_tekst.Length > MaxTekst)
            _tekst = new byte[1024];
        else
            Array.Clear(_tekst);
        TekstLengte = 0;
    }
}
