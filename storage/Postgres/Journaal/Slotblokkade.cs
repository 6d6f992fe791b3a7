using Microsoft.Extensions.Logging;
using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// What one command saw of whoever keeps it from the lock of the journal. A node that hangs with it is cut off: one that has it in the same transaction
/// when it was waited for in vain once more. Who had it meanwhile, and gave it back, is healthy.
/// </summary>
internal sealed partial class Slotblokkade(Verbindingen verbindingen, string naam, TimeSpan slottijd, ILogger logger)
{
    private Slothouder? _gezien;

    /// <summary>Whether it was the lock that was waited for in vain, and waiting once more may help.</summary>
    public async Task<bool> MagOpnieuwAsync(Transactie? transactie, Exception e)
    {
        if (transactie is not { WachtOpJournaal: true } || e is not PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
            return false;
        await using var verbinding = await verbindingen.OpenAsync(CancellationToken.None);
        var houder = await Journaalslot.FindHouderAsync(verbinding, CancellationToken.None);
        var zelfde = houder is not null && houder == _gezien;
        _gezien = houder;
        if (!zelfde)
            return true;
        LogSlot(logger, naam, 2 * slottijd);
        return await Journaalslot.BreakAsync(verbinding, houder!, CancellationToken.None);
    }

    [LoggerMessage(
        24, LogLevel.Warning,
        "Schrijver {Naam} wachtte {Wachttijd} op het slot van het journaal, dat al die tijd van één transactie was; zij wordt afgebroken, tenzij zij op de replica wacht")]
    private static partial void LogSlot(ILogger logger, string naam, TimeSpan wachttijd);
}
