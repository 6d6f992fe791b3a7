namespace IB.Gateway.Storage;

/// <summary>
/// How far a delivery is, and what each thing that can happen to it makes of it: pure, shared by every store. Times are Unix milliseconds.
/// </summary>
/// <param name="Toestand">The state.</param>
/// <param name="Pogingen">Pushes begun.</param>
/// <param name="Ophalingen">Fetches from the mailbox begun.</param>
/// <param name="Sinds">When it was delivered, and until then since when it waits.</param>
/// <param name="Rijp">Earliest next attempt, exactly while it waits; 0 while one is under way.</param>
/// <param name="VastTot">Until when it is kept back, exactly while it is.</param>
internal readonly record struct Bezorgstand(Toestand Toestand, int Pogingen, int Ophalingen, long Sinds, long? Rijp, long? VastTot)
{
    // Long ago: a time of a clock would still be to come at a node, or after a start, of which the clock is behind. What comes after would then go first.
    private const long Lopend = 0;

    /// <summary>A push begins; <see langword="null"/> when it does not wait. One that is cut short is due at once, whatever clock says so.</summary>
    public Bezorgstand? Begin()
        => Overgang.Wacht(Toestand) ? this with { Toestand = Toestand.Aangeboden, Pogingen = Pogingen + 1, Rijp = Lopend } : null;

    /// <summary>A fetch begins; <see langword="null"/> when it does not wait, or was fetched so often already.</summary>
    public Bezorgstand? BeginOphaling(int hoogstens)
        => Overgang.Wacht(Toestand) && Ophalingen < hoogstens ? this with { Toestand = Toestand.Aangeboden, Ophalingen = Ophalingen + 1, Rijp = Lopend } : null;

    /// <summary>A fetch begins beside another; <see langword="null"/> when it does not wait.</summary>
    public Bezorgstand? JoinOphaling() => Overgang.Wacht(Toestand) ? this with { Ophalingen = Ophalingen + 1 } : null;

    /// <summary>The plan that a stored due time stands for; <see langword="null"/> when there is none.</summary>
    public static DateTimeOffset? PlanOf(long? rijp) => rijp is null or Lopend ? null : Tijd.FromMs(rijp);

    /// <summary>An attempt ended; <see langword="null"/> when that changes nothing.</summary>
    public Bezorgstand? NaPoging(Pogingsuitkomst uitkomst, long nuMs)
        => Overgang.NaPoging(Toestand, uitkomst.Toestand) is not { } naar ? null
            : naar == Toestand.Bezorgd ? Bezorgd(nuMs)
            : this with { Toestand = naar, Rijp = uitkomst.VolgendePoging is { } volgende ? Tijd.CeilingMs(volgende) : null };

    /// <summary>Whether it has been put ready: until then nobody can have received it.</summary>
    public bool IsGegeven => Toestand != Toestand.Vastgehouden;

    /// <summary>The receiver has it.</summary>
    public Bezorgstand Bezorgd(long nuMs) => this with { Toestand = Toestand.Bezorgd, Rijp = null, Sinds = nuMs };

    /// <summary>It is sent again; <see langword="null"/> when it may not be.</summary>
    public Bezorgstand? Opnieuw(long nuMs)
        => Overgang.MagOpnieuw(Toestand) ? this with { Toestand = Toestand.Klaargezet, Pogingen = 0, Ophalingen = 0, Sinds = nuMs, Rijp = nuMs } : null;

    /// <summary>It waited too long.</summary>
    public Bezorgstand Verlopen() => this with { Toestand = Toestand.Verlopen, Rijp = null };

    /// <summary>It is kept back until another moment; <see langword="null"/> when it is not kept back.</summary>
    public Bezorgstand? Verzet(long totMs) => Toestand == Toestand.Vastgehouden ? this with { VastTot = totMs } : null;

    /// <summary>It is kept back no longer.</summary>
    public Bezorgstand Vrij(long nuMs) => this with { Toestand = Toestand.Klaargezet, Sinds = nuMs, Rijp = nuMs, VastTot = null };
}
