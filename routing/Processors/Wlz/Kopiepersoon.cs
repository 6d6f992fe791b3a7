namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>What a copy says of one person.</summary>
/// <param name="pseudoniem">Who, by pseudonym.</param>
/// <param name="bsn">Who.</param>
internal sealed class Kopiepersoon(byte[] pseudoniem, Bsn bsn)
{
    // One more than can be kept shows that there are too many: the person is parked for it, however many more there are.
    private const int MaxFeiten = Persoonsbeeld.MaxFeiten + 1;

    private readonly List<Feit> _feiten = [];

    /// <summary>Who, by pseudonym.</summary>
    internal byte[] Pseudoniem => pseudoniem;

    /// <summary>Who.</summary>
    internal Bsn Bsn => bsn;

    /// <summary>What it says; of the same fact twice the last counts.</summary>
    internal IReadOnlyList<Feit> Feiten => _feiten;

    /// <summary>The first rule that is broken by what it says; then that is not known.</summary>
    internal Wlzregel? Onleesbaar { get; private set; }

    /// <summary>Whether a line is about the same person.</summary>
    internal bool IsVan(Kopieregel regel) => pseudoniem.AsSpan().SequenceEqual(regel.Pseudoniem);

    /// <summary>Takes a line more.</summary>
    internal void Add(Kopieregel regel)
    {
        Onleesbaar ??= regel.Onleesbaar;
        if (regel.Feit is not { } feit)
            return;
        _feiten.RemoveAll(feit.IsZelfde);
        if (_feiten.Count < MaxFeiten)
            _feiten.Add(feit);
    }
}
