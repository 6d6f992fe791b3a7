namespace IB.Gateway.Limieten.Delen;

/// <summary>
/// What a node has of a shared bucket: a small portion that it took out beforehand, and a debt of at most one portion and one request that it pays at
/// the next. So nobody waits for the others, and all nodes together let in no more than the bucket gave and those debts. Has one user at a time.
/// </summary>
internal sealed class Portie
{
    // A portion lasts for so long at the full rate: longer than it takes to find out that nobody answers.
    private const double Seconden = 0.1;

    // Or it is this part of a burst, so that a burst is not refused while portions are fetched for it.
    private const double Piekdeel = 0.05;

    // Small limits are shared less exactly, or two requests at once would have to wait for each other.
    private const int Minstens = 4;

    private readonly double _perSeconde;
    private long _over;

    /// <param name="perSeconde">What flows into the bucket per second, more than zero.</param>
    /// <param name="piek">What the bucket holds, at least 1.</param>
    /// <param name="grootste">What the largest request costs, at least 1.</param>
    public Portie(double perSeconde, int piek, int grootste)
    {
        _perSeconde = perSeconde;
        Grootte = Measure(perSeconde, piek, grootste);
    }

    /// <summary>
    /// The size of a portion, and the greatest debt before a request: a tenth of a second, a twentieth of a burst or one largest request, whichever is
    /// most; at least 4, at most a burst. So one request that is large never uses up more than there is credit for.
    /// </summary>
    public long Grootte { get; }

    /// <summary>What is left of what was taken out; below zero: the debt.</summary>
    public long Saldo { get; private set; }

    /// <summary>Whether one more request may be let in.</summary>
    public bool Mag => Saldo > -Grootte;

    /// <summary>Whether it is time to fetch more.</summary>
    public bool IsKrap => Saldo <= Grootte / 2;

    /// <summary>What to ask of the bucket: a portion, and what was borrowed.</summary>
    public long Vraag => Grootte - Saldo;

    /// <summary>After how long it makes sense to ask again when the bucket was empty.</summary>
    public TimeSpan Rust => TimeSpan.FromSeconds(Math.Clamp(Grootte / _perSeconde, 0.05, 1));

    /// <summary>After how long the bucket can have what is missing, if nobody else takes any.</summary>
    public TimeSpan Wacht
    {
        get
        {
            var vloeit = TimeSpan.FromSeconds(Math.Max(1 - Grootte - Saldo - _over, 0) / _perSeconde);
            return vloeit > Rust ? vloeit : Rust;
        }
    }

    /// <inheritdoc cref="Grootte"/>
    public static long Measure(double perSeconde, int piek, int grootste = 1)
        => (long)Math.Clamp(Math.Max(Math.Max(perSeconde * Seconden, piek * Piekdeel), grootste), Math.Min(Minstens, piek), piek);

    /// <summary>Uses some up.</summary>
    public void Take(long aantal) => Saldo -= aantal;

    /// <summary>Adds what the bucket gave.</summary>
    public void Add(Emmerantwoord antwoord)
    {
        Saldo += antwoord.Gegeven;
        _over = antwoord.Over;
    }

    /// <summary>Begins anew with this, as far as a debt may go.</summary>
    public void Reset(long saldo) => Saldo = Math.Max(saldo, -Grootte);
}
