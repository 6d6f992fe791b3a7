using System.Collections.Concurrent;

namespace IB.Gateway.Storage.Versleuteling;

/// <summary>
/// The data keys that seal today's payloads: one per party and day. A key is durable before anything is sealed with it. Safe on
/// any thread; callers that want the same new key share one transaction.
/// </summary>
/// <param name="obtain">Finds the key in the store, or makes it. Others may wait for the same one, so it cannot be cancelled.</param>
/// <param name="time">Tells which day it is.</param>
internal sealed class Datasleutels(Func<Sleuteldoel, Task<Datasleutel>> obtain, TimeProvider time)
{
    private readonly ConcurrentDictionary<Sleuteldoel, Lazy<Task<Datasleutel>>> _keys = new();
    private DateOnly _dag;

    /// <summary>The key for content that this party gets today.</summary>
    public ValueTask<Datasleutel> GetAsync(string partij)
    {
        var doel = new Sleuteldoel(partij, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        ForgetOtherDays(doel.Dag);
        return GetAsync(doel);
    }

    /// <summary>The key for what a processor knows.</summary>
    public ValueTask<Datasleutel> GetBlijvendAsync(string processor) => GetAsync(Sleuteldoel.Blijvend(processor));

    /// <summary>Forgets a key that the store no longer has.</summary>
    public void Forget(long id)
    {
        foreach (var entry in _keys)
        {
            if (entry.Value is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } key && key.Value.Result.Id == id)
                _keys.TryRemove(entry);
        }
    }

    private async ValueTask<Datasleutel> GetAsync(Sleuteldoel doel)
    {
        var entry = _keys.GetOrAdd(doel, static (d, self) => new Lazy<Task<Datasleutel>>(() => self(d)), obtain);
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

    private void ForgetOtherDays(DateOnly dag)
    {
        if (_dag == dag)
            return;
        _dag = dag;
        foreach (var doel in _keys.Keys.Where(d => d.Dag != dag && d.Dag != DateOnly.MaxValue))
            _keys.TryRemove(doel, out _);
    }
}
