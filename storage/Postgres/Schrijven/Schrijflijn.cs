using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// One writer of this node: one transaction at a time, each numbered in a row of its own. When the connection breaks in the middle of a commit
/// that number tells whether it was made: so nothing is acknowledged that is not there, and nothing is done twice. Safe on any thread.
/// </summary>
internal sealed partial class Schrijflijn(Verbindingen verbindingen, string naam, PostgresOptions options, IStappen stappen, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private const int MaxPogingen = 4;

    /// <summary>Channel on which nodes tell each other what there is to do.</summary>
    public const string Kanaal = "ib_gateway";

    private const string Voeg = "INSERT INTO schrijver (groep, gezien) VALUES (0, clock_timestamp()) RETURNING id";

    private static readonly string Merk =
        $"UPDATE schrijver SET groep = groep + 1, gezien = clock_timestamp(), {string.Join(", ", Tellingen.Kolommen.Select((k, i) => $"{k.Kolom} = {k.Kolom} + ${i + 3}"))} WHERE id = $1 AND groep = $2";

    private static readonly TimeSpan Tussenpoos = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _beurt = new(1, 1);
    private long? _id;
    private long _groep;
    private bool _onzeker;

    /// <summary>
    /// Does work in a transaction and commits it. What fails because something else was in the way is done again, so the work may have no effect
    /// outside the database before it returns.
    /// </summary>
    /// <exception cref="OpslagException">The database could not; nothing was done, or it is not known and the message says so.</exception>
    public async Task<T> RunAsync<T>(Func<Transactie, Task<T>> work, CancellationToken cancellationToken)
    {
        await _beurt.WaitAsync(cancellationToken);
        try
        {
            for (var poging = 1; ; poging++)
            {
                if (await TryAsync(work, poging == MaxPogingen) is { } uitkomst)
                    return uitkomst.Waarde;
            }
        }
        finally
        {
            _beurt.Release();
        }
    }

    /// <summary>Leaves its counts to the row of closed writers.</summary>
    public async ValueTask DisposeAsync()
    {
        await _beurt.WaitAsync();
        if (_id is { } id)
        {
            try
            {
                await using var verbinding = await verbindingen.OpenAsync(CancellationToken.None);
                await Schrijverregister.FoldAsync(verbinding, id, CancellationToken.None);
            }
            // The row stays, and counts as it is; another node folds it one day.
            catch (Exception e) when (Serverfout.Is(e) || e is OpslagException)
            {
                LogSluiten(logger, naam, e);
            }
        }

        _beurt.Dispose();
    }

    /// <summary><see langword="null"/> when it should be tried again.</summary>
    private async Task<Uitkomst<T>?> TryAsync<T>(Func<Transactie, Task<T>> work, bool laatste)
    {
        await using var verbinding = await verbindingen.OpenAsync(CancellationToken.None);
        NpgsqlTransaction? bezig = null;
        Transactie? transactie = null;
        T waarde;
        try
        {
            await PrepareAsync(verbinding);
            bezig = await verbinding.BeginTransactionAsync();
            transactie = new Transactie(verbinding);
            waarde = await work(transactie);
            stappen.Reached(Stap.Besloten);
            await MarkAsync(transactie);
            stappen.Reached(Stap.Geschreven);
        }
        catch (Exception e)
        {
            await RollbackAsync(bezig);
            // Without a row it begins another.
            if (!laatste && (_id is null || Serverfout.MagDirectOpnieuw(e) || await BreakJournaalslotAsync(transactie, e)))
                return null;
            if (Serverfout.Is(e))
                throw Serverfout.Translate(verbindingen.Naam, e);
            throw;
        }

        return await CommitAsync(verbinding, bezig) ? new Uitkomst<T>(waarde) : laatste ? throw Gestaakt() : null;
    }

    private OpslagException Gestaakt()
        => new($"Database {verbindingen.Naam}: vastleggen mislukte steeds opnieuw; er is niets vastgelegd. Probeer het later opnieuw.") { IsTijdelijk = true };

    /// <summary>Commits; <see langword="false"/> when that certainly was not done.</summary>
    private async Task<bool> CommitAsync(NpgsqlConnection verbinding, NpgsqlTransaction bezig)
    {
        var proces = verbinding.ProcessID;
        try
        {
            await bezig.CommitAsync();
            _groep++;
            stappen.Reached(Stap.Duurzaam);
            return true;
        }
        catch (Exception e) when (Serverfout.IsZekerNiet(e))
        {
            throw Serverfout.Translate(verbindingen.Naam, e);
        }
        catch (Exception e) when (Serverfout.Is(e))
        {
            _onzeker = true;
            LogOnzeker(logger, naam, e);
            return await ResolveAsync(proces);
        }
        finally
        {
            await bezig.DisposeAsync();
        }
    }

    /// <summary>
    /// Finds out whether the last transaction was committed, by its number. It waits for the row: whoever commits holds it until that is over. What
    /// still holds on at the other end is cut off.
    /// </summary>
    private async Task<bool> ResolveAsync(int proces)
    {
        var begin = time.GetTimestamp();
        while (true)
        {
            try
            {
                await using var verbinding = await verbindingen.OpenAsync(CancellationToken.None);
                await Schrijverregister.TerminateAsync(verbinding, proces, CancellationToken.None);
                var gemaakt = await ReadGroepAsync(verbinding) == _groep + 1;
                _groep += gemaakt ? 1 : 0;
                _onzeker = false;
                LogZeker(logger, naam, gemaakt);
                return gemaakt;
            }
            catch (Exception e) when (Serverfout.Is(e) || e is OpslagException { IsTijdelijk: true })
            {
                if (time.GetElapsedTime(begin) > options.Uitkomsttijd)
                    throw new OpslagException(
                        $"Database {verbindingen.Naam}: de verbinding brak tijdens het vastleggen, en de server is niet terug. Of het is vastgelegd is onbekend; hetzelfde opnieuw aanbieden geeft het goede antwoord.", e) { IsTijdelijk = true };
            }

            // A pause between two tries, whatever the clock says that messages are dated by.
            await Task.Delay(Tussenpoos, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Cuts off a node that hangs with the lock of the journal, when that is what was waited for in vain.</summary>
    private async Task<bool> BreakJournaalslotAsync(Transactie? transactie, Exception e)
    {
        if (transactie is not { WachtOpJournaal: true } || e is not PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
            return false;
        LogSlot(logger, naam, options.Slottijd);
        await using var verbinding = await verbindingen.OpenAsync(CancellationToken.None);
        await Journaalslot.BreakAsync(verbinding, options.Slottijd, CancellationToken.None);
        return true;
    }

    private async Task PrepareAsync(NpgsqlConnection verbinding)
    {
        if (_id is null)
        {
            _id = (await verbinding.ListAsync(Voeg, [], static rij => rij.Long(0), CancellationToken.None))[0];
            _groep = 0;
        }
        else if (_onzeker)
        {
            _groep = await ReadGroepAsync(verbinding);
        }

        _onzeker = false;
    }

    private async Task<long> ReadGroepAsync(NpgsqlConnection verbinding)
    {
        var groepen = await verbinding.ListAsync("SELECT groep FROM schrijver WHERE id = $1 FOR UPDATE", [P(_id)], static rij => rij.Long(0), CancellationToken.None);
        return groepen is [var groep] ? groep : throw Opgeruimd();
    }

    private async Task MarkAsync(Transactie transactie)
    {
        await using var batch = new NpgsqlBatch(transactie.Verbinding);
        var merk = batch.Add(Merk, [P(_id), P(_groep), .. Tellingen.Kolommen.Select(k => P(transactie.Tellingen[k.Toestand]))]);
        if (transactie.FindSein() is { } sein)
            batch.Add("SELECT pg_notify($1, $2)", P(Kanaal), P(sein));
        await batch.ExecuteNonQueryAsync();
        if (merk.RecordsAffected != 1)
            throw Opgeruimd();
    }

    private OpslagException Opgeruimd()
    {
        // The next transaction begins a row anew.
        _id = null;
        return new OpslagException($"Database {verbindingen.Naam}: de rij van schrijver {naam} is er niet meer, of is van een ander. Er is niets vastgelegd. Probeer het opnieuw.") { IsTijdelijk = true };
    }

    private static async Task RollbackAsync(NpgsqlTransaction? bezig)
    {
        if (bezig is null)
            return;
        try
        {
            await bezig.DisposeAsync();
        }
        // The connection is gone, and the server rolls back by itself.
        catch (Exception e) when (Serverfout.Is(e) || e is InvalidOperationException)
        {
            Debug.Assert(bezig.Connection is null or not { FullState: System.Data.ConnectionState.Open }, "A rollback failed on a good connection.");
        }
    }

    private sealed record Uitkomst<T>(T Waarde);

    [LoggerMessage(20, LogLevel.Warning, "De verbinding brak tijdens het vastleggen door schrijver {Naam}; het knooppunt zoekt uit of het is vastgelegd")]
    private static partial void LogOnzeker(ILogger logger, string naam, Exception cause);

    [LoggerMessage(21, LogLevel.Information, "Uitgezocht voor schrijver {Naam}: vastgelegd is {Gemaakt}")]
    private static partial void LogZeker(ILogger logger, string naam, bool gemaakt);

    [LoggerMessage(24, LogLevel.Warning, "Schrijver {Naam} wachtte {Slottijd} op het slot van het journaal; wie het zo lang heeft wordt afgebroken")]
    private static partial void LogSlot(ILogger logger, string naam, TimeSpan slottijd);

    [LoggerMessage(22, LogLevel.Warning, "De tellingen van schrijver {Naam} konden bij het sluiten niet worden overgedragen; dat gebeurt later")]
    private static partial void LogSluiten(ILogger logger, string naam, Exception cause);
}
