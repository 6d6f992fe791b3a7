using IB.Gateway.Ontvangst;
using IB.Gateway.Storage;

namespace IB.Gateway.Schijfruimte;

/// <summary>The store itself found the disk full, before the watch did or because it could not look: its reserve is in use.</summary>
internal sealed class Opslagbezwaar(IOpslagGezondheid opslag) : IInnamebezwaar
{
    // The store looks every ten seconds whether there is room again.
    private static readonly TimeSpan Wacht = TimeSpan.FromSeconds(30);

    public bool TryGetBezwaar(out Afwijsreden reden, out TimeSpan wacht)
    {
        (reden, wacht) = (Afwijsreden.Ruimte, Wacht);
        return opslag.Stand.Schijfvol;
    }
}
