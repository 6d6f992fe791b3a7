using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Processors;

/// <summary>The real store, of which the process dies just before or just after the n-th commit, or when the test says so.</summary>
internal sealed class Sterfopslag(IProcessoropslag opslag, int commit, bool erna) : IProcessoropslag
{
    private bool _dood;
    private int _commits;

    public Sterfopslag(IProcessoropslag opslag)
        : this(opslag, 0, erna: false)
    {
    }

    /// <summary>Nothing is committed any more.</summary>
    public void Die() => _dood = true;

    public async ValueTask<Stapuitkomst> CommitAsync(Processorstap stap, CancellationToken cancellationToken)
    {
        if (++_commits != commit && !_dood)
            return await opslag.CommitAsync(stap, cancellationToken);
        if (erna)
            await opslag.CommitAsync(stap, cancellationToken);
        throw new StervendException();
    }

    public ValueTask<Processorstand> GetAsync(string processor, CancellationToken cancellationToken) => opslag.GetAsync(processor, cancellationToken);

    public ValueTask<Journaalstuk> ReadAsync(long vanaf, IReadOnlyCollection<string> functies, CancellationToken cancellationToken)
        => opslag.ReadAsync(vanaf, functies, cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadStatenAsync(
        string processor, IReadOnlyList<ReadOnlyMemory<byte>> sleutels, CancellationToken cancellationToken)
        => opslag.ReadStatenAsync(processor, sleutels, cancellationToken);

    public ValueTask<IReadOnlyList<Staat>> ListStatenAsync(string processor, ReadOnlyMemory<byte> na, int limit, CancellationToken cancellationToken)
        => opslag.ListStatenAsync(processor, na, limit, cancellationToken);

    public ValueTask<byte[]> GetPseudoniemsleutelAsync(string processor, CancellationToken cancellationToken)
        => opslag.GetPseudoniemsleutelAsync(processor, cancellationToken);

    public ValueTask<IReadOnlyList<Parkering>> ListGeparkeerdAsync(string processor, Positie? na, int limit, CancellationToken cancellationToken)
        => opslag.ListGeparkeerdAsync(processor, na, limit, cancellationToken);

    public ValueTask<IReadOnlyList<Parkering>> ListGeparkeerdVanAsync(
        string processor, ReadOnlyMemory<byte> sleutel, Positie? na, int limit, CancellationToken cancellationToken)
        => opslag.ListGeparkeerdVanAsync(processor, sleutel, na, limit, cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> FindGeblokkeerdAsync(
        string processor, IReadOnlyList<ReadOnlyMemory<byte>> sleutels, CancellationToken cancellationToken)
        => opslag.FindGeblokkeerdAsync(processor, sleutels, cancellationToken);

    public ValueTask<bool> ResetAsync(string processor, Terugzetting terugzetting, CancellationToken cancellationToken)
        => opslag.ResetAsync(processor, terugzetting, cancellationToken);

    public ValueTask<IReadOnlyList<Ingreepregel>> ListIngrepenAsync(string processor, int limit, CancellationToken cancellationToken)
        => opslag.ListIngrepenAsync(processor, limit, cancellationToken);
}

/// <summary>The process is gone.</summary>
internal sealed class StervendException : Exception;
