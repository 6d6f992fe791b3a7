using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>The expanded names that schemas declare, each with a number from 0. Not changed once its program is compiled.</summary>
internal sealed class Namentabel
{
    /// <summary>A name or namespace that no schema declares.</summary>
    internal const int Onbekend = -1;

    private const int MaxNamen = ushort.MaxValue;

    private readonly List<(int Ns, byte[] Lokaal, string Tekst)> _namen = [];
    private readonly List<(byte[] Uri, string Tekst)> _namespaces = [([], string.Empty)];

    // Heads of chains by hash; a chain goes by _volgende. Made for lookup by bytes, which a dictionary of strings cannot do.
    private int[] _koppen = NieuweKoppen(64);
    private readonly List<int> _volgende = [];

    internal int Aantal => _namen.Count;

    /// <summary>The number of a namespace; 0 is that of names without one.</summary>
    internal int FindNs(ReadOnlySpan<byte> uri)
    {
        for (var ns = 0; ns < _namespaces.Count; ns++)
        {
            if (uri.SequenceEqual(_namespaces[ns].Uri))
                return ns;
        }

        return Onbekend;
    }

    internal int Find(int ns, ReadOnlySpan<byte> lokaal)
    {
        if (ns == Onbekend)
            return Onbekend;
        for (var naam = _koppen[Hash(ns, lokaal) & (_koppen.Length - 1)]; naam != Onbekend; naam = _volgende[naam])
        {
            if (_namen[naam].Ns == ns && lokaal.SequenceEqual(_namen[naam].Lokaal))
                return naam;
        }

        return Onbekend;
    }

    /// <summary>The number of a name, also when only a program knows it by namespace and local part.</summary>
    internal int Find(string ns, string lokaal) => Find(FindNs(Encoding.UTF8.GetBytes(ns)), Encoding.UTF8.GetBytes(lokaal));

    internal ReadOnlySpan<byte> Lokaal(int naam) => _namen[naam].Lokaal;

    internal ReadOnlySpan<byte> Namespace(int naam) => _namespaces[_namen[naam].Ns].Uri;

    internal string LokaalTekst(int naam) => _namen[naam].Tekst;

    internal string NamespaceTekst(int naam) => _namespaces[_namen[naam].Ns].Tekst;

    internal int AddNs(string uri)
    {
        var bytes = Encoding.UTF8.GetBytes(uri);
        if (FindNs(bytes) is var ns and not Onbekend)
            return ns;
        _namespaces.Add((bytes, uri));
        return _namespaces.Count - 1;
    }

    /// <exception cref="NietOndersteundException">There are too many names.</exception>
    internal int Add(string ns, string lokaal)
    {
        var nummer = AddNs(ns);
        var bytes = Encoding.UTF8.GetBytes(lokaal);
        if (Find(nummer, bytes) is var naam and not Onbekend)
            return naam;
        if (_namen.Count == MaxNamen)
            throw new NietOndersteundException($"meer dan {MaxNamen} namen");
        _namen.Add((nummer, bytes, lokaal));
        _volgende.Add(Onbekend);
        if (_namen.Count > _koppen.Length)
            Rehash();
        else
            Link(_namen.Count - 1);
        return _namen.Count - 1;
    }

    private void Rehash()
    {
        _koppen = NieuweKoppen(_koppen.Length * 2);
        for (var naam = 0; naam < _namen.Count; naam++)
            Link(naam);
    }

    private void Link(int naam)
    {
        ref var kop = ref _koppen[Hash(_namen[naam].Ns, _namen[naam].Lokaal) & (_koppen.Length - 1)];
        _volgende[naam] = kop;
        kop = naam;
    }

    private static int[] NieuweKoppen(int aantal)
    {
        var koppen = new int[aantal];
        Array.Fill(koppen, Onbekend);
        return koppen;
    }

    // Names come from schemas, and a name in a message that hits a long chain costs no more than one that does not: no need for a seed.
    private static int Hash(int ns, ReadOnlySpan<byte> lokaal)
    {
        var hash = (uint)ns + 2_166_136_261;
        foreach (var b in lokaal)
            hash = (hash ^ b) * 16_777_619;
        return (int)(hash ^ (hash >> 15));
    }
}
