using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

/// <summary>
/// Lets work be done by one node at a time: takes the turn for it, keeps it while the work lasts, stops the work when it can no longer be kept, and
/// gives it back. Safe for use by many threads at once.
/// </summary>
public sealed class Beurtwacht(IBeurten beurten, TimeProvider tijd, ILogger<Beurtwacht> logger)
{
    // Renewed so often in the time that a turn lasts, so that one that fails is no matter.
    private const int Verlengingen = 4;

    // Asked for so often in that time, so that a node that died is not missed for much longer than a turn.
    private const int Herkansen = 8;

    private static readonly TimeSpan Minstens = TimeSpan.FromSeconds(1);

    /// <summary>After what time whoever was refused should try again.</summary>
    public TimeSpan Herkans => beurten.Duur == Timeout.InfiniteTimeSpan ? Minstens : beurten.Duur / Herkansen;

    /// <summary>Does work if nobody else does it; <see langword="false"/> when somebody does.</summary>
    /// <param name="naam">What the turn is for.</param>
    /// <param name="werk">The work; its token also ends when the turn is lost, and then it counts as done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> TryRunAsync(string naam, Func<Beurt, CancellationToken, Task> werk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(werk);
        var genomen = tijd.GetTimestamp();
        if (await beurten.TryTakeAsync(naam, cancellationToken) is not { } beurt)
            return false;
        using var kwijt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var klaar = new CancellationTokenSource();
        var houden = KeepAsync(beurt, genomen, kwijt, klaar.Token);
        try
        {
            await werk(beurt, kwijt.Token);
        }
        // Another node has it, or will.
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && kwijt.IsCancellationRequested)
        {
        }
        finally
        {
            await klaar.CancelAsync();
            await houden;
            await ReturnAsync(beurt);
        }

        return true;
    }

    /// <summary>Does work that does not end, whenever it is this node's turn.</summary>
    /// <param name="naam">What the turn is for.</param>
    /// <param name="werk">The work. When it ends all the same it leaves the turn to another, and is begun again later.</param>
    /// <param name="bijAnder">Called again and again while another node does it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(string naam, Func<CancellationToken, Task> werk, Action bijAnder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(werk);
        ArgumentNullException.ThrowIfNull(bijAnder);
        while (true)
        {
            if (!await TryRunAsync(naam, (_, stop) => werk(stop), cancellationToken))
                bijAnder();
            await Task.Delay(Herkans, tijd, cancellationToken);
        }
    }

    private async Task KeepAsync(Beurt beurt, long zeker, CancellationTokenSource kwijt, CancellationToken klaar)
    {
        if (beurten.Duur == Timeout.InfiniteTimeSpan)
            return;
        using var ronde = new PeriodicTimer(beurten.Duur / Verlengingen, tijd);
        try
        {
            while (await ronde.WaitForNextTickAsync(klaar))
            {
                var begin = tijd.GetTimestamp();
                switch (await RenewAsync(beurt, klaar))
                {
                    case true:
                        zeker = begin;
                        break;
                    // Not known: until shortly before it is over it is still ours.
                    case null when tijd.GetElapsedTime(zeker) < beurten.Duur - (beurten.Duur / Verlengingen):
                        break;
                    default:
                        BeurtLog.Kwijt(logger, beurt.Naam);
                        await kwijt.CancelAsync();
                        return;
                }
            }
        }
        catch (OperationCanceledException) when (klaar.IsCancellationRequested)
        {
        }
    }

    /// <summary>Whether it is still ours; <see langword="null"/> when that could not be asked.</summary>
    private async Task<bool?> RenewAsync(Beurt beurt, CancellationToken klaar)
    {
        try
        {
            return (await beurten.RenewAsync([beurt], klaar).AsTask().WaitAsync(beurten.Duur / Verlengingen, tijd, klaar)).Count == 0;
        }
        catch (Exception fout) when (fout is OpslagException or TimeoutException)
        {
            return null;
        }
    }

    private async ValueTask ReturnAsync(Beurt beurt)
    {
        try
        {
            await beurten.ReturnAsync(beurt, CancellationToken.None);
        }
        // Then it lapses.
        catch (OpslagException fout)
        {
            BeurtLog.NietTerug(logger, beurt.Naam, fout);
        }
    }
}
