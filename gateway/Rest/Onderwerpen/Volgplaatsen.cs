using System.Collections.Concurrent;

namespace IB.Gateway.Rest;

/// <summary>
/// How many requests of each party wait or stream. They hold a connection and little else, but without a limit one party could hold them all.
/// Safe for use by many threads at once.
/// </summary>
internal sealed class Volgplaatsen(OnderwerpOptions options)
{
    private readonly ConcurrentDictionary<(string Partij, Volgvorm Vorm), int> _bezet = [];
    private readonly Lock _slot = new();

    /// <summary>How many there are of all parties together.</summary>
    public int Count(Volgvorm vorm) => _bezet.Where(b => b.Key.Vorm == vorm).Sum(static b => b.Value);

    /// <summary>Takes a place; dispose of it when the request is over. <see langword="null"/> when the party has as many as it may.</summary>
    public IDisposable? TryTake(string partij, Volgvorm vorm)
    {
        lock (_slot)
        {
            if (Of(partij, Volgvorm.Blad) + Of(partij, Volgvorm.Stroom) >= options.MaxVolgers)
                return null;
            _bezet[(partij, vorm)] = Of(partij, vorm) + 1;
            return new Plaats(this, partij, vorm);
        }
    }

    private int Of(string partij, Volgvorm vorm) => _bezet.GetValueOrDefault((partij, vorm));

    private void Leave(string partij, Volgvorm vorm)
    {
        lock (_slot)
        {
            if (Of(partij, vorm) is var aantal and > 1)
                _bezet[(partij, vorm)] = aantal - 1;
            else
                _bezet.TryRemove((partij, vorm), out _);
        }
    }

    private sealed class Plaats(Volgplaatsen plaatsen, string partij, Volgvorm vorm) : IDisposable
    {
        private int _weg;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _weg, 1) == 0)
                plaatsen.Leave(partij, vorm);
        }
    }
}
