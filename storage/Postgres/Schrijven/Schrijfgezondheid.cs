using IB.Gateway.Storage.Schrijven;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// How the writers of this node are doing together: one that cannot write is told, also when another can, for on a full disk what changes in place
/// still goes well. Safe on any thread.
/// </summary>
internal sealed class Schrijfgezondheid(IWachtstand rij, Klokwacht klok, TimeProvider time, IReadOnlyList<Schrijverstand> schrijvers) : IOpslagGezondheid
{
    // The disk of a server cannot be looked at: after this time it is tried whether there is room again.
    private static readonly TimeSpan Herkans = TimeSpan.FromSeconds(5);

    // A writer without work does not find out that it could write again; when the others can, it is believed after this time.
    private static readonly TimeSpan Geheugen = TimeSpan.FromMinutes(1);

    public Opslagstand Stand
    {
        get
        {
            var (nu, standen) = (time.GetUtcNow(), schrijvers.Select(static s => s.Nu).ToList());
            var laatste = standen.Max(static s => s.Laatste);
            var fouten = standen.Where(s => s.Fout is { IsBeschadigd: true } || (s.FoutOp is { } op && (op >= laatste || nu - op < Geheugen))).ToList();
            var fout = fouten.MaxBy(static s => (s.Fout!.IsBeschadigd, s.FoutOp));
            return new Opslagstand(rij.Aantal, rij.Bytes, laatste, fout?.Fout?.Message, fout?.FoutOp)
            {
                Schijfvol = fouten.Any(s => s.Fout!.IsVol && nu - s.FoutOp < Herkans),
                Waarschuwing = klok.Waarschuwing,
            };
        }
    }
}
