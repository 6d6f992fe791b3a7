namespace IB.Gateway.Routing;

/// <summary>Collects errors with their place in a configuration file.</summary>
internal sealed class Foutenlijst
{
    private readonly string _plaats;
    private readonly Foutenlijst? _boven;
    private readonly List<string> _regels = [];

    internal Foutenlijst()
        : this(string.Empty, null)
    {
    }

    private Foutenlijst(string plaats, Foutenlijst? boven)
    {
        _plaats = plaats;
        _boven = boven;
    }

    /// <summary>Whether nothing is wrong at this place or below it.</summary>
    internal bool Leeg => _regels.Count == 0;

    internal IReadOnlyList<string> Regels => _regels;

    internal Foutenlijst In(string onderdeel) => new(_plaats.Length == 0 ? onderdeel : $"{_plaats}.{onderdeel}", this);

    internal void Add(string onderdeel, string tekst)
    {
        var plaats = _plaats.Length == 0 ? onderdeel : onderdeel.Length == 0 ? _plaats : $"{_plaats}.{onderdeel}";
        for (var lijst = this; lijst is not null; lijst = lijst._boven)
            lijst._regels.Add($"{plaats}: {tekst}");
    }
}
