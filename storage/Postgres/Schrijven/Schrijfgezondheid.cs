using IB.Gateway.Storage.Schrijven;

namespace IB.Gateway.Storage.Postgres;

/// <summary>How the writers of this node are doing together. Safe on any thread.</summary>
internal sealed class Schrijfgezondheid(string naam, IWachtstand rij, Klokwacht klok, TimeProvider time) : IOpslagGezondheid
{
    // The disk of a server cannot be looked at: after this time it is tried whether there is room again.
    private static readonly TimeSpan Herkans = TimeSpan.FromSeconds(30);

    private Voortgang _voortgang = new(time.GetUtcNow(), null, null);

    public Opslagstand Stand
    {
        get
        {
            var (laatste, fout, op) = Volatile.Read(ref _voortgang);
            return new Opslagstand(rij.Aantal, rij.Bytes, laatste, fout?.Message, op)
            {
                Schijfvol = fout is { IsVol: true } && time.GetUtcNow() - op < Herkans,
                Waarschuwing = klok.Waarschuwing,
            };
        }
    }

    /// <summary>A transaction is durable.</summary>
    public void MarkProgress() => Volatile.Write(ref _voortgang, new Voortgang(time.GetUtcNow(), null, null));

    /// <summary>A transaction failed.</summary>
    public void MarkFailure(OpslagException fout)
        => Volatile.Write(ref _voortgang, new Voortgang(Volatile.Read(ref _voortgang).Laatste, fout, time.GetUtcNow()));

    /// <summary>In words for who asked.</summary>
    public OpslagException Translate(Exception cause)
        => Serverfout.Is(cause) ? Serverfout.Translate(naam, cause) : new OpslagException($"Onverwachte fout in de opslag {naam}: {cause.GetType().Name}.", cause);

    private sealed record Voortgang(DateTimeOffset Laatste, OpslagException? Fout, DateTimeOffset? FoutOp);
}
