using System.Buffers;
using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Stuf;

/// <summary>Writes what the port says: receipts, faults, and the envelopes of messages that go out (koppelvlak 3).</summary>
internal static class Stufschrijver
{
    private const string ActieBv03 = StufNamen.Stuf + "/Bv03";

    /// <summary>The receipt of a message. A repeat gets the same bytes: its number and time are those of the first receipt.</summary>
    internal static void WriteBevestiging(IBufferWriter<byte> doel, Bericht bericht, string? wsaMessageId)
    {
        var xml = new Xmlschrijver(doel);
        Begin(xml, wsaMessageId, bericht.OntvangstId, ActieBv03);
        xml.Markup("<StUF:Bv03Bericht xmlns:StUF=\"http://www.egem.nl/StUF/StUF0301\"><StUF:stuurgegevens><StUF:berichtcode>Bv03</StUF:berichtcode>"u8);
        Systeem(xml, bericht.Envelop.Ontvanger, zender: true);
        Systeem(xml, bericht.Envelop.Zender, zender: false);
        Nummers(xml, bericht.OntvangstId, Berichttijd.Format(bericht.OntvangenOp), bericht.Envelop.Referentienummer);
        xml.Markup("</StUF:stuurgegevens></StUF:Bv03Bericht>"u8);
        Einde(xml);
    }

    /// <summary>A refusal: an Fo03 in the detail of a SOAP fault.</summary>
    internal static void WriteWeigering(IBufferWriter<byte> doel, Stufweigering weigering)
    {
        var xml = new Xmlschrijver(doel);
        Begin(xml, weigering.WsaMessageId, weigering.Referentienummer, StufNamen.WsAddressing + "/soap/fault");
        xml.Markup("<soap:Fault><faultcode>soap:"u8);
        xml.Waarde(weigering.SoapFoutcode.ToString());
        xml.Markup("</faultcode><faultstring xml:lang=\"nl\">"u8);
        xml.Waarde($"{weigering.Fout.Code}: {weigering.Fout.Omschrijving}");
        xml.Markup("</faultstring><detail>"u8);
        xml.Markup("<StUF:Fo03Bericht xmlns:StUF=\"http://www.egem.nl/StUF/StUF0301\"><StUF:stuurgegevens><StUF:berichtcode>Fo03</StUF:berichtcode>"u8);
        Systeem(xml, weigering.Zender, zender: true);
        Systeem(xml, weigering.Ontvanger, zender: false);
        Nummers(xml, weigering.Referentienummer, weigering.TijdstipBericht, weigering.CrossRefnummer);
        xml.Markup("</StUF:stuurgegevens>"u8);
        Foutbody(xml, weigering.Fout.Code, weigering.Fout.Plek, weigering.Fout.Omschrijving, weigering.Fout.Details);
        xml.Markup("</StUF:Fo03Bericht></detail></soap:Fault>"u8);
        Einde(xml);
    }

    /// <summary>All of an outgoing Fo01.</summary>
    internal static void WriteFoutbericht(IBufferWriter<byte> doel, Envelop envelop, Foutbericht foutbericht)
    {
        var xml = new Xmlschrijver(doel);
        Begin(xml);
        xml.Markup("<StUF:Fo01Bericht xmlns:StUF=\"http://www.egem.nl/StUF/StUF0301\"><StUF:stuurgegevens><StUF:berichtcode>Fo01</StUF:berichtcode>"u8);
        Systeem(xml, envelop.Zender, zender: true);
        Systeem(xml, envelop.Ontvanger, zender: false);
        Nummers(xml, envelop.Referentienummer, envelop.TijdstipBericht, envelop.AntwoordOp);
        xml.Markup("</StUF:stuurgegevens>"u8);
        Foutbody(xml, foutbericht.Code, foutbericht.Plek, foutbericht.Omschrijving, foutbericht.Details);
        xml.Markup("</StUF:Fo01Bericht>"u8);
        Einde(xml);
    }

    /// <summary>An outgoing Di01 or Du01 up to where the base64 of the payload begins.</summary>
    internal static void WriteKop(IBufferWriter<byte> doel, Envelop envelop)
    {
        var xml = new Xmlschrijver(doel);
        Begin(xml);
        xml.Markup(envelop.Soort == Berichtsoort.Du01
            ? "<GGK:envelopRetourbericht-ggk_Du01 xmlns:GGK=\"http://www.stufstandaarden.nl/koppelvlak/ggk0210\" xmlns:StUF=\"http://www.egem.nl/StUF/StUF0301\"><GGK:stuurgegevens><StUF:berichtcode>Du01</StUF:berichtcode>"u8
            : "<GGK:envelopHeenbericht-ggk_Di01 xmlns:GGK=\"http://www.stufstandaarden.nl/koppelvlak/ggk0210\" xmlns:StUF=\"http://www.egem.nl/StUF/StUF0301\"><GGK:stuurgegevens><StUF:berichtcode>Di01</StUF:berichtcode>"u8);
        Systeem(xml, envelop.Zender, zender: true);
        Systeem(xml, envelop.Ontvanger, zender: false);
        Nummers(xml, envelop.Referentienummer, envelop.TijdstipBericht, envelop.Soort == Berichtsoort.Du01 ? envelop.AntwoordOp : null);
        xml.Element("<StUF:functie>"u8, envelop.Functie, "</StUF:functie>"u8);
        xml.Markup("</GGK:stuurgegevens><GGK:parameters>"u8);
        xml.Element("<GGK:applicatieVersie>"u8, Cijfers(envelop.ApplicatieVersie.Hoofd), "</GGK:applicatieVersie>"u8);
        xml.Element("<GGK:applicatieSubversie>"u8, Cijfers(envelop.ApplicatieVersie.Sub), "</GGK:applicatieSubversie>"u8);
        xml.Element("<GGK:functieVersie>"u8, Cijfers(envelop.FunctieVersie.Hoofd), "</GGK:functieVersie>"u8);
        xml.Element("<GGK:functieSubversie>"u8, Cijfers(envelop.FunctieVersie.Sub), "</GGK:functieSubversie>"u8);
        xml.Markup("<GGK:bericht>"u8);
        if (envelop.Bestandsnaam is null)
            xml.Markup("<GGK:xmlBestand>"u8);
        else
            xml.Element("<GGK:tekstBestand bestandsnaam=\""u8, envelop.Bestandsnaam, "\">"u8);
    }

    /// <summary>What follows the base64 of the payload.</summary>
    internal static void WriteStaart(IBufferWriter<byte> doel, Envelop envelop)
    {
        var xml = new Xmlschrijver(doel);
        xml.Markup(envelop.Bestandsnaam is null ? "</GGK:xmlBestand>"u8 : "</GGK:tekstBestand>"u8);
        xml.Markup("</GGK:bericht></GGK:parameters>"u8);
        xml.Markup(envelop.Soort == Berichtsoort.Du01 ? "</GGK:envelopRetourbericht-ggk_Du01>"u8 : "</GGK:envelopHeenbericht-ggk_Di01>"u8);
        Einde(xml);
    }

    private static void Begin(Xmlschrijver xml)
        => xml.Markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"u8);

    // Who sends WS-Addressing headers gets them back (koppelvlak 8.5).
    private static void Begin(Xmlschrijver xml, string? wsaMessageId, string eigenId, string actie)
    {
        if (wsaMessageId is null)
        {
            Begin(xml);
            return;
        }

        xml.Markup(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Header xmlns:wsa=\"http://www.w3.org/2005/08/addressing\">"u8);
        xml.Element("<wsa:Action>"u8, actie, "</wsa:Action>"u8);
        xml.Element("<wsa:MessageID>urn:uuid:"u8, eigenId, "</wsa:MessageID>"u8);
        xml.Element("<wsa:RelatesTo>"u8, wsaMessageId, "</wsa:RelatesTo>"u8);
        xml.Markup("</soap:Header><soap:Body>"u8);
    }

    private static void Einde(Xmlschrijver xml) => xml.Markup("</soap:Body></soap:Envelope>"u8);

    private static void Systeem(Xmlschrijver xml, Systeem systeem, bool zender)
    {
        xml.Markup(zender ? "<StUF:zender>"u8 : "<StUF:ontvanger>"u8);
        xml.Element("<StUF:organisatie>"u8, systeem.Organisatie, "</StUF:organisatie>"u8);
        xml.Element("<StUF:applicatie>"u8, systeem.Applicatie, "</StUF:applicatie>"u8);
        xml.Element("<StUF:administratie>"u8, systeem.Administratie, "</StUF:administratie>"u8);
        xml.Element("<StUF:gebruiker>"u8, systeem.Gebruiker, "</StUF:gebruiker>"u8);
        xml.Markup(zender ? "</StUF:zender>"u8 : "</StUF:ontvanger>"u8);
    }

    private static void Nummers(Xmlschrijver xml, string referentienummer, string tijdstip, string? crossRefnummer)
    {
        xml.Element("<StUF:referentienummer>"u8, referentienummer, "</StUF:referentienummer>"u8);
        xml.Element("<StUF:tijdstipBericht>"u8, tijdstip, "</StUF:tijdstipBericht>"u8);
        xml.Element("<StUF:crossRefnummer>"u8, crossRefnummer, "</StUF:crossRefnummer>"u8);
    }

    private static void Foutbody(Xmlschrijver xml, string code, string plek, string omschrijving, string? details)
    {
        xml.Markup("<StUF:body>"u8);
        xml.Element("<StUF:code>"u8, code, "</StUF:code>"u8);
        xml.Element("<StUF:plek>"u8, plek, "</StUF:plek>"u8);
        xml.Element("<StUF:omschrijving>"u8, omschrijving, "</StUF:omschrijving>"u8);
        xml.Element("<StUF:details>"u8, details, "</StUF:details>"u8);
        xml.Markup("</StUF:body>"u8);
    }

    private static string Cijfers(int getal) => getal.ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
}
