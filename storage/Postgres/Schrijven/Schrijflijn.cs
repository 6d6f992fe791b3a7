using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// One writer of this node: one transaction at a time, each numbered in a row of its own. When the connection breaks in the middle of a commit
/// that number tells whether it was made: so nothing is acknowledged that is not there, and nothing is done twice. Safe on any thread.
/// </summary>
internal sealed partial class Schrijflijn(Verbindingen verbindingen, string naam, PostgresOptions options, IStappen stappen, TimeProvider time, ILogger logger)
    : IAsyncDisposable
{
    private const int MaxPogingen = 4;

    /// <summary>Channel on which nodes tell each other what there is to do.</summary>
    public const string Kanaal = "ib_gateway";

    private readonly SemaphoreSlim _beurt = new(1, 1);
    private readonly Schrijverrij _rij = new(verbindingen.Naam, naam);
    private readonly Uitkomstzoeker _zoeker = new(verbindingen, naam, options.Uitkomsttijd, time, logger);

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
            var blokkade = new Slotblokkade(verbindingen, naam, options.Slottijd, logger);
            for (var poging = 1; ; poging++)
            {
                if (await TryAsync(work, blokkade, poging == MaxPogingen) is { } uitkomst)
                    return uitkomst.Waarde;
            }
        }
        finally
        {
            _beurt.Release();
        }
    }

    /// <summary>What kept work from being done, in words for who asked.</summary>
    public OpslagException Translate(Exception cause) => cause as OpslagException
        ?? (Serverfout.Is(cause)
            ? Serverfout.Translate(verbindingen.Naam, cause)
            : new OpslagException($"Onverwachte fout in de opslag {verbindingen.Naam}: {cause.GetType().Name}.", cause));

    /// <summary>Leaves its counts to the row of closed writers.</summary>
    public async ValueTask DisposeAsync()
    {
        await _beurt.WaitAsync();
        if (_rij.Id is { } id)
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
    private async Task<Uitkomst<T>?> TryAsync<T>(Func<Transactie, Task<T>> work, Slotblokkade blokkade, bool laatste)
    {
        await using var verbinding = await verbindingen.OpenAsync(CancellationToken.None);
        NpgsqlTransaction? bezig = null;
        Transactie? transactie = null;
        T waarde;
        try
        {
            await _rij.PrepareAsync(verbinding);
            bezig = await verbinding.BeginTransactionAsync();
            transactie = new Transactie(verbinding);
            waarde = await work(transactie);
            stappen.Reached(Stap.Besloten);
            await _rij.MarkAsync(transactie);
            stappen.Reached(Stap.Geschreven);
        }
        catch (Exception e)
        {
            await RollbackAsync(bezig);
            // When its row turned out to be gone it begins another.
            if (!laatste && ((e is OpslagException && _rij.Id is null) || Serverfout.MagDirectOpnieuw(e) || await blokkade.MagOpnieuwAsync(transactie, e)))
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
        Exception? breuk = null;
        using var wacht = new Commitwacht(verbinding);
        try
        {
            await bezig.CommitAsync();
            if (!wacht.Gewaarschuwd)
            {
                _rij.Advance();
                stappen.Reached(Stap.Duurzaam);
                return true;
            }

            LogAlleen(logger, naam);
        }
        catch (Exception e) when (Serverfout.IsZekerNiet(e))
        {
            throw Serverfout.Translate(verbindingen.Naam, e);
        }
        catch (Exception e) when (Serverfout.Is(e))
        {
            LogOnzeker(logger, naam, e);
            breuk = e;
        }
        finally
        {
            await bezig.DisposeAsync();
        }

        _rij.Doubt();
        return await _zoeker.ResolveAsync(_rij, proces, breuk);
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

    [LoggerMessage(
        25, LogLevel.Warning,
        "De server brak bij het vastleggen door schrijver {Naam} het wachten op zijn replica af; het knooppunt zoekt uit of die het heeft")]
    private static partial void LogAlleen(ILogger logger, string naam);

    [LoggerMessage(22, LogLevel.Warning, "De tellingen van schrijver {Naam} konden bij het sluiten niet worden overgedragen; dat gebeurt later")]
    private static partial void LogSluiten(ILogger logger, string naam, Exception cause);
}
