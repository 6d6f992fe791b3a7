namespace IB.Gateway.Routing.Processors;

/// <summary>How much a copy would change, key by key, before anything of it is written. For one thread.</summary>
internal sealed class Kopiemeting
{
    /// <summary>Most keys that one copy may leave parked: more than that is no matter of single keys, and the copy itself waits.</summary>
    internal const int MaxOvergeslagen = 1000;

    private long _vorige;
    private long _nieuw;
    private long _gewijzigd;
    private long _vervallen;
    private int _overgeslagen;
    private string? _reden;

    /// <summary>Why so many keys would be left parked that nobody could look at them, in Dutch; <see langword="null"/> when that is not so.</summary>
    internal string? TeVeelOvergeslagen => _overgeslagen <= MaxOvergeslagen
        ? null
        : $"Voor {_overgeslagen} personen kan het verschil niet worden verwerkt, te veel om apart te bekijken. De kopie is niet verwerkt. De eerste reden: {_reden}";

    /// <summary>Counts facts that are remembered.</summary>
    internal void AddVorige(int feiten) => _vorige += feiten;

    /// <summary>Counts what changes for a key.</summary>
    internal void Add(Kopieverschil verschil)
    {
        _nieuw += verschil.Nieuw;
        _gewijzigd += verschil.Gewijzigd;
        _vervallen += verschil.Vervallen;
        if (verschil.Uitkomst.Parkeerreden is not { } reden)
            return;
        _overgeslagen++;
        _reden ??= reden;
    }

    /// <summary>Whether the copy may be applied.</summary>
    /// <param name="maxDeel">Greatest part of what stands that one copy may change, 0 to 1.</param>
    /// <param name="eerder">Facts that stood before the processor was set back, when no copy was accepted since; else <see langword="null"/>.</param>
    internal Kopieoordeel Judge(double maxDeel, long? eerder)
    {
        if (TeVeelOvergeslagen is { } reden)
            return new Kopieoordeel(IsAanvaard: false, reden);
        // What was read again before it counts as after any other start; a person may have to look at a copy that follows it.
        return eerder is { } voor && Kopieoordeel.JudgeNaTeruglezing(voor, _vorige + _nieuw - _vervallen, maxDeel) is { IsAanvaard: false } oordeel
            ? oordeel
            : Kopieoordeel.Judge(_vorige, _nieuw, _gewijzigd, _vervallen, maxDeel);
    }
}
