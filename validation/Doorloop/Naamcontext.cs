using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>
/// The namespace bindings that hold in a part of a document, and the tag names that were seen under them. Kept from one document to
/// the next, because systems write the same declarations in every message.
/// </summary>
internal sealed class Naamcontext
{
    // Declarations that are longer are not worth remembering. With one too many, on whatever level, all go: nobody who writes something else in
    // every message takes the place of others for good, or memory for each level of what he writes.
    private const int MaxDeclaratie = 1024;
    private const int MaxOnthouden = 64;

    private readonly List<(byte[] Declaratie, Naamcontext Context)> _kinderen = [];
    private readonly Naamcontext _wortel;
    private int _onthouden;

    /// <summary>The bindings outside of everything.</summary>
    /// <param name="programma">The program whose numbers it holds.</param>
    internal Naamcontext(Schemaprogramma programma)
    {
        Programma = programma;
        _wortel = this;
    }

    private Naamcontext(Naamcontext wortel)
    {
        Programma = wortel.Programma;
        _wortel = wortel;
    }

    internal Schemaprogramma Programma { get; }

    internal Namencache Namen { get; } = new();

    /// <summary>The bindings inside a tag with these attributes, which are compared byte by byte.</summary>
    internal Naamcontext Enter(ReadOnlySpan<byte> declaratie)
    {
        foreach (var (bekend, context) in _kinderen)
        {
            if (declaratie.SequenceEqual(bekend))
                return context;
        }

        var kind = new Naamcontext(_wortel);
        if (declaratie.Length > MaxDeclaratie)
            return kind;
        _wortel.MakeRoom();

        // Also of one that was forgotten while a document is within it.
        if (_kinderen.Count == MaxOnthouden)
            _kinderen.Clear();
        _kinderen.Add((declaratie.ToArray(), kind));
        return kind;
    }

    private void MakeRoom()
    {
        if (_onthouden == MaxOnthouden)
        {
            _kinderen.Clear();
            _onthouden = 0;
        }

        _onthouden++;
    }
}
