using System.Diagnostics;
using System.Globalization;
using IB.Gateway.Validation;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>
/// A burgerservicenummer that satisfies the elfproef. It is kept as a number and never shows itself: what prints, logs or inspects it
/// gets a word. To be turned into a pseudonym, or written into a message.
/// </summary>
[DebuggerDisplay("(bsn)")]
internal readonly struct Bsn : IEquatable<Bsn>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly int _getal;

    private Bsn(int getal) => _getal = getal;

    /// <summary>The number that these nine ASCII digits write.</summary>
    /// <exception cref="ArgumentException">They do not satisfy the elfproef; the text does not repeat them.</exception>
    internal static Bsn Of(ReadOnlySpan<byte> cijfers)
        => Elfproef.Voldoet(cijfers)
            ? new Bsn(int.Parse(cijfers, NumberStyles.None, CultureInfo.InvariantCulture))
            : throw new ArgumentException("The digits are no BSN: they must be checked before.", nameof(cijfers));

    /// <summary>Writes the nine ASCII digits.</summary>
    /// <param name="doel">Gets them; at least <see cref="Elfproef.Lengte"/> bytes. The caller wipes it.</param>
    /// <exception cref="InvalidOperationException">This is the default value, which is no BSN.</exception>
    internal void Write(Span<byte> doel)
    {
        if (!Getal.TryFormat(doel, out _, "D9", CultureInfo.InvariantCulture))
            throw new ArgumentException($"A BSN takes {Elfproef.Lengte} bytes.", nameof(doel));
    }

    /// <summary>The digits as text, for the draft of a message. A string cannot be wiped: nothing else may ask for it.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which is no BSN.</exception>
    internal string ToDraft() => Getal.ToString("D9", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(Bsn other) => _getal == other._getal;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Bsn ander && Equals(ander);

    /// <inheritdoc/>
    public override int GetHashCode() => _getal.GetHashCode();

    /// <summary>A word, and never the number.</summary>
    public override string ToString() => "(bsn)";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private int Getal => _getal > 0 ? _getal : throw new InvalidOperationException("The default value is no BSN.");
}
