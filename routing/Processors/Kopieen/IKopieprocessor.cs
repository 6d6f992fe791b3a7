using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// A processor with a source that delivers full copies of what it knows, in parts. It divides such a part into one
/// <see cref="Kopiestuk"/>. A copy is applied as its differences with what is remembered, when all of it is there and it does not change
/// too much.
/// </summary>
internal interface IKopieprocessor : IProcessor
{
    /// <summary>Greatest part of what is remembered that one copy may change without a person having looked at it, 0 to 1.</summary>
    double MaxKopiewijziging { get; }

    /// <summary>Begins to read a copy, part by part, so that no more than one payload is open.</summary>
    /// <param name="orde">Where the whole copy stands in the order of its source.</param>
    IKopielezing BeginKopie(Leverorde orde);

    /// <summary>Why a copy is not used, in Dutch.</summary>
    string Explain(Kopiegebrek gebrek);

    /// <summary>How many facts of the source are remembered under a key, to measure what a copy changes by.</summary>
    int CountFeiten(ReadOnlyMemory<byte> staat);
}

/// <summary>A copy that is being read. For one thread.</summary>
internal interface IKopielezing
{
    /// <summary>Reads the next part, in order of parts; its payload may go after this.</summary>
    void Add(ReadOnlyMemory<byte> inhoud);

    /// <summary>What all parts say together.</summary>
    IKopie Finish();
}

/// <summary>What one copy says.</summary>
internal interface IKopie
{
    /// <summary>The keys of all persons in it, in order of their bytes, each once.</summary>
    IReadOnlyList<ReadOnlyMemory<byte>> Sleutels { get; }

    /// <summary>What could not be used of it, for a person to look at, in Dutch and without content; <see langword="null"/> for nothing.</summary>
    string? Verslag { get; }

    /// <summary>What is worth knowing of it and keeps nothing from being used, likewise; <see langword="null"/> for nothing.</summary>
    string? Notitie { get; }

    /// <summary>Whether the source dates it so far ahead that it would bar every delivery until then.</summary>
    bool IsToekomstig(DateTimeOffset moment);

    /// <summary>Whether the source has said so much since that the copy no longer counts.</summary>
    /// <param name="gedeeld">What all pieces know.</param>
    /// <param name="begonnen">Whether it was accepted before: then it may be the last itself.</param>
    bool IsVerouderd(ReadOnlyMemory<byte>? gedeeld, bool begonnen);

    /// <summary>What all pieces know once the copy counts, while it is being applied.</summary>
    ReadOnlyMemory<byte> Accept(ReadOnlyMemory<byte>? gedeeld);

    /// <summary>What all pieces know once all of it was applied.</summary>
    ReadOnlyMemory<byte> Complete(ReadOnlyMemory<byte>? gedeeld);

    /// <summary>Whether a piece that was parked before the copy waits no longer once the copy was applied to its key. Pure.</summary>
    /// <param name="bericht">The message of the piece.</param>
    /// <param name="reden">Why it was parked.</param>
    /// <param name="isInKopie">Whether its key is in the copy.</param>
    bool Settles(Bericht bericht, string reden, bool isInKopie);

    /// <summary>
    /// What the copy changes for one key; <see langword="null"/> when that is nothing. Pure. Asked for every key in the copy and every key of
    /// which something is remembered.
    /// </summary>
    /// <param name="plaats">Where the key is in <see cref="Sleutels"/>; -1 when it is not.</param>
    /// <param name="sleutel">The key.</param>
    /// <param name="staat">What is remembered of it.</param>
    /// <param name="context">What else it may know.</param>
    Kopieverschil? Compare(int plaats, ReadOnlyMemory<byte> sleutel, ReadOnlyMemory<byte>? staat, Procescontext context);
}

/// <summary>What a copy changes for one key.</summary>
/// <param name="Uitkomst">What follows; a reason to park when nothing of it can be used, and then it changes nothing.</param>
/// <param name="Nieuw">Facts that are added.</param>
/// <param name="Gewijzigd">Facts of which something else is said.</param>
/// <param name="Vervallen">Facts that are no longer there.</param>
internal sealed record Kopieverschil(Stukuitkomst Uitkomst, int Nieuw, int Gewijzigd, int Vervallen);
