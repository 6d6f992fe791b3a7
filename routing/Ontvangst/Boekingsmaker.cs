using System.Security.Cryptography;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>Makes of a verdict what the journal must store: the message, and the foutbericht that follows from it. Pure but for new ids.</summary>
internal sealed class Boekingsmaker(INummergever nummers, KnooppuntOptions options)
{
    internal Boeking Make(Context context, Bevinding? bevinding, byte[] inhoudSha256)
    {
        var envelop = context.Envelop;
        if (bevinding is null)
            return envelop.Soort == Berichtsoort.Fo01 ? Foutbericht(context, inhoudSha256) : Accepted(context, inhoudSha256);
        var fout = Fouttabel.Describe(bevinding, options.Foutcodes, FunctieVoorDetails(context.Catalogus, envelop), envelop.FunctieVersie);
        var later = envelop.Soort != Berichtsoort.Fo01 && Fouttabel.Weg(bevinding.Punt) == Foutweg.Later;
        return Base(context, envelop, inhoudSha256) with
        {
            // What is not taken over leaves no content behind and lays no claim to its referentienummer.
            Inhoud = later ? context.Aanbieding.Inhoud : ReadOnlyMemory<byte>.Empty,
            ClaimtReferentie = later && bevinding.Punt is not (Controlepunt.Dubbel or Controlepunt.GeenUuid),
            Fout = fout,
            Oorzaak = $"{fout.Code}: {fout.Omschrijving}",
            Gevolgen = later ? [Foutmelding(context, fout)] : [],
        };
    }

    private Boeking Accepted(Context context, byte[] inhoudSha256)
    {
        var envelop = context.Envelop;
        var definitie = context.Catalogus.FindByFunctie(envelop.Functie, envelop.FunctieVersie.Hoofd, envelop.FunctieVersie.Sub)!;
        var heenbericht = envelop.AntwoordOp is null ? null : Antwoordcontrole.FindHeenbericht(context, definitie);
        if (heenbericht is not null)
            envelop = envelop with { ConversatieId = heenbericht.Envelop.ConversatieId };
        var vastTot = Releasecontrole.FindVastgehoudenTot(context, definitie);
        return Base(context, envelop, inhoudSha256) with
        {
            Bezorgaan = envelop.Ontvanger.Organisatie,
            VastgehoudenTot = vastTot,
            Oorzaak = vastTot is { } tot ? Releasecontrole.Oorzaak(envelop, tot) : $"Goedgekeurd en klaargezet voor {envelop.Ontvanger.Organisatie}.",
            Aantekeningen = heenbericht is null
                ? []
                : [new Aantekening(heenbericht.Volgnummer, $"Beantwoord met {envelop.Functie} {Toonbaar.Nummer(envelop.Referentienummer)}.")],
        };
    }

    private Boeking Foutbericht(Context context, byte[] inhoudSha256)
    {
        var afgekeurd = Antwoordcontrole.FindAfgekeurd(context)!;
        var envelop = context.Envelop with
        {
            ConversatieId = afgekeurd.Envelop.ConversatieId,
            Ontvanger = afgekeurd.Envelop.Zender with { Applicatie = Systeem.OntvangerApplicatie },
            Functie = afgekeurd.Envelop.Functie,
            FunctieVersie = afgekeurd.Envelop.FunctieVersie,
        };
        return Base(context, envelop, inhoudSha256) with
        {
            Bezorgaan = envelop.Ontvanger.Organisatie,
            Oorzaak = $"Foutbericht klaargezet voor {envelop.Ontvanger.Organisatie}.",
            Aantekeningen =
            [
                new Aantekening(afgekeurd.Volgnummer, $"Afgekeurd door de ontvanger met foutbericht {Toonbaar.Nummer(envelop.Referentienummer)}."),
            ],
        };
    }

    private Boeking Base(Context context, Envelop envelop, byte[] inhoudSha256) => new()
    {
        Envelop = envelop,
        Dateer = context.Aanbieding.ZonderTijdstip ? Berichttijd.Format : null,
        Indiener = context.Indiener.Partij.Code,
        OntvangstId = nummers.Next(),
        Inhoud = context.Aanbieding.Inhoud,
        InhoudSha256 = inhoudSha256,
        Afdruk = Afdruk.Compute(context.Envelop, inhoudSha256),
        ClaimtReferentie = true,
        Oorzaak = string.Empty,
        Traceparent = context.Aanbieding.Traceparent,
    };

    /// <summary>The Fo01 that tells the zender what is wrong.</summary>
    private Boeking Foutmelding(Context context, Fout fout)
    {
        var afgekeurd = context.Envelop;
        var inhoud = Routing.Foutbericht.Of(fout, afgekeurd).ToBytes();
        var inhoudSha256 = SHA256.HashData(inhoud);
        var envelop = new Envelop
        {
            Soort = Berichtsoort.Fo01,
            Referentienummer = nummers.Next(),
            ConversatieId = afgekeurd.ConversatieId,
            AntwoordOp = afgekeurd.Referentienummer,
            Zender = options.Systeem,
            Ontvanger = Systeem.Ontvanger(afgekeurd.Zender.Organisatie),
            TijdstipBericht = Berichttijd.Format(context.Moment),
            Functie = FunctieVoorDetails(context.Catalogus, afgekeurd),
            FunctieVersie = afgekeurd.FunctieVersie,
            ApplicatieVersie = options.ApplicatieVersie,
        };
        return new Boeking
        {
            Envelop = envelop,
            Indiener = options.Organisatie,
            OntvangstId = nummers.Next(),
            Inhoud = inhoud,
            InhoudSha256 = inhoudSha256,
            Afdruk = Afdruk.Compute(envelop, inhoudSha256),
            ClaimtReferentie = true,
            Bezorgaan = envelop.Ontvanger.Organisatie,
            Oorzaak = $"Foutbericht {fout.Code} klaargezet voor {envelop.Ontvanger.Organisatie}.",
            Traceparent = context.Aanbieding.Traceparent,
        };
    }

    // Only a functie that exists is repeated in an answer.
    private static string FunctieVoorDetails(Berichtcatalogus catalogus, Envelop envelop)
        => catalogus.FindByFunctie(envelop.Functie).Count > 0 ? envelop.Functie : string.Empty;
}
