using System.Threading.RateLimiting;
using IB.Gateway.Ontvangst;

namespace IB.Gateway.Limieten;

/// <summary>The limiters of one party in one kind of traffic. Safe for use by many threads at once.</summary>
internal sealed class Begrenzer : IDisposable
{
    private readonly ConcurrencyLimiter _plaatsen;
    private readonly IEmmer _verzoeken;
    private readonly IEmmer _bytes;

    /// <param name="grens">What holds.</param>
    /// <param name="budget">The memory for requests of all parties together.</param>
    /// <param name="make">Makes a bucket: what it counts, what flows in per second, what it holds, and what one request takes at most.</param>
    public Begrenzer(Verkeersgrens grens, Bytesbudget budget, Func<Emmermaat, double, int, int, IEmmer> make)
    {
        Grens = grens;
        Aandeel = new Bytesbudget(grens.BytesOnderweg, budget);
        _plaatsen = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = grens.Gelijktijdig, QueueLimit = 0 });
        _verzoeken = make(Emmermaat.Verzoeken, grens.VerzoekenPerSeconde, grens.VerzoekenPiek, 1);
        _bytes = make(Emmermaat.Bytes, grens.BytesPerSeconde, grens.BytesPiek, grens.GrootsteVerzoek);
    }

    /// <summary>What holds.</summary>
    public Verkeersgrens Grens { get; }

    /// <summary>The share of this party in the memory for requests.</summary>
    public Bytesbudget Aandeel { get; }

    /// <summary>Requests under way.</summary>
    public int Gelijktijdig => Grens.Gelijktijdig - (int)_plaatsen.GetStatistics()!.CurrentAvailablePermits;

    /// <summary>Takes a place among the requests under way; dispose of it when the request is over. <see langword="null"/> when there is none.</summary>
    public RateLimitLease? TryEnter()
    {
        var plaats = _plaatsen.AttemptAcquire();
        if (plaats.IsAcquired)
            return plaats;
        plaats.Dispose();
        return null;
    }

    /// <summary>Whether one more request may be made now; if so it counts.</summary>
    public bool TryCount(out TimeSpan wacht) => _verzoeken.TryTake(1, out wacht);

    /// <summary>Whether these bytes may be moved now; if so they count.</summary>
    public bool TryPay(long bytes, out TimeSpan wacht) => _bytes.TryTake(bytes, out wacht);

    /// <inheritdoc/>
    public void Dispose()
    {
        _plaatsen.Dispose();
        _verzoeken.Dispose();
        _bytes.Dispose();
    }
}
