using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Gathers pieces of one or more messages until there are enough for a step. For one thread.</summary>
internal sealed class Slagbouwer(int maxStukken) : IDisposable
{
    // Payloads are held until their pieces are processed.
    private const int MaxBytes = 8 << 20;

    private readonly List<(Stukplek Stuk, string? Bezwaar)> _stukken = [];
    private readonly List<Stukkenlezer> _gelezen = [];
    private readonly List<Bericht> _voltooid = [];
    private int _bytes;

    /// <summary>The pieces, each with the reason why it must be parked unseen, if there is one.</summary>
    public IReadOnlyList<(Stukplek Stuk, string? Bezwaar)> Stukken => _stukken;

    /// <summary>The messages of which the last piece is in here, or before it.</summary>
    public IReadOnlyList<Bericht> Voltooid => _voltooid;

    /// <summary>There are enough.</summary>
    public bool IsVol => _stukken.Count >= maxStukken || _bytes > MaxBytes;

    /// <summary>There is nothing to do.</summary>
    public bool IsLeeg => _stukken.Count == 0 && _voltooid.Count == 0;

    /// <summary>Takes a piece.</summary>
    public void Add(Stukplek stuk, string? bezwaar) => _stukken.Add((stuk, bezwaar));

    /// <summary>Takes over a message that was read to its end.</summary>
    public void Complete(Stukkenlezer lezer)
    {
        _gelezen.Add(lezer);
        _bytes += lezer.Bytes;
        Complete(lezer.Bericht);
    }

    /// <summary>Notes that nothing more of a message comes.</summary>
    public void Complete(Bericht bericht) => _voltooid.Add(bericht);

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        _gelezen.ForEach(static l => l.Dispose());
        _gelezen.Clear();
        _voltooid.Clear();
        _stukken.Clear();
        _bytes = 0;
    }

    public void Dispose() => Clear();
}
