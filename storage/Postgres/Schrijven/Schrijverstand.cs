namespace IB.Gateway.Storage.Postgres;

/// <summary>How one writer of this node is doing. Safe on any thread.</summary>
internal sealed class Schrijverstand(TimeProvider time)
{
    private Voortgang _nu = new(time.GetUtcNow(), null, null);

    /// <summary>What it did last.</summary>
    public Voortgang Nu => Volatile.Read(ref _nu);

    /// <summary>A transaction is durable.</summary>
    public void MarkProgress() => Volatile.Write(ref _nu, new Voortgang(time.GetUtcNow(), null, null));

    /// <summary>A transaction failed.</summary>
    public void MarkFailure(OpslagException fout) => Volatile.Write(ref _nu, new Voortgang(Nu.Laatste, fout, time.GetUtcNow()));

    /// <summary>Requires that it never saw damage: what is taken in after that is in no backup that can be trusted, so somebody has to look first.</summary>
    /// <exception cref="OpslagException">It did.</exception>
    public void RequireHeel()
    {
        if (Nu.Fout is { IsBeschadigd: true } schade)
            throw new OpslagException($"{schade.Message} Dit knooppunt neemt niets meer aan tot het opnieuw is gestart.", schade) { IsBeschadigd = true };
    }

    /// <param name="Laatste">When it last made something durable; at first when it was made.</param>
    /// <param name="Fout">Why its last transaction failed; <see langword="null"/> when it did not.</param>
    /// <param name="FoutOp">When that was.</param>
    internal sealed record Voortgang(DateTimeOffset Laatste, OpslagException? Fout, DateTimeOffset? FoutOp);
}
