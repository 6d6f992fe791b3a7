using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Retention on PostgreSQL.</summary>
internal sealed class PostgresBewaring(Verbindingen verbindingen, Schrijflijn beheer, Sleutelbos bos, TimeProvider time) : IBewaring
{
    private const int MaxStap = 1000;
    private readonly Wisronde _wisronde = new(verbindingen, beheer, time);
    private readonly Vergeetronde _vergeetronde = new(verbindingen, beheer, time);
    private readonly Ruimronde _ruimronde = new(verbindingen, beheer, time);
    private readonly Sleutelronde _sleutelronde = new(verbindingen, beheer, bos, time);

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
