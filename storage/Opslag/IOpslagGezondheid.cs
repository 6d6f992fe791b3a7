namespace IB.Gateway.Storage;

/// <summary>How the store is doing, for health checks and back-pressure. Reading it costs no I/O; safe on any thread.</summary>
public interface IOpslagGezondheid
{
    /// <summary>The state at this moment.</summary>
    Opslagstand Stand { get; }
}

/// <summary>A reading of the store's health.</summary>
/// <param name="Wachtend">Commands taken in but not durable yet.</param>
/// <param name="WachtendeBytes">Payload bytes of those commands.</param>
/// <param name="LaatsteVoortgang">When the writer last made a transaction durable, in UTC; the time of opening before that.</param>
/// <param name="LaatsteFout">
/// Why the last transaction failed, in Dutch; <see langword="null"/> when it succeeded.
/// </param>
/// <param name="LaatsteFoutOp">When that was, in UTC; <see langword="null"/> exactly when <paramref name="LaatsteFout"/> is.</param>
public sealed record Opslagstand(
    int Wachtend, long WachtendeBytes, DateTimeOffset LaatsteVoortgang, string? LaatsteFout, DateTimeOffset? LaatsteFoutOp)
{
    /// <summary>The disk is full: nothing new is taken in, deliveries go on from the reserve.</summary>
    public bool Schijfvol { get; init; }

    /// <summary>What operators should look at although the store can write, in Dutch; <see langword="null"/> for nothing.</summary>
    public string? Waarschuwing { get; init; }
}
