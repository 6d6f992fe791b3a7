namespace IB.Gateway.Routing;

/// <summary>Something about a person that a source states. <see cref="Bron"/> and <see cref="Referentie"/> together are its identity.</summary>
internal sealed record Feit : Levering
{
    /// <summary>Who states it.</summary>
    public required Bron Bron { get; init; }

    /// <summary>The source's own reference; 1 to 64 bytes.</summary>
    public required string Referentie { get; init => field = Sleuteltekst.Require(value); }

    /// <summary>What the source says.</summary>
    public required Feitstatus Status { get; init; }

    /// <summary>The day on which the source decided it.</summary>
    public required DateOnly Afgifte { get; init; }

    /// <summary>
    /// The days on which it holds; <see langword="null"/> when the source names none, as with a negative decision. A fact without days
    /// coincides with nothing, so whoever makes a positive one of a message sees to it that it has them.
    /// </summary>
    public required Dagperiode? Periode { get; init; }

    /// <summary>
    /// Whether the source did not say on which day it begins. It is compared from the day of the decision then, and nobody is told that it begins there.
    /// </summary>
    public bool BeginOnbekend { get; init; }

    /// <summary>Whether the other is a version of the same fact.</summary>
    public bool IsZelfde(Feit ander) => Bron == ander.Bron && Referentie == ander.Referentie;

    /// <summary>Whether the other says the same; when the source said so is left out.</summary>
    public bool ZegtHetzelfde(Feit ander)
        => Verwijderd == ander.Verwijderd && Status == ander.Status && Afgifte == ander.Afgifte && Periode == ander.Periode
            && BeginOnbekend == ander.BeginOnbekend;

    /// <inheritdoc cref="Voorziening.CompareVersie"/>
    public int CompareVersie(Feit ander)
    {
        var orde = Geleverd.CompareTo(ander.Geleverd);
        return orde != 0
            ? orde
            : (Verwijderd, Status, Afgifte, Periode, BeginOnbekend).CompareTo(
                (ander.Verwijderd, ander.Status, ander.Afgifte, ander.Periode, ander.BeginOnbekend));
    }
}

/// <summary>What a source says of a person. The numbers are stored; they do not change.</summary>
internal enum Feitstatus : byte
{
    /// <summary>JA: it is so.</summary>
    Ja = 1,

    /// <summary>NEE: it is not so, or no longer.</summary>
    Nee = 2,

    /// <summary>ONBEKEND: it may be so; for a Wlz-indicatie that depends on whether it is taken up.</summary>
    Onbekend = 3,
}
