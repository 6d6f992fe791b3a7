using System.Collections;

namespace IB.Gateway.Berichten;

/// <summary>
/// The elements of one name in a group, in document order. <c>foreach</c> over it allocates nothing; as an
/// <see cref="IEnumerable{T}"/>, for LINQ, it does.
/// </summary>
/// <typeparam name="T">View of an element.</typeparam>
public readonly struct Reeks<T> : IEnumerable<T>
    where T : struct, IZicht<T>
{
    private readonly Bandelement _ouder;
    private readonly int _naam;

    internal Reeks(Bandelement ouder, int naam)
    {
        _ouder = ouder;
        _naam = naam;
    }

    /// <summary>How many there are. Walks over them.</summary>
    public int Count
    {
        get
        {
            var aantal = 0;
            foreach (var _ in this)
                aantal++;
            return aantal;
        }
    }

    /// <summary>What <c>foreach</c> uses.</summary>
    public Enumerator GetEnumerator() => new(_ouder, _naam);

    /// <summary>Makes a list of what <paramref name="maak"/> makes of each.</summary>
    public IReadOnlyList<TResult> ToList<TResult>(Func<T, TResult> maak)
    {
        ArgumentNullException.ThrowIfNull(maak);
        var lijst = new List<TResult>();
        foreach (var deel in this)
            lijst.Add(maak(deel));
        return lijst;
    }

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Goes from one to the next.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        private readonly Bandelement _ouder;
        private readonly int _naam;
        private int _volgende;
        private int _huidige;

        internal Enumerator(Bandelement ouder, int naam)
        {
            _ouder = ouder;
            _naam = naam;
            _volgende = ouder.Index + 1;
            _huidige = -1;
        }

        /// <inheritdoc/>
        public readonly T Current => T.Of(_ouder.At(_huidige));

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (_volgende < 0 || (_huidige = _ouder.Find(_naam, _volgende)) < 0)
            {
                _volgende = -1;
                return false;
            }

            _volgende = _ouder.After(_huidige);
            return true;
        }

        /// <inheritdoc/>
        public void Reset() => this = new Enumerator(_ouder, _naam);

        /// <summary>Does nothing.</summary>
        public readonly void Dispose()
        {
            // There is nothing to give back.
        }
    }
}
