using System.Globalization;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Stuf;

/// <summary>From the values of an envelope, each valid by itself, to a message, or to what is wrong with them. Pure.</summary>
internal static class Stufvertaling
{
    private const string Tijdvorm = "yyyyMMddHHmmssfff";

    /// <summary>Makes the message of an automaat that read its contract to the end.</summary>
    internal static (Stufbericht? Bericht, string? Fout) Translate(Stufautomaat gelezen)
    {
        var soort = gelezen.Bericht == Stufcontract.Heenbericht ? Berichtsoort.Di01
            : gelezen.Bericht == Stufcontract.Retourbericht ? Berichtsoort.Du01
            : Berichtsoort.Fo01;
        var code = gelezen[Stufveld.Berichtcode]!;

        // The schema gives berichtcode a fixed value, which an empty one takes.
        if (code.Length > 0 && code != soort.ToString())
            return (null, $"berichtcode moet {soort} zijn");
        return (soort == Berichtsoort.Fo01 ? Fo01(gelezen) : Envelopbericht(gelezen, soort), null);
    }

    private static Stufbericht Envelopbericht(Stufautomaat gelezen, Berichtsoort soort)
    {
        var envelop = Envelop(gelezen, soort) with
        {
            Functie = gelezen[Stufveld.Functie]!,
            ApplicatieVersie = Stufregels.Versie(gelezen[Stufveld.ApplicatieVersie]!, gelezen[Stufveld.ApplicatieSubversie]!),
            FunctieVersie = Stufregels.Versie(gelezen[Stufveld.FunctieVersie]!, gelezen[Stufveld.FunctieSubversie]!),
            Bestandsnaam = gelezen[Stufveld.Bestandsnaam],
        };
        return new Stufbericht(envelop, null, Check(envelop, gelezen.Namespace));
    }

    // The order is that of Controlepunt: the first finding gives the answer.
    private static Bevinding? Check(Envelop envelop, string ns)
    {
        if (!Uuid.IsVersie4(envelop.Referentienummer))
            return new Bevinding(Controlepunt.GeenUuid, "referentienummer");
        if (envelop.AntwoordOp is { } antwoordOp && !Uuid.IsVersie4(antwoordOp))
            return new Bevinding(Controlepunt.GeenUuid, "crossRefnummer");
        if (envelop.Ontvanger.Applicatie != Systeem.OntvangerApplicatie)
            return new Bevinding(Controlepunt.EnvelopOnjuist, "ontvanger.applicatie moet GGk zijn");
        if (!IsTijdstip(envelop.TijdstipBericht))
            return new Bevinding(Controlepunt.EnvelopOnjuist, "tijdstipBericht is geen bestaand tijdstip");
        return ns == StufNamen.Ggk
            ? null
            : new Bevinding(Controlepunt.StufVersie, Array.Find(StufNamen.GgkVersies, v => v.Namespace == ns).Versie);
    }

    // It may be cut off anywhere after the day, also within an hour or a minute: what begins no moment with zeros behind it begins none.
    private static bool IsTijdstip(string tijdstip)
        => DateTime.TryParseExact(tijdstip.PadRight(Tijdvorm.Length, '0'), Tijdvorm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static Stufbericht Fo01(Stufautomaat gelezen)
    {
        var envelop = Envelop(gelezen, Berichtsoort.Fo01);
        var foutbericht = new Foutbericht(
            gelezen[Stufveld.Code]!, gelezen[Stufveld.Plek]!, gelezen[Stufveld.Omschrijving]!, gelezen[Stufveld.Details],
            envelop.AntwoordOp!, envelop.AntwoordOp!);

        // Liberal in what an Fo01 may look like (koppelvlak 11.1), but its number is what its receiver asks for it by.
        return new Stufbericht(
            envelop, foutbericht, Uuid.IsVormgoed(envelop.Referentienummer) ? null : new Bevinding(Controlepunt.GeenUuid, "referentienummer"));
    }

    private static Envelop Envelop(Stufautomaat gelezen, Berichtsoort soort)
    {
        var referentie = gelezen[Stufveld.Referentienummer]!;
        var antwoordOp = gelezen[Stufveld.CrossRefnummer];
        return new Envelop
        {
            Soort = soort,
            Referentienummer = referentie,
            ConversatieId = antwoordOp ?? referentie,
            AntwoordOp = antwoordOp,
            Zender = new Systeem(
                gelezen[Stufveld.ZenderOrganisatie] ?? string.Empty, gelezen[Stufveld.ZenderApplicatie]!,
                gelezen[Stufveld.ZenderAdministratie], gelezen[Stufveld.ZenderGebruiker]),
            Ontvanger = new Systeem(
                gelezen[Stufveld.OntvangerOrganisatie] ?? string.Empty, gelezen[Stufveld.OntvangerApplicatie]!,
                gelezen[Stufveld.OntvangerAdministratie], gelezen[Stufveld.OntvangerGebruiker]),
            TijdstipBericht = gelezen[Stufveld.TijdstipBericht]!,
            Functie = string.Empty,
            FunctieVersie = default,
            ApplicatieVersie = default,
        };
    }
}
