using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>What follows from an attempt. Pure.</summary>
internal static class Herhaalbeleid
{
    // What a receiver asks for must not keep a message longer than its own schedule would.
    private const int LangstGevraagd = 2;

    // What a receiver may ask for grows by this with each attempt.
    private const int Groei = 4;

    private static readonly TimeSpan KortsteWacht = TimeSpan.FromSeconds(1);

    // The store keeps whole milliseconds, rounded up.
    private static readonly TimeSpan Afronding = TimeSpan.FromSeconds(1);

    /// <summary>The next state, given how attempt number <paramref name="poging"/> ended.</summary>
    internal static Pogingsuitkomst Decide(Bezorgresultaat resultaat, int poging, DateTimeOffset nu, BezorgOptions options)
    {
        var oorzaak = poging > options.MaxPogingen
            ? $"Extra poging, na {options.MaxPogingen} die werden afgebroken: {resultaat.Toelichting}"
            : $"Poging {poging} van {options.MaxPogingen}: {resultaat.Toelichting}";
        if (resultaat.Afloop == Bezorgafloop.Bevestigd)
            return Pogingsuitkomst.Bezorgd(oorzaak);
        if (poging >= options.MaxPogingen)
            return Pogingsuitkomst.Mislukt($"{oorzaak} Geen pogingen meer; beheer kan het bericht opnieuw aanbieden.") with { Foutcode = resultaat.Foutcode };
        var wacht = resultaat.NietVoor is { } gevraagd
            ? TimeSpan.FromTicks(Math.Clamp(gevraagd.Ticks, Minstens(poging, options).Ticks, options.Tussenpoos.Ticks * LangstGevraagd))
            : options.Tussenpoos;
        return resultaat.Afloop == Bezorgafloop.BerichtGeweigerd
            ? Pogingsuitkomst.Geweigerd(oorzaak, nu + wacht) with { Foutcode = resultaat.Foutcode }
            : Pogingsuitkomst.Opnieuw(oorzaak, nu + wacht);
    }

    /// <summary>
    /// The shortest wait after an attempt that a receiver can ask for: short at first, so that a short maintenance passes soon, and then growing fourfold
    /// to the longest. Half of the waits are the longest or nearly, so that all together take no less than without asking: who always asks
    /// for a moment does not burn the attempts.
    /// </summary>
    private static TimeSpan Minstens(int poging, BezorgOptions options)
    {
        var wacht = options.Tussenpoos * Math.Min(LangstGevraagd, Math.Pow(Groei, poging - (options.MaxPogingen / 2)));
        return wacht < KortsteWacht ? KortsteWacht : wacht;
    }

    /// <summary>
    /// Whether all attempts of a waiting message were cut short. It may be what takes the process down, or it may only have been under
    /// way each time that another one did: so it gets one attempt more, with nothing beside it.
    /// </summary>
    internal static bool IsVerdacht(Bericht bericht, BezorgOptions options) => bericht.Pogingen >= options.MaxPogingen;

    /// <summary>The result of a message that was started once more than it may be: that attempt was alone, and took the process down.</summary>
    internal static Pogingsuitkomst? CheckStart(int poging, BezorgOptions options) => poging > options.MaxPogingen + 1
        ? Pogingsuitkomst.Mislukt(
            $"Er is {options.MaxPogingen + 1} keer aan bezorgen begonnen zonder uitkomst, de laatste keer met niets ernaast; beheer moet het bericht beoordelen.")
        : null;

    /// <summary>
    /// Which messages of a queue, oldest first, may go now: in order, up to the first that waits for its receiver to be reachable.
    /// One that the receiver refused waits for itself only.
    /// </summary>
    internal static IEnumerable<Bericht> Deliverable(IReadOnlyList<Bericht> wachtend, DateTimeOffset nu, BezorgOptions options)
    {
        foreach (var bericht in wachtend)
        {
            // What was never tried waits for nothing, whatever its time says: that is of a clock which may have been set back since. What has no plan was
            // being tried when the process, or another node, died.
            if (bericht.Pogingen == 0 || bericht.VolgendePoging is not { } volgende || IsRijp(volgende, nu, options))
                yield return bericht;
            else if (bericht.Toestand == Toestand.Klaargezet)
                yield break;
        }
    }

    /// <summary>
    /// Whether an attempt that was planned for <paramref name="volgende"/> may be made: it is time, or no plan was ever so far off and the clock was set back.
    /// </summary>
    internal static bool IsRijp(DateTimeOffset volgende, DateTimeOffset nu, BezorgOptions options)
        => volgende <= nu || volgende - nu > (options.Tussenpoos * LangstGevraagd) + Afronding;

    /// <summary>Whether every one of these, none of which may go now, waits for itself only: what lies behind them may go.</summary>
    internal static bool AllenGeweigerd(IEnumerable<Bericht> wachtend) => wachtend.All(b => b.Toestand == Toestand.Aangeboden);
}
