namespace IB.Gateway.Routing;

/// <summary>A provision and a fact of one person that one rule is about; of a negative rule there is no fact.</summary>
/// <param name="beeld">The person.</param>
/// <param name="regel">The rule.</param>
/// <param name="voorziening">Place of the provision.</param>
/// <param name="feit">Place of the fact; <see cref="Signaalstand.GeenFeit"/> of a negative rule.</param>
internal readonly struct Paar(Persoonsbeeld beeld, Samenloopregel regel, int voorziening, int feit)
{
    /// <summary>The rule.</summary>
    internal Samenloopregel Regel => regel;

    /// <summary>Place of the provision.</summary>
    internal int VoorzieningPlek => voorziening;

    /// <summary>Place of the fact.</summary>
    internal int FeitPlek => feit;

    /// <summary>The provision.</summary>
    internal Voorziening Voorziening => beeld.Voorzieningen[voorziening];

    /// <summary>The fact; <see langword="null"/> of a negative rule.</summary>
    internal Feit? Feit => feit == Signaalstand.GeenFeit ? null : beeld.Feiten[feit];

    /// <summary>Whether the holder has the provision registered, under the law that the rule is about.</summary>
    internal bool Loopt => regel.HeeftLopend(Voorziening);

    /// <summary>Whether the fact is of a kind that coincides with anything at all.</summary>
    internal bool FeitTelt => Feit is { } f && regel.Telt(f);

    /// <summary>Whether something might have to be told if the rule had a ground: as far as that shows without comparing days.</summary>
    internal bool MayTell(Signaalstand? stand, bool doorHouder)
        => FeitTelt || (stand is { } laatst && Signaalbesluit.DecideOngewenst(laatst, feitTelt: false, doorHouder) is { Soort: not null });

    /// <summary>
    /// The delivery that a version of its signal is of: the later of the two. So it has the same id in whatever order they come, and when it is told later.
    /// </summary>
    /// <param name="levering">The delivery that is taken in, for a signal that is of no fact.</param>
    internal Leverorde FindAanleiding(Leverorde levering)
        => Feit is not { } f ? levering : Voorziening.Geleverd > f.Geleverd ? Voorziening.Geleverd : f.Geleverd;

    /// <summary>The id of a version of its signal.</summary>
    internal Guid Number(ReadOnlySpan<byte> pseudoniem, int versie, Leverorde aanleiding)
        => Signaalnummer.Derive(pseudoniem, regel.Nummer, Voorziening, Feit, versie, aanleiding);
}
