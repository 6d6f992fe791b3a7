using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>
/// The namespace bindings that hold in a part of a document, and the tag names that were seen under them. Kept from one document to
/// the next, because systems write the same declarations in every message.
/// </summary>
/// <param name="programma">The program whose numbers it holds.</param>
internal sealed class Naamcontext(Schemaprogramma programma)
{
    // Declarations that are longer are not worth remembering. With one too many all go: nobody who writes something else in every
    // message takes the place of others for good.
    private const int MaxDeclaratie = 1024;
    private const int MaxKinderen = 64;

    private readonly List<(byte[] Declaratie, Naamcontext Context)> _kinderen = [];

    internal Schemaprogramma Programma { get; } = programma;

    internal Namencache Namen { get; } = new();

    /// <summary>The bindings inside a tag with these attributes, which are compared byte by byte.</summary>
    internal Naamcontext Enter(ReadOnlySpan<byte> declaratie)
    {
        foreach (var (bekend, context) in _kinderen)
        {
            if (declaratie.SequenceEqual(bekend))
                return context;
        }

        var kind = new Naamcontext(Programma);
        if (declaratie.Length > MaxDeclaratie)
            return kind;
        if (_kinderen.Count == MaxKinderen)
            _kinderen.Clear();
        _kinderen.Add((declaratie.ToArray(), kind));
        return kind;
    }
}
