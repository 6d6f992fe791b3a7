using System.Collections.Immutable;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// A plug-in that reads chosen messages of the journal in order, remembers something per key and may send messages because of it. It only
/// decides: reading, remembering, sending and going on happen around it, in one transaction. So the same input may come again after a
/// crash, but never with an effect that was already there. But for <see cref="Check"/> it is called by one thread at a time.
/// </summary>
internal interface IProcessor
{
    /// <summary>What it does, and by which right.</summary>
    Processorverklaring Verklaring { get; }

    /// <summary>The key of what is known to all pieces; empty when there is no such thing.</summary>
    ReadOnlyMemory<byte> GedeeldeSleutel { get; }

    /// <summary>
    /// Of whom it reads messages of <see cref="Processorverklaring.LeestMee"/>, and when; empty for nobody. No payload of anybody else is opened
    /// for it, and retention waits for it with no other. Asked by many threads at once.
    /// </summary>
    /// <param name="partijen">The party directory of this moment.</param>
    ImmutableArray<Leesperiode> FindMeegelezen(Partijregister partijen);

    /// <summary>
    /// What is wrong with a message for the knooppunt itself, before it is accepted, in Dutch: rules and places, and nothing of the content.
    /// Empty when it may come in. Asked by many threads at once.
    /// </summary>
    /// <param name="aanbieding">A message of one of its functies, valid by its schema.</param>
    /// <param name="context">The moment and the party directory; no state.</param>
    IReadOnlyList<string> Check(Aanbieding aanbieding, Procescontext context);

    /// <summary>
    /// Divides a message into pieces, each about one key, in an order that is the same every time. Read one by one while they are
    /// processed; they may refer to the payload.
    /// </summary>
    /// <param name="bericht">An accepted message of one of its functies.</param>
    /// <param name="inhoud">Its payload, valid by the rules of its functie.</param>
    /// <exception cref="InvalidDataException">It makes no sense after all; the message is parked with this as its reason, so without content.</exception>
    IEnumerable<Werkstuk> Divide(Bericht bericht, ReadOnlyMemory<byte> inhoud);

    /// <summary>Decides what follows from one piece. Pure: the same piece, state and context give the same.</summary>
    /// <param name="stuk">The piece.</param>
    /// <param name="staat">What it remembers of this key; <see langword="null"/> for nothing.</param>
    /// <param name="context">What else it may know.</param>
    Stukuitkomst Process(Werkstuk stuk, ReadOnlyMemory<byte>? staat, Procescontext context);

    /// <summary>
    /// What the history of a message for the knooppunt itself must say when a piece of it is put aside unprocessed, in Dutch and without content;
    /// <see langword="null"/> for nothing. Pure.
    /// </summary>
    string? DescribeTerzijde(Werkstuk stuk);

    /// <summary>
    /// What is remembered of a key from now on, when something of it has been over for longer than it may be kept; <see langword="null"/>
    /// when nothing has. Asked for every key once a day. Pure.
    /// </summary>
    Stukuitkomst? Forget(ReadOnlyMemory<byte> sleutel, ReadOnlyMemory<byte> staat, Procescontext context);
}

/// <summary>What a processor may know besides the piece and the state of its key.</summary>
/// <param name="Moment">The present.</param>
/// <param name="Partijen">The party directory of this moment.</param>
/// <param name="Gedeeld">The state under <see cref="IProcessor.GedeeldeSleutel"/>; <see langword="null"/> for nothing.</param>
internal readonly record struct Procescontext(DateTimeOffset Moment, Partijregister Partijen, ReadOnlyMemory<byte>? Gedeeld)
{
    /// <summary>The state under <see cref="Werkstuk.Nevensleutel"/>; <see langword="null"/> for nothing.</summary>
    public ReadOnlyMemory<byte>? Neven { get; init; }
}
