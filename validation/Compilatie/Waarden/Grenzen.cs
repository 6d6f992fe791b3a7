using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>The bounds of a type whose values have an order, which may be a partial one: what cannot be compared fits no bound.</summary>
internal sealed class Grenzen<T>
    where T : struct
{
    private readonly Func<T, T, int?> _compare;
    private readonly List<(T Grens, int Kant, bool Zelf)> _grenzen = [];

    /// <param name="facetten">The facets.</param>
    /// <param name="parse">Reads a value; <see langword="null"/> when it is none.</param>
    /// <param name="compare">The order: below zero, zero, above zero, or <see langword="null"/>.</param>
    /// <exception cref="NietOndersteundException">A bound is no value of the type.</exception>
    internal Grenzen(Facetten facetten, Func<byte[], T?> parse, Func<T, T, int?> compare)
    {
        _compare = compare;
        Add(facetten.VanafInclusief, 1, zelf: true);
        Add(facetten.VanafExclusief, 1, zelf: false);
        Add(facetten.TotInclusief, -1, zelf: true);
        Add(facetten.TotExclusief, -1, zelf: false);

        void Add(string? tekst, int kant, bool zelf)
        {
            if (tekst is not null)
                _grenzen.Add(
                    (parse(Encoding.UTF8.GetBytes(tekst.Trim(' ', '\t', '\r', '\n'))) ?? throw new NietOndersteundException($"grens {tekst}"), kant, zelf));
        }
    }

    /// <summary>Whether there are none.</summary>
    internal bool Leeg => _grenzen.Count == 0;

    internal bool Allows(T waarde)
    {
        foreach (var (grens, kant, zelf) in _grenzen)
        {
            if (_compare(waarde, grens) is not { } verschil || (verschil == 0 ? !zelf : Math.Sign(verschil) != kant))
                return false;
        }

        return true;
    }
}
