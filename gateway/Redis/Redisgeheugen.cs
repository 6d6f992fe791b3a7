using IB.Gateway.Limieten.Delen;

namespace IB.Gateway.Redis;

/// <summary>The buckets and counts that nodes share, in Redis.</summary>
internal sealed class Redisgeheugen(Redisverbinding redis) : IDeelgeheugen
{
    /// <inheritdoc/>
    public bool Aanwezig => redis.Aanwezig;

    /// <inheritdoc/>
    public ValueTask<Emmerantwoord?> TakeAsync(string sleutel, Emmervraag vraag, CancellationToken cancellationToken)
        => redis.AskAsync(
            Redisdoel.Limieten, Emmerscript.Tekst, sleutel, Emmerscript.Write(vraag), antwoord => Emmerscript.Read(antwoord, vraag), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Telantwoord?> CountAsync(string sleutel, string teller, int aantal, TimeSpan geldig, CancellationToken cancellationToken)
        => redis.AskAsync(
            Redisdoel.Limieten, Telscript.Tekst, sleutel, [teller, aantal, (long)geldig.TotalMilliseconds], antwoord => Telscript.Read(antwoord, aantal),
            cancellationToken);
}
