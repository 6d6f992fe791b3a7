using System.Collections.Concurrent;
using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Versleuteling;

/// <summary>
/// The data keys that seal today's payloads: one per party and day. A key is durable before anything is sealed with it. Safe on
/// any thread; callers that want the same new key share one transaction.
/// </summary>
internal sealed class Datasleutels(Schrijver schrijver, Sleutelbos bos, TimeProvider time)
{
    private readonly ConcurrentDictionary<Sleuteldoel, Lazy<Task<Datasleutel>>> _keys = new();
    private DateOnly _dag;

    /// <summary>The key for content that this party gets today.</summary>
    public async ValueTask<Datasleutel> GetAsync(string partij)
    {
        var doel = new Sleuteldoel(partij, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        ForgetOtherDays(doel.Dag);
        var entry = _keys.GetOrAdd(doel, static (d, self) => new Lazy<Task<Datasleutel>>(() => self.ObtainAsync(d)), this);
        try
        {
            return await entry.Value;
        }
        catch
        {
            // A failure must not stick: the next caller tries again.
            _keys.TryRemove(KeyValuePair.Create(doel, entry));
            throw;
        }
    }

    /// <summary>Forgets a key that the store no longer has.</summary>
    public void Forget(long id)
    {
        foreach (var entry in _keys)
        {
            if (entry.Value is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } key && key.Value.Result.Id == id)
                _keys.TryRemove(entry);
        }
    }

    private void ForgetOtherDays(DateOnly dag)
    {
        if (_dag == dag)
            return;
        _dag = dag;
        foreach (var doel in _keys.Keys.Where(d => d.Dag != dag))
            _keys.TryRemove(doel, out _);
    }

    // Not cancellable: others wait for the same key.
    private Task<Datasleutel> ObtainAsync(Sleuteldoel doel)
        => schrijver.ExecuteAsync(blad => Sleutelregister.GetOrAdd(blad, bos, doel), CancellationToken.None).AsTask();
}
