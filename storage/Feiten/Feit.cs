namespace IB.Gateway.Storage.Feiten;

/// <summary>
/// One thing that happened, decided and done. The log holds facts and no commands: reading them back decides nothing anew, so a later
/// version of the program gets the same register from them.
/// </summary>
internal abstract record Feit;

/// <summary>A message was taken into the journal.</summary>
/// <param name="Volgnummer">Its place in the journal.</param>
/// <param name="Boeking">What was handed in; its payload, aantekeningen and gevolgen are not part of this fact.</param>
/// <param name="OntvangenMs">When.</param>
/// <param name="InhoudLengte">Bytes of payload, in the clear.</param>
/// <param name="SleutelId">Data key that sealed the payload.</param>
/// <param name="Plek">Where the sealed payload begins, counted from the start of the group.</param>
/// <param name="Lengte">Bytes of the sealed payload.</param>
/// <param name="VastTotMs">Until when it is kept back; <see langword="null"/> when it is not.</param>
/// <param name="Oorzaak">What the history says of the verdict.</param>
internal sealed record BerichtGeboekt(
    long Volgnummer, Boeking Boeking, long OntvangenMs, long InhoudLengte, long SleutelId, long Plek, int Lengte, long? VastTotMs, string Oorzaak) : Feit
{
    /// <summary>The state it begins in.</summary>
    public Toestand Begin => Boeking.Bezorgaan is null ? Toestand.Afgekeurd : VastTotMs is null ? Toestand.Klaargezet : Toestand.Vastgehouden;

    /// <summary>The message as it is just after this, without reading it back.</summary>
    public Bericht ToBericht() => new()
    {
        Volgnummer = Volgnummer,
        Envelop = Boeking.Envelop,
        Indiener = Boeking.Indiener,
        OntvangstId = Boeking.OntvangstId,
        OntvangenOp = Tijd.FromMs(OntvangenMs),
        Toestand = Begin,
        Fout = Boeking.Fout,
        Pogingen = 0,
        VolgendePoging = Begin == Toestand.Klaargezet ? Tijd.FromMs(OntvangenMs) : null,
        VastgehoudenTot = Tijd.FromMs(VastTotMs),
        InhoudLengte = InhoudLengte,
        InhoudSha256 = Boeking.InhoudSha256.ToArray(),
        Traceparent = Boeking.Traceparent,
    };
}

/// <summary>A delivery went from one state to another, or to the same one again.</summary>
/// <param name="Volgnummer">Of the message.</param>
/// <param name="Van">The state before.</param>
/// <param name="Naar">The state after.</param>
/// <param name="Pogingen">Pushes begun so far.</param>
/// <param name="Ophalingen">Fetches begun so far.</param>
/// <param name="SindsMs">Since when it waits.</param>
/// <param name="RijpMs">Earliest next attempt, exactly while it waits.</param>
/// <param name="VastTotMs">Until when it is kept back, exactly while it is.</param>
/// <param name="TijdMs">When this happened.</param>
/// <param name="Oorzaak">Why.</param>
internal sealed record BezorgingVerplaatst(
    long Volgnummer, Toestand Van, Toestand Naar, int Pogingen, int Ophalingen, long SindsMs, long? RijpMs, long? VastTotMs, long TijdMs, string Oorzaak)
        : Feit;

/// <summary>A remark was added to a message's history, without a change of state.</summary>
/// <param name="Volgnummer">Of the message.</param>
/// <param name="TijdMs">When.</param>
/// <param name="Oorzaak">The remark.</param>
internal sealed record Aangetekend(long Volgnummer, long TijdMs, string Oorzaak) : Feit;

/// <summary>A data key was made.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Partij">For whose content.</param>
/// <param name="Dag">For which day: 20260302.</param>
/// <param name="Sleutel">The wrapped key.</param>
internal sealed record SleutelGemaakt(long Id, string Partij, long Dag, Gewikkeld Sleutel) : Feit;

/// <summary>A data key was wrapped anew, under another key-encryption key.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Sleutel">The wrapped key.</param>
internal sealed record SleutelHerwikkeld(long Id, Gewikkeld Sleutel) : Feit;

/// <summary>
/// A wrapped data key. Its bytes stand among the payloads of the group and not among the facts: they must be able to go from the disk
/// when the key is destroyed.
/// </summary>
/// <param name="Kek">The key that wraps it.</param>
/// <param name="Plek">Where it begins, counted from the start of the group.</param>
/// <param name="Bytes">The wrapped key.</param>
internal sealed record Gewikkeld(string Kek, long Plek, ReadOnlyMemory<byte> Bytes);

/// <summary>A data key was destroyed, and with it all content that it sealed.</summary>
/// <param name="Id">Its number.</param>
internal sealed record SleutelVernietigd(long Id) : Feit;

/// <summary>The payloads of these messages may no longer be read; their bytes go from the disk after this.</summary>
/// <param name="Volgnummers">Of the messages.</param>
/// <param name="TijdMs">When.</param>
/// <param name="Oorzaak">Why, for their histories.</param>
internal sealed record InhoudGewist(IReadOnlyList<long> Volgnummers, long TijdMs, string Oorzaak) : Feit;

/// <summary>These messages are no longer known.</summary>
/// <param name="Volgnummers">Their places in the journal.</param>
/// <param name="TijdMs">When.</param>
internal sealed record BerichtenVergeten(IReadOnlyList<long> Volgnummers, long TijdMs) : Feit;

/// <summary>A segment of the log in which no payload is left was removed.</summary>
/// <param name="Nummer">Of the segment.</param>
/// <param name="TijdMs">When.</param>
internal sealed record SegmentVervallen(long Nummer, long TijdMs) : Feit;
