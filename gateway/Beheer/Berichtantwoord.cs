using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Beheer;

/// <summary>Answer of <c>/berichten/{referentienummer}</c>.</summary>
/// <param name="Referentienummer">As asked.</param>
/// <param name="Aantal">Number of messages with it, also when not all are shown.</param>
/// <param name="Berichten">The oldest of them, at most <see cref="Berichtinzage.MaxBerichten"/>.</param>
internal sealed record Berichtenantwoord(string Referentienummer, int Aantal, IReadOnlyList<Berichtantwoord> Berichten);

/// <summary>
/// A message as an operator sees it. Left out: the payload, and the two fields of the envelope in which people write what they
/// like (<c>gebruiker</c> and the file name), since these may tell about a person.
/// </summary>
internal sealed record Berichtantwoord(
    long Volgnummer,
    string Referentienummer,
    string Soort,
    string ConversatieId,
    string? AntwoordOp,
    Systeemantwoord Zender,
    Systeemantwoord Ontvanger,
    string TijdstipBericht,
    string Functie,
    string FunctieVersie,
    string ApplicatieVersie,
    string Indiener,
    string OntvangstId,
    DateTimeOffset OntvangenOp,
    string Toestand,
    Fout? Fout,
    string? GeweigerdMet,
    int Pogingen,
    int Ophalingen,
    DateTimeOffset? VolgendePoging,
    DateTimeOffset? VastgehoudenTot,
    long InhoudLengte,
    string InhoudSha256,
    string? Traceparent,
    IReadOnlyList<Gebeurtenisantwoord> Historie)
{
    /// <summary>The message with its history.</summary>
    public static Berichtantwoord Of(Berichtverloop verloop)
    {
        var (bericht, historie) = verloop;
        var envelop = bericht.Envelop;
        return new(
            bericht.Volgnummer,
            envelop.Referentienummer,
            envelop.Soort.ToString(),
            envelop.ConversatieId,
            envelop.AntwoordOp,
            Systeemantwoord.Of(envelop.Zender),
            Systeemantwoord.Of(envelop.Ontvanger),
            envelop.TijdstipBericht,
            envelop.Functie,
            envelop.FunctieVersie.ToString(),
            envelop.ApplicatieVersie.ToString(),
            bericht.Indiener,
            bericht.OntvangstId,
            bericht.OntvangenOp,
            Labelwaarde.Of(bericht.Toestand),
            bericht.Fout,
            bericht.GeweigerdMet,
            bericht.Pogingen,
            bericht.Ophalingen,
            bericht.VolgendePoging,
            bericht.VastgehoudenTot,
            bericht.InhoudLengte,
            Convert.ToHexStringLower(bericht.InhoudSha256.Span),
            bericht.Traceparent,
            [.. historie.Select(g => new Gebeurtenisantwoord(g.Tijd, g.Toestand is { } t ? Labelwaarde.Of(t) : null, g.Oorzaak))]);
    }
}

/// <summary>A system in <see cref="Berichtantwoord"/>.</summary>
internal sealed record Systeemantwoord(string Organisatie, string Applicatie, string? Administratie)
{
    /// <summary>The system without its free text.</summary>
    public static Systeemantwoord Of(Systeem systeem) => new(systeem.Organisatie, systeem.Applicatie, systeem.Administratie);
}

/// <summary>A line of the history in <see cref="Berichtantwoord"/>.</summary>
internal sealed record Gebeurtenisantwoord(DateTimeOffset Tijd, string? Toestand, string Oorzaak);
