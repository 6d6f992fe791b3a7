using System.Globalization;
using System.Text;
using System.Xml.Linq;
using IB.Gateway.Demo;
using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The Wlz messages, written without the writer of the program. Each is a second later than the one before, by what stands on it.</summary>
internal static class Wlzbericht
{
    private const string Wortel = "urn:knooppunt:wlz:1";
    private static readonly XNamespace Basis = Wortel;

    // Long enough ago that no test reaches the present.
    private static long _tijdstip = TimeProvider.System.GetUtcNow().AddHours(-6).ToUnixTimeSeconds();

    /// <summary>A gemeente says who has a Wmo-voorziening.</summary>
    internal static Proefbericht Registratie(Deelnemer gemeente, params Voorziening[] voorzieningen)
    {
        XNamespace ns = $"{Wortel}:WlzVoorzieningRegistratie";
        return Make(gemeente, "WlzVoorzieningRegistratie", ns, [Kop(ns, "901", gemeente), .. voorzieningen.Select(v => v.ToXml(ns))]);
    }

    /// <summary>The CIZ says what changed.</summary>
    internal static Proefbericht Mutatie(params Indicatie[] personen)
    {
        XNamespace ns = $"{Wortel}:CizStatus";
        return Make(
            Deelnemers.Ciz, "CizStatus", ns, [Kop(ns, "902", Deelnemers.Ciz), new XElement(ns + "Soort", "MUTATIE"), .. personen.Select(p => p.ToXml(ns))]);
    }

    /// <summary>A whole copy of the register in parts of equal size, in order.</summary>
    internal static IReadOnlyList<Proefbericht> Kopie(IReadOnlyList<Indicatie> personen, int delen)
    {
        XNamespace ns = $"{Wortel}:CizStatus";
        var id = Guid.NewGuid().ToString("D");
        return [.. personen.Chunk((personen.Count + delen - 1) / delen).Select((inDeel, i) => Make(
            Deelnemers.Ciz, "CizStatus", ns,
            [
                Kop(ns, "902", Deelnemers.Ciz), new XElement(ns + "Soort", "VOLLEDIG"),
                new XElement(
                    ns + "Kopie", new XElement(ns + "KopieId", id), new XElement(ns + "Deel", i + 1), new XElement(ns + "AantalDelen", delen),
                    new XElement(ns + "AantalPersonen", personen.Count)),
                .. inDeel.Select(p => p.ToXml(ns)),
            ]))];
    }

    /// <summary>A gemeente asks about one person.</summary>
    internal static Proefbericht Vraag(Deelnemer gemeente, string bsn)
    {
        XNamespace ns = $"{Wortel}:RegistertoetsVraag";
        return Make(gemeente, "RegistertoetsVraag", ns,
            [Kop(ns, "904", gemeente), new XElement(
                ns + "Vraag", new XElement(ns + "Doel", "AANVRAAG"), new XElement(ns + "Bsn", bsn), new XElement(ns + "Gebruiker", "consulent-7"))]);
    }

    /// <summary>A signal in one line: kind, version, registration, person, status, days.</summary>
    internal static string ReadSignaal(byte[] inhoud)
    {
        var signaal = Read(inhoud, "WlzSignaal").Element("Signaal");
        return $"{signaal["Soort"]} v{signaal["Versie"]} {signaal["RegistratieId"]} {signaal["Bsn"]} {signaal["WlzStatus"]} {signaal["Ingangsdatum"]}..{signaal["Einddatum"]}";
    }

    /// <summary>An answer in one line: status and first day, or the code of a fault.</summary>
    internal static string ReadAntwoord(byte[] inhoud)
    {
        var bericht = Read(inhoud, "RegistertoetsAntwoord");
        return bericht.Heeft("Fout")
            ? bericht.Element("Fout")["Code"]
            : $"{bericht.Element("Antwoord")["WlzStatus"]} {bericht.Element("Antwoord")["Ingangsdatum"]}".TrimEnd();
    }

    /// <summary>The names of all elements of an answer: what it is, whatever it says.</summary>
    internal static string ReadVorm(byte[] inhoud)
    {
        using var bron = new MemoryStream(inhoud);
        using var lezer = System.Xml.XmlReader.Create(bron);
        return string.Join(' ', XDocument.Load(lezer).Descendants().Select(e => e.Name.LocalName));
    }

    private static Knoop Read(byte[] inhoud, string functie)
    {
        using var bron = new MemoryStream(inhoud);
        using var lezer = System.Xml.XmlReader.Create(bron);
        return new Knoop(XDocument.Load(lezer).Root!, $"{Wortel}:{functie}");
    }

    private static XElement Kop(XNamespace ns, string code, Deelnemer afzender) => new(
        ns + "Header",
        new XElement(ns + "BerichtCode", code), new XElement(ns + "BerichtVersie", 1), new XElement(ns + "BerichtSubversie", 0),
        new XElement(ns + "Afzender", afzender.Code), new XElement(ns + "Ontvanger", "IB"),
        new XElement(
            ns + "BerichtIdentificatie",
            new XElement(Basis + "Identificatie", string.Create(CultureInfo.InvariantCulture, $"P{Interlocked.Read(ref _tijdstip)}")),
            new XElement(Basis + "Dagtekening", "2026-11-20")));

    private static Proefbericht Make(Deelnemer van, string functie, XNamespace ns, IEnumerable<XElement> inhoud) => new()
    {
        Van = van,
        Naar = Deelnemers.Knooppunt,
        Functie = functie,
        Versie = new Versie(1, 0),
        Inhoud = Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + new XElement(ns + "Bericht", inhoud).ToString(SaveOptions.DisableFormatting)),
        Tijdstip = Berichttijd.Format(DateTimeOffset.FromUnixTimeSeconds(Interlocked.Increment(ref _tijdstip))),
    };

    /// <summary>An element and what is in it, by name.</summary>
    private readonly record struct Knoop(XElement Xml, XNamespace Ns)
    {
        public string this[string naam] => (string?)Xml.Element(Ns + naam) ?? "";

        public Knoop Element(string naam) => new(Xml.Element(Ns + naam)!, Ns);

        public bool Heeft(string naam) => Xml.Element(Ns + naam) is not null;
    }

    /// <summary>A running Wmo-voorziening.</summary>
    /// <param name="Id">RegistratieId.</param>
    /// <param name="Bsn">Of whom.</param>
    internal sealed record Voorziening(string Id, string Bsn)
    {
        /// <summary>The law that it is given under, when the message says so.</summary>
        internal string? Domein { get; init; }

        /// <summary>What the gemeente does: 1 registers, 3 takes away.</summary>
        internal int Actie { get; init; } = 1;

        internal XElement ToXml(XNamespace ns) => new(
            ns + "Registratie",
            new XElement(ns + "RegistratieId", Id), new XElement(ns + "Bsn", Bsn), new XElement(ns + "Actie", Actie), new XElement(ns + "Grond", "LOPEND"),
            new XElement(ns + "Begindatum", "2026-01-01"),
            Domein is null ? null : new XElement(ns + "Domein", Domein));
    }

    /// <summary>What the CIZ says of a person; a first day makes it JA, none NEE.</summary>
    /// <param name="Bsn">Of whom.</param>
    /// <param name="Ingang">First day.</param>
    internal sealed record Indicatie(string Bsn, string? Ingang)
    {
        internal XElement ToXml(XNamespace ns) => new(
            ns + "Persoon",
            new XElement(ns + "Bsn", Bsn),
            Ingang is null ? null : new XElement(ns + "IndicatieReferentie", $"I-{Bsn[^4..]}"),
            new XElement(ns + "WlzStatus", Ingang is null ? "NEE" : "JA"),
            new XElement(ns + "Afgiftedatum", "2026-11-02"),
            Ingang is null ? null : new XElement(ns + "Ingangsdatum", Ingang));
    }
}
