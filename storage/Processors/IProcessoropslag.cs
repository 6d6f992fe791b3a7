namespace IB.Gateway.Storage;

/// <summary>
/// What processors keep. A processor reads the journal in order; what follows from it and how far it is become durable together, so a
/// crash repeats the reading and not the effect. Safe for use by many threads at once.
/// </summary>
public interface IProcessoropslag
{
    /// <summary>Where a processor stands; at the beginning when it never did a step.</summary>
    ValueTask<Processorstand> GetAsync(string processor, CancellationToken cancellationToken);

    /// <summary>
    /// The accepted messages of these functies, foutberichten about them not among them, from journal position <paramref name="vanaf"/> on. Looks at a bounded
    /// stretch of the journal, so there may be none although more follow.
    /// </summary>
    ValueTask<Journaalstuk> ReadAsync(long vanaf, IReadOnlyCollection<string> functies, CancellationToken cancellationToken);

    /// <summary>The state under each of these keys, in their order; <see langword="null"/> where there is none.</summary>
    /// <exception cref="OpslagException">A state is there but cannot be read or was altered.</exception>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadStatenAsync(
        string processor, IReadOnlyList<ReadOnlyMemory<byte>> sleutels, CancellationToken cancellationToken);

    /// <summary>The states with a key after <paramref name="na"/>, by key, at most <paramref name="limit"/>.</summary>
    /// <exception cref="OpslagException">A state is there but cannot be read or was altered.</exception>
    ValueTask<IReadOnlyList<Staat>> ListStatenAsync(string processor, ReadOnlyMemory<byte> na, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// A key of 32 bytes for the pseudonyms of a processor: the same as long as its state is kept, another for each processor. Kept as
    /// what it knows is, and gone with it.
    /// </summary>
    ValueTask<byte[]> GetPseudoniemsleutelAsync(string processor, CancellationToken cancellationToken);

    /// <summary>Makes a step durable. Completes after fsync.</summary>
    /// <exception cref="OpslagException">Nothing was done; the same step may be tried again.</exception>
    /// <exception cref="ArgumentException">The step contradicts its own contract; nothing was done.</exception>
    ValueTask<Stapuitkomst> CommitAsync(Processorstap stap, CancellationToken cancellationToken);

    /// <summary>What a processor has parked: pieces after <paramref name="na"/>, in order, at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<Parkering>> ListGeparkeerdAsync(string processor, Positie? na, int limit, CancellationToken cancellationToken);

    /// <summary>What a processor has parked under one key: pieces after <paramref name="na"/>, in order, at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<Parkering>> ListGeparkeerdVanAsync(
        string processor, ReadOnlyMemory<byte> sleutel, Positie? na, int limit, CancellationToken cancellationToken);

    /// <summary>Which of these keys have a parked piece: what comes for them waits behind it.</summary>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> FindGeblokkeerdAsync(
        string processor, IReadOnlyList<ReadOnlyMemory<byte>> sleutels, CancellationToken cancellationToken);

    /// <summary>
    /// Sets a processor back, to read the journal anew. What it knows goes, and what it parked from there on; what it sent stays sent, and what operators
    /// did to it stays recorded. <see langword="false"/> when it is not that far, or when another node has its turn.
    /// </summary>
    ValueTask<bool> ResetAsync(string processor, Terugzetting terugzetting, CancellationToken cancellationToken);

    /// <summary>What operators did to a processor, the latest first, at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<Ingreepregel>> ListIngrepenAsync(string processor, int limit, CancellationToken cancellationToken);
}
