using IB.Gateway.Validation;

namespace IB.Gateway.Berichten;

/// <summary>
/// One element of a validated message: the message and a place on its band. Every view is one of these with names. To go from element
/// to element compares numbers and allocates nothing.
/// </summary>
public readonly struct Bandelement
{
    private readonly Berichtlezing _lezing;

    internal Bandelement(Berichtlezing lezing, int index)
    {
        _lezing = lezing;
        Index = index;
    }

    /// <summary>Its place on the band of the message: 0 for the root, and in document order.</summary>
    public int Index { get; }

    /// <summary>
    /// Its text in UTF-8, of an element that has no elements in it. These are the bytes of the message itself, unless they hold a reference,
    /// CDATA section, comment or carriage return: then, and only then, a copy.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The message was disposed of.</exception>
    public ReadOnlySpan<byte> Utf8 => Waardelezer.Read(_lezing.Band[Index], _lezing.Inhoud.Span);

    /// <summary>The child with this name, which its type requires.</summary>
    /// <exception cref="InvalidOperationException">There is none: the pack in use is not the one that the views were made from.</exception>
    internal T Required<T>(int naam)
        where T : struct, IZicht<T>
        => Find(naam, Index + 1) is var kind and >= 0
            ? T.Of(new Bandelement(_lezing, kind))
            : throw new InvalidOperationException(
                $"A valid message has no element {_lezing.NaamOf(naam)}, which its view requires: the schema pack in use differs from the one that was built in.");

    /// <summary>The child with this name; <see langword="null"/> when there is none.</summary>
    internal T? Optional<T>(int naam)
        where T : struct, IZicht<T>
        => Find(naam, Index + 1) is var kind and >= 0 ? T.Of(new Bandelement(_lezing, kind)) : null;

    /// <summary>The children with this name.</summary>
    internal Reeks<T> Repeated<T>(int naam)
        where T : struct, IZicht<T>
        => new(this, naam);

    /// <summary>The first child with this name from a place on the band on; -1 when there is none.</summary>
    internal int Find(int naam, int vanaf)
    {
        var band = _lezing.Band;
        var nummer = _lezing.NummerOf(naam);
        var einde = band[Index].Einde;
        for (var kind = vanaf; kind < einde; kind = band[kind].Einde)
        {
            if (band[kind].Naam == nummer)
                return kind;
        }

        return -1;
    }

    /// <summary>The place behind the element at <paramref name="index"/> and all in it.</summary>
    internal int After(int index) => _lezing.Band[index].Einde;

    internal Bandelement At(int index) => new(_lezing, index);
}
