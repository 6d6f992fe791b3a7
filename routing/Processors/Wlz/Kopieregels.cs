namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>
/// The lines of a full copy. As bytes: there are hundreds of thousands, which stay for as long as the copy is applied, and as objects they would take five
/// times the room. For one thread.
/// </summary>
internal sealed class Kopieregels
{
    // A line is never cut: what no longer fits goes into the next block.
    private const int Blok = 1 << 20;

    private readonly List<byte[]> _blokken = [];
    // Block and place in it, so that they rise in the order in which lines came.
    private readonly List<long> _plaatsen = [];
    private readonly List<Wlzregel> _gebroken = [];
    private int _vol = Blok;

    /// <summary>How many lines there are.</summary>
    internal int Count => _plaatsen.Count;

    /// <summary>Takes a line.</summary>
    internal void Add(Kopieregel regel)
    {
        if (Kopieregelcodec.Measure(regel) > Blok - _vol)
        {
            _blokken.Add(new byte[Blok]);
            _vol = 0;
        }

        _plaatsen.Add(((long)(_blokken.Count - 1) * Blok) + _vol);
        _vol += Kopieregelcodec.Write(regel, PlaatsOf(regel.Onleesbaar), _blokken[^1].AsSpan(_vol));
    }

    /// <summary>All persons, in order of their pseudonyms. Nothing is added after this.</summary>
    internal Kopiepersonen Sort()
    {
        // What comes last of a person counts, so those of one stay in their order.
        _plaatsen.Sort((a, b) => PseudoniemOf(a).Span.SequenceCompareTo(PseudoniemOf(b).Span) is var orde and not 0 ? orde : a.CompareTo(b));
        return new Kopiepersonen(this);
    }

    /// <summary>Whom a line is about.</summary>
    internal ReadOnlyMemory<byte> GetPseudoniem(int plaats) => PseudoniemOf(_plaatsen[plaats]);

    /// <summary>A line.</summary>
    internal Kopieregel Get(int plaats) => Kopieregelcodec.Read(BytesOf(_plaatsen[plaats]).Span, _gebroken);

    private ReadOnlyMemory<byte> PseudoniemOf(long plaats) => Kopieregelcodec.ReadPseudoniem(BytesOf(plaats));

    private ReadOnlyMemory<byte> BytesOf(long plaats) => _blokken[(int)(plaats / Blok)].AsMemory((int)(plaats % Blok));

    private byte PlaatsOf(Wlzregel? regel)
    {
        if (regel is null)
            return 0;
        if (_gebroken.IndexOf(regel) is var plaats and >= 0)
            return (byte)plaats;
        _gebroken.Add(regel);
        return checked((byte)(_gebroken.Count - 1));
    }
}
