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
    /// <param name="rij">Of the writer.</param>
    /// <param name="proces">The session in which it was committed.</param>
    /// <param name="breuk">What broke it off, for who cannot be told what it came to; <see langword="null"/> when it was no error.</param>
    /// <exception cref="OpslagException">It could not be found out in time.</exception>
    public async Task<bool> ResolveAsync(Schrijverrij rij, int proces, Exception? breuk)
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
            // Whatever is the matter with the server now: nobody may be told that nothing was stored.
            catch (Exception e) when (Serverfout.Is(e) || e is OpslagException)
            {
                fout = e;
            }

            if (time.GetElapsedTime(begin) > hooguit)
                throw Onbekend(breuk, fout);
            // A pause between two tries, whatever the clock says that messages are dated by.
            await Task.Delay(Tussenpoos, TimeProvider.System, CancellationToken.None);
        }
    }

    private OpslagException Onbekend(Exception? breuk, Exception? fout)
    {
        var text =
            $"Database {verbindingen.Naam}: het vastleggen werd niet bevestigd, door de server of door de replica waarop hij wacht. Of het is vastgelegd is onbekend; hetzelfde opnieuw aanbieden geeft het goede antwoord.{(breuk is null ? "" : Serverfout.Quote(breuk))}";
        var vol = breuk is not null && Serverfout.IsVol(breuk);
        return (breuk ?? fout) is { } oorzaak
            ? new OpslagException(text, oorzaak) { IsTijdelijk = true, IsVol = vol }
            : new OpslagException(text) { IsTijdelijk = true };
    }

    [LoggerMessage(21, LogLevel.Information, "Uitgezocht voor schrijver {Naam}: vastgelegd is {Gemaakt}")]
    private static partial void LogZeker(ILogger logger, string naam, bool gemaakt);
}
