using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>
/// Lets a node do something short under a turn that another keeps for as long as it lives: it takes a second turn, by which whoever has the first sees
/// that he should give it back as soon as he can. Safe for use by many threads at once.
/// </summary>
public sealed class Voorrang(Beurtwacht wacht, IBeurten beurten, TimeProvider tijd)
{
    private static readonly TimeSpan Tussenpoos = TimeSpan.FromMilliseconds(200);

    /// <summary>Who has a turn; <see langword="null"/> for nobody.</summary>
    public ValueTask<string?> FindHouderAsync(string naam, CancellationToken cancellationToken) => beurten.FindHouderAsync(naam, cancellationToken);

    /// <summary>Whether somebody waits for this turn: who has it should give it back as soon as he can.</summary>
    public async ValueTask<bool> IsGevraagdAsync(string naam, CancellationToken cancellationToken)
        => await beurten.FindHouderAsync(Beurt.VanVoorrang(naam), cancellationToken) is not null;

    /// <summary>
    /// Does work once under a turn, for which whoever has it is asked to give it back; <see langword="false"/> when that took too long, and nothing was done.
    /// </summary>
    /// <param name="naam">What the turn is for.</param>
    /// <param name="werk">The work; its token also ends when the turn is lost, and then it counts as begun.</param>
    /// <param name="geduld">How long to wait for the turn.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> TryRunAsync(string naam, Func<CancellationToken, Task> werk, TimeSpan geduld, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(werk);
        var begin = tijd.GetTimestamp();
        var begonnen = false;
        while (!begonnen && tijd.GetElapsedTime(begin) <= geduld)
        {
            // Two that ask at once come one after the other.
            if (!await wacht.TryRunAsync(Beurt.VanVoorrang(naam), (_, stop) => TakeAsync(stop), cancellationToken))
                await Task.Delay(Tussenpoos, tijd, cancellationToken);
        }

        return begonnen;

        async Task TakeAsync(CancellationToken stop)
        {
            while (!await wacht.TryRunAsync(naam, BeginAsync, stop) && tijd.GetElapsedTime(begin) <= geduld)
                await Task.Delay(Tussenpoos, tijd, stop);
        }

        Task BeginAsync(Beurt beurt, CancellationToken stop)
        {
            begonnen = true;
            return werk(stop);
        }
    }
}
