using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Sqlite.Bewaring;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>Retention on the log and its register.</summary>
internal sealed class SqliteBewaring(
    Schrijver schrijver, Lezers lezers, Registerboeking register, Ruimer ruimer, Logmap map, Sleutelbos bos, TimeProvider time) : IBewaring
{
    private const int MaxStap = 1000;
    private readonly Wisronde _wisronde = new(schrijver, lezers, time);
    private readonly Vergeetronde _vergeetronde = new(schrijver, lezers, time);
    private readonly Ruimronde _ruimronde = new(schrijver, lezers, register, ruimer, map, time);
    private readonly Sleutelronde _sleutelronde = new(schrijver, lezers, bos, time);

    public ValueTask<Bewaarstap> WipeInhoudAsync(Bewaarregels regels, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(regels);
        return _wisronde.StepAsync(regels, RequireLimit(limit), cancellationToken);
    }

    public ValueTask<Bewaarstap> ForgetAsync(Bewaarregels regels, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(regels);
        return _vergeetronde.StepAsync(regels, RequireLimit(limit), cancellationToken);
    }

    public ValueTask<Bewaarstap> ReclaimAsync(CancellationToken cancellationToken) => _ruimronde.StepAsync(cancellationToken);

    public ValueTask<Bewaarstap> RenewSleutelsAsync(int limit, CancellationToken cancellationToken)
        => _sleutelronde.StepAsync(RequireLimit(limit), cancellationToken);

    private static int RequireLimit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxStap);
        return limit;
    }
}
