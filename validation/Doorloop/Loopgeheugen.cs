using System.Text;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>What a pass needs and another can use after it. One thread at a time.</summary>
internal sealed class Loopgeheugen
{
    // More programs, or parts of documents with declarations of their own, than any sender has. Beyond it all is forgotten.
    private const int MaxContexten = 64;

    // Copying costs a small document less than the careful gait over its last bytes, and a large one more.
    private const int MaxRuim = 32 * 1024;

    // A value that was longer is not kept.
    private const int MaxTekst = 64 * 1024;

    private readonly Dictionary<Schemaprogramma, Naamcontext> _contexten = [];
    private readonly byte[] _ruim = new byte[MaxRuim];
    private byte[] _tekst = new byte[1024];
    private int _ruimGebruikt;
    private int _tekstGebruikt;

    internal Loopgeheugen() => Voorvoegsels = new Documentvoorvoegsels(Namen);

    internal IVoorvoegsels Voorvoegsels { get; }

    /// <summary>For who does not need what is on it.</summary>
    internal Band Band { get; } = new();

    internal Kader[] Kaders { get; } = new Kader[XmlLimieten.MaxDiepte + 1];

    internal Wortelgeheugen Wortels { get; } = new();

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
            Grow(TekstLengte + stuk.Length);
        stuk.CopyTo(_tekst.AsSpan(TekstLengte));
        TekstLengte += stuk.Length;
        _tekstGebruikt = Math.Max(_tekstGebruikt, TekstLengte);
    }

    private void Grow(int lengte)
    {
        var groter = new byte[Math.Max(_tekst.Length * 2, lengte)];
        Tekst.CopyTo(groter);
        _tekst.AsSpan(0, _tekstGebruikt).Clear();
        _tekst = groter;
    }

    /// <summary>The document with so many zeros behind it when it is small; else the document.</summary>
    internal ReadOnlySpan<byte> Widen(ReadOnlySpan<byte> data, int extra)
    {
        if (data.Length > MaxRuim - extra)
            return data;
        data.CopyTo(_ruim);
        _ruimGebruikt = data.Length;
        return _ruim.AsSpan(0, data.Length + extra);
    }

    /// <summary>Forgets the document; values of persons do not stay behind.</summary>
    internal void Reset()
    {
        if (Ids.Count + Idrefs.Count > 0)
        {
            Ids.Clear();
            Ids.TrimExcess();
            Idrefs.Clear();
            Idrefs.TrimExcess();
        }

        _ruim.AsSpan(0, _ruimGebruikt).Clear();
        _ruimGebruikt = 0;
        _tekst.AsSpan(0, _tekstGebruikt).Clear();
        if (_tekst.Length > MaxTekst)
            _tekst = new byte[1024];
        _tekstGebruikt = TekstLengte = 0;
    }
}
