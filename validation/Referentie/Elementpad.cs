using System.Globalization;
using System.Text;

namespace IB.Gateway.Validation;

/// <summary>Where a reader is, as an XPath-like path: a step gets its number from the second of its name on.</summary>
internal sealed class Elementpad
{
    private readonly List<Stap> _stappen = [];

    /// <summary>The reader came to a start tag at this depth.</summary>
    internal void Enter(int diepte, string naam)
    {
        var rang = 1;
        if (_stappen.Count > diepte)
        {
            _stappen.RemoveRange(diepte + 1, _stappen.Count - diepte - 1);
            var vorige = _stappen[diepte];
            vorige.Tellers[naam] = rang = vorige.Tellers.GetValueOrDefault(naam) + 1;
            _stappen[diepte] = vorige with { Naam = naam, Rang = rang };
        }
        else
        {
            _stappen.Add(new Stap(naam, rang, new Dictionary<string, int> { [naam] = 1 }));
        }
    }

    /// <summary>The reader came to the end of the element at this depth.</summary>
    internal void LeaveTo(int diepte) => _stappen.RemoveRange(diepte + 1, _stappen.Count - diepte - 1);

    public override string ToString()
    {
        var pad = new StringBuilder();
        foreach (var stap in _stappen)
        {
            pad.Append('/').Append(stap.Naam);
            if (stap.Rang > 1)
                pad.Append(CultureInfo.InvariantCulture, $"[{stap.Rang}]");
        }

        return pad.Length == 0 ? "/" : pad.ToString();
    }

    // Tellers counts the names among the children of one parent.
    private sealed record Stap(string Naam, int Rang, Dictionary<string, int> Tellers);
}
