using Microsoft.Extensions.Logging;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Finds out what a commit came to that broke off, or that a synchronous replica did not confirm.</summary>
internal sealed partial class Uitkomstzoeker(Verbindingen verbindingen, string naam, TimeSpan hooguit, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Tussenpoos = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Whether the last transaction was committed, and will be there after a fail-over as well. What still holds on at the other end is cut off, but
    /// not when it waits for the replica: it may yet get its answer.
    /// </summary>
    /// <exception cref="OpslagException">It could not be found out in time.</exception>
    public async Task<bool> ResolveAsync(Schrijverrij rij, int proces)
    {
        var begin = time.GetTimestamp();
        while (true)
        {
            Exception? fout = null;
            try
            {
                await using var verbinding = await verbindingen.OpenAsync(CancellationToken.None);
                await Schrijverregister.TerminateAsync(verbinding, proces, CancellationToken.None);
                if (await rij.AskAsync(verbinding, hooguit - time.GetElapsedTime(begin)) is { } gemaakt)
                {
                    LogZeker(logger, naam, gemaakt);
                    return gemaakt;
                }
            }
            catch (Exception e) when (Serverfout.Is(e) || e is OpslagException { IsTijdelijk: true })
            {
                fout = e;
            }

            if (time.GetElapsedTime(begin) > hooguit)
                throw Onbekend(fout);
            // A pause between two tries, whatever the clock says that messages are dated by.
            await Task.Delay(Tussenpoos, TimeProvider.System, CancellationToken.None);
        }
    }

    private OpslagException Onbekend(Exception? cause)
    {
        var text = $"Database {verbindingen.Naam}: het vastleggen werd niet bevestigd, door de server of door de replica waarop hij wacht. Of het is vastgelegd is onbekend; hetzelfde opnieuw aanbieden geeft het goede antwoord.";
        return cause is null ? new OpslagException(text) { IsTijdelijk = true } : new OpslagException(text, cause) { IsTijdelijk = true };
    }

    [LoggerMessage(21, LogLevel.Information, "Uitgezocht voor schrijver {Naam}: vastgelegd is {Gemaakt}")]
    private static partial void LogZeker(ILogger logger, string naam, bool gemaakt);
}
