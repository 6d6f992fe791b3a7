using System.Threading.Channels;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Beurten;

/// <summary>Turns of eight seconds that a test takes away or lets fail.</summary>
internal sealed class Proefbeurten : IBeurten
{
    private readonly Channel<Beurt> _verlengd = Channel.CreateUnbounded<Beurt>();
    private readonly Channel<Beurt> _terug = Channel.CreateUnbounded<Beurt>();
    private long _nummer;

    public TimeSpan Duur => TimeSpan.FromSeconds(8);

    /// <summary>Another node has it.</summary>
    public bool BijAnder { get; set; }

    /// <summary>The store is in trouble.</summary>
    public bool Stuk { get; set; }

    public Task<Beurt> NextVerlengingAsync() => NextAsync(_verlengd);

    public Task<Beurt> NextTeruggaveAsync() => NextAsync(_terug);

    public ValueTask<Beurt?> TryTakeAsync(string naam, CancellationToken cancellationToken)
        => ValueTask.FromResult(BijAnder ? null : new Beurt(naam, ++_nummer));

    public ValueTask<IReadOnlyList<Beurt>> RenewAsync(IReadOnlyCollection<Beurt> beurten, CancellationToken cancellationToken)
    {
        foreach (var beurt in beurten)
            _verlengd.Writer.TryWrite(beurt);
        if (Stuk)
            throw new OpslagException("stuk");
        return ValueTask.FromResult<IReadOnlyList<Beurt>>(BijAnder ? [.. beurten] : []);
    }

    public ValueTask<string?> FindHouderAsync(string naam, CancellationToken cancellationToken) => ValueTask.FromResult(BijAnder ? "ander" : null);

    public ValueTask ReturnAsync(Beurt beurt, CancellationToken cancellationToken)
    {
        _terug.Writer.TryWrite(beurt);
        return Stuk ? throw new OpslagException("stuk") : ValueTask.CompletedTask;
    }

    private static async Task<Beurt> NextAsync(Channel<Beurt> kanaal)
        => await kanaal.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Wachttijd.Ruim);
}
