using System.Collections.Immutable;
using System.Threading.Channels;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Bewaring;

/// <summary>Stands where the store stands, and remembers what it was asked.</summary>
internal sealed class Bewaarpost : IBewaring, IInhoudlezers
{
    private readonly Channel<string> _vragen = Channel.CreateUnbounded<string>();

    /// <summary>What is answered when payloads are asked for, first to last; then nothing to do.</summary>
    public Queue<Bewaarstap> Antwoorden { get; } = new();

    /// <summary>What processors read.</summary>
    public ImmutableArray<Leesclaim> Claims { get; set; } = [];

    public List<string> Gevraagd { get; } = [];

    public Bewaarregels? Regels { get; private set; }

    /// <summary>Waits until this was asked, once more.</summary>
    public async Task NextAsync(string vraag)
    {
        while (await _vragen.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Wachttijd.Ruim) != vraag)
        {
        }
    }

    public ValueTask<Bewaarstap> WipeInhoudAsync(Bewaarregels regels, int limit, CancellationToken cancellationToken)
    {
        Regels = regels;
        return Answer("inhoud", Antwoorden.TryDequeue(out var stap) ? stap : default);
    }

    public ValueTask<Bewaarstap> ForgetAsync(Bewaarregels regels, int limit, CancellationToken cancellationToken) => Answer("bericht", default);

    public ValueTask<Bewaarstap> ReclaimAsync(CancellationToken cancellationToken) => Answer("ruimte", default);

    public ValueTask<Bewaarstap> RenewSleutelsAsync(int limit, CancellationToken cancellationToken) => Answer("sleutel", default);

    private ValueTask<Bewaarstap> Answer(string vraag, Bewaarstap stap)
    {
        Gevraagd.Add(vraag);
        Assert.True(_vragen.Writer.TryWrite(vraag));
        return new ValueTask<Bewaarstap>(stap);
    }
}
