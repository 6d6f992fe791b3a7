using IB.Gateway.Testing;

namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>An empty store for each test, with a clock that stands still. Every implementation runs the same classes.</summary>
public abstract class OpslagContract : IAsyncLifetime
{
    private IOpslag? _opslag;

    protected FakeTime Klok { get; } = new();

    protected IJournaal Journaal => Opslag.Journaal;

    protected IBezorgingen Bezorgingen => Opslag.Bezorgingen;

    protected IBewaring Bewaring => Opslag.Bewaring;

    protected virtual IZoeker Zoeker => Opslag.Zoeker;

    protected IHerbezorgtaken Herbezorgtaken => Opslag.Herbezorgtaken;

    protected IBeurten Beurten => Opslag.Beurten;

    protected IProcessoropslag Processors => Opslag.Processors;

    protected virtual IVolgopslag Volgen => Opslag.Volgen;

    protected IVolgposities Volgposities => Opslag.Volgposities;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IOpslag Opslag => _opslag ?? throw new InvalidOperationException("De opslag is niet open.");

    public ValueTask InitializeAsync() => ReopenAsync();

    public async ValueTask DisposeAsync()
    {
        if (_opslag is not null)
            await _opslag.DisposeAsync();
        Cleanup();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the store of this test: the same data every time.</summary>
    protected abstract ValueTask<IOpslag> OpenAsync(TimeProvider time);

    /// <summary>Removes the data.</summary>
    protected abstract void Cleanup();

    /// <summary>Closes and opens: what is read afterwards comes from disk.</summary>
    protected async ValueTask ReopenAsync()
    {
        if (_opslag is not null)
            await _opslag.DisposeAsync();
        _opslag = await OpenAsync(Klok);
    }

    /// <summary>Throws everything away and begins again.</summary>
    protected async ValueTask RestartAsync()
    {
        if (_opslag is not null)
            await _opslag.DisposeAsync();
        Cleanup();
        _opslag = await OpenAsync(Klok);
    }

    protected async Task<Bericht> AppendAsync(Boeking boeking)
    {
        var inboeking = await Journaal.AppendAsync(boeking, Stop);
        Assert.Equal(Inboekuitkomst.Nieuw, inboeking.Uitkomst);
        return inboeking.Bericht;
    }

    protected async Task<Bericht> GetAsync(long volgnummer)
    {
        var bericht = await Journaal.GetAsync(volgnummer, Stop);
        Assert.NotNull(bericht);
        return bericht;
    }

    protected async Task<byte[]?> ReadInhoudAsync(long volgnummer)
    {
        using var inhoud = await Journaal.ReadInhoudAsync(volgnummer, Stop);
        return inhoud?.Bytes.ToArray();
    }

    protected async Task<IEnumerable<long>> ListAsync(string partij, DateTimeOffset? rijpOp)
        => (await Bezorgingen.ListWachtendAsync(partij, 1000, rijpOp, Stop)).Select(b => b.Volgnummer);

    protected static void AssertEqual(Bericht expected, Bericht actual)
    {
        Assert.Equal(expected.InhoudSha256.ToArray(), actual.InhoudSha256.ToArray());
        Assert.Equal(expected with { InhoudSha256 = default }, actual with { InhoudSha256 = default });
    }
}
