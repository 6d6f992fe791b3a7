using System.Xml.Linq;
using IB.Gateway.Routing;
using IB.Gateway.Stuf;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Stuf;

/// <summary>
/// The reader takes the envelopes that the published schemas take, and no others; <see cref="IsBedoeld"/> lists where it means to
/// differ.
/// </summary>
public sealed class SchemaverschilTests
{
    private const int MutatiesPerFixture = 3000;
    private const string Di01 = "stuf/Di01.xml";
    private const string Du01 = "stuf/Du01.xml";
    private const string Tekst = "stuf/Di01-tekstbestand.xml";
    private const string Fo01 = "stuf/Fo01.xml";
    private const string Fo03 = "stuf/Fo03.xml";
    private const string Bv03 = "stuf/Bv03.xml";
    private const string Uuid = "5b0e7c1d-2a94-4c3e-9f60-71d8a2b4c6e5";

    private static readonly string[] Waarden =
    [
        "", " ", "x", "AB", "ABC", "Di01", "Du01", "Fo01", "Fo03", "Bv03", "0384", "00000", "client", "server", "Client",
        "20260109", "2026010", "20260109101742000", "202601091017420001", "99999999", "2026-01-09T10:17:42",
        Uuid, "5B0E7C1D-2A94-4C3E-9F60-71D8A2B4C6E5", "9c0f7b90-5c69-11e5-a837-0800200c9a66", "geen uuid", "a@b_c.d-1",
        "SGVsbG8=", "SGVsbG8", "SGVsbG9=", "SGVs bG8 =", "SGVs*G8=", "====", "SGVsbG8=SGVsbG8=",
        new('a', 7), new('a', 8), new('a', 30), new('a', 31), new('0', 40), new('0', 41), new('a', 50), new('a', 51), new('a', 100), new('a', 101),
        new('a', 200), new('a', 201), new('a', 1000), new('a', 1001), "é", "😀", "\u00a0",
    ];

    public static TheoryData<string> Enveloppen => [Di01, Du01, Tekst, Fo01, Fo03, Bv03, "stuf/Di01-regels.xml"];

    /// <summary>The changes of which the reference says what the official schema does with them.</summary>
    public static TheoryData<string, bool> Voorbeelden =>
    [
        .. new[]
        {
            StufDocument.WithContent(Di01, "tijdstipBericht", "202601091017420001"),
            StufDocument.WithContent(Di01, "tijdstipBericht", "2026-01-09T10:17:42"),
            StufDocument.WithContent(Di01, "applicatie", "AB"),
            StufDocument.Without(Di01, "organisatie"),
            StufDocument.WithContent(Di01, "functieVersie", "3"),
            StufDocument.WithContent(Di01, "functieVersie", "00003"),
            StufDocument.WithContent(Di01, "functieVersie", "000a"),
            StufDocument.WithContent(Di01, "xmlBestand", "SGVs*G8="),
            StufDocument.WithContent(Di01, "xmlBestand", "SGVsbG8"),
            StufDocument.WithBehind(Di01, "tijdstipBericht", $"<StUF:crossRefnummer>{Uuid}</StUF:crossRefnummer>"),
            StufDocument.Without(Du01, "crossRefnummer"),
            StufDocument.WithContent(Di01, "berichtcode", "Du01"),
            StufDocument.WithContent(Du01, "berichtcode", "Di01"),
            StufDocument.WithContent(Fo01, "berichtcode", "Fo03"),
            StufDocument.WithStartTag(Tekst, "tekstBestand", "<GGK:tekstBestand bestandsnaam='a.c'>"),
            StufDocument.WithStartTag(Tekst, "tekstBestand", "<GGK:tekstBestand bestandsnaam='een lijst.csv'>"),
            StufDocument.WithStartTag(Tekst, "tekstBestand", "<GGK:tekstBestand GGK:bestandsnaam='lijst.csv'>"),
            StufDocument.WithStartTag(Tekst, "tekstBestand", "<GGK:tekstBestand>"),
            StufDocument.WithStartTag(Di01, "xmlBestand", "<GGK:xmlBestand x='1'>"),
            StufDocument.WithContent(Fo01, "code", "IB210000"),
            StufDocument.WithContent(Fo01, "plek", "Client"),
            StufDocument.WithContent(Fo01, "omschrijving", new string('x', 201)),
        }.Select(e => new TheoryDataRow<string, bool>(e, false)),
        .. new[]
        {
            StufDocument.WithContent(Di01, "tijdstipBericht", "20260109"),
            StufDocument.WithContent(Di01, "tijdstipBericht", "20260109101742000"),
            StufDocument.WithContent(Di01, "tijdstipBericht", "99999999"),
            StufDocument.WithContent(Di01, "organisatie", ""),
            StufDocument.WithContent(Di01, "functie", ""),
            StufDocument.WithContent(Di01, "functie", "ONBEKEND"),
            StufDocument.WithContent(Di01, "xmlBestand", ""),
            StufDocument.WithContent(Di01, "xmlBestand", "SGVs\r\nbG8=\n"),
            StufDocument.WithContent(Di01, "berichtcode", ""),
            StufDocument.WithContent(Fo01, "berichtcode", ""),
            StufDocument.WithContent(Fo01, "referentienummer", "geen-uuid"),
            StufDocument.WithContent(Fo01, "crossRefnummer", "9c0f7b90-5c69-11e5-a837-0800200c9a66"),
            StufDocument.Without(Fo01, "organisatie"),
            StufDocument.WithBehind(Fo01, "details", "<StUF:detailsXML><wat><dan>ook</dan></wat></StUF:detailsXML>"),
            StufDocument.WithBehind(Di01, "administratie", "<StUF:gebruiker>balie 3</StUF:gebruiker>"),
        }.Select(e => new TheoryDataRow<string, bool>(e, true)),
    ];

    [Theory]
    [MemberData(nameof(Voorbeelden), DisableDiscoveryEnumeration = true)]
    public async Task Read_KnownExample_IsJudgedAsTheSchemaDoes(string envelop, bool geldig)
    {
        Assert.Equal(geldig, Schemaorakel.IsGeldig(envelop));
        Assert.Equal(geldig, (await Stufproef.ReadAsync(Stufproef.InSoap(envelop))).Bericht is not null);
    }

    [Theory]
    [MemberData(nameof(Enveloppen))]
    public async Task Read_MutatedEnvelope_IsJudgedAsTheSchemaDoes(string naam)
    {
        var seed = Toeval.SeedOr(20260116) + naam.Sum(c => c);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var mutaties = new Elementmutaties(seed, Waarden);
        var bron = Short(naam);
        var betwist = new List<(string Envelop, bool Onze)>();
        var geldige = 0;
        for (var nummer = 0; nummer < MutatiesPerFixture; nummer++)
        {
            var envelop = Stufproef.Kaal(mutaties.Mutate(bron));
            var lezing = await ReadAsync(naam, envelop);
            var onze = lezing.Fout is null;
            geldige += onze ? 1 : 0;
            if (onze != Schemaorakel.IsGeldig(envelop) && !IsBedoeld(lezing, envelop))
                betwist.Add((envelop, onze));
        }

        // A test that only ever sees one verdict proves little.
        Assert.InRange(geldige, 100, MutatiesPerFixture - 100);
        using var arbiter = new Schemaorakel();
        var verdicten = arbiter.Arbitrate([.. betwist.Select(b => b.Envelop)]);
        Assert.All(
            betwist.Zip(verdicten),
            b => Assert.True(b.First.Onze == b.Second, $"{naam}, seed {seed}: libxml2 says {b.Second} of {b.First.Envelop}"));
    }

    // An Fo03 only ever comes in a SOAP fault, and only in an answer; a Bv03 is an answer as well.
    private static ValueTask<Lezing> ReadAsync(string naam, string envelop) => naam switch
    {
        Fo03 => Stufproef.ReadAntwoordAsync(Stufproef.InSoapFault(envelop)),
        Bv03 => Stufproef.ReadAntwoordAsync(Stufproef.InSoap(envelop)),
        _ => Stufproef.ReadAsync(Stufproef.InSoap(envelop)),
    };

    private static bool IsBedoeld(Lezing onze, string envelop)
    {
        // What is no UUID is answered with an own fault code (IB009), not with that of an unreadable envelope.
        if (onze.Bericht?.Leesbevinding?.Punt == Controlepunt.GeenUuid)
            return Schemaorakel.IsGeldigMetUuids(envelop);

        // The number of an Fo01, Fo03 or Bv03 may be any text of 40 characters; ours goes into answers and addresses.
        if (onze.Fout?.EndsWith("moet een UUID zijn", StringComparison.Ordinal) == true)
            return Schemaorakel.IsGeldigMetUuids(envelop);

        // Line ends and tabs in a name are no part of any name.
        if (onze.Fout?.EndsWith("bevat een stuurteken", StringComparison.Ordinal) == true)
            return true;

        // xsi:type may name a type that the element has anyway; nothing in the standard asks for it.
        if (onze.Fout?.EndsWith("heeft een attribuut dat daar niet hoort", StringComparison.Ordinal) == true)
            return envelop.Contains(":type=", StringComparison.Ordinal);

        // A SOAP fault may say its language, and so may what is in it.
        if (onze.Gelezen.Bericht == Stufcontract.SoapFout && envelop.Contains("xml:lang=", StringComparison.Ordinal))
            return onze.Fout is null;

        // The root of an answer says what it is; the code inside is not looked at.
        var code = onze.Gelezen[Stufveld.Berichtcode];
        return onze.Fout is null && onze.Bericht is null && code != (onze.Gelezen.Bericht == Stufcontract.Bevestiging ? "Bv03" : "Fo03");
    }

    // The payload cut to a few bytes: what is in it is not what this is about.
    private static XDocument Short(string naam)
    {
        var document = XDocument.Parse(Fixtures.Text(naam), LoadOptions.PreserveWhitespace);
        foreach (var bestand in document.Descendants().Where(e => e.Name.LocalName is "xmlBestand" or "tekstBestand"))
            bestand.Value = "SGVsbG8g\r\nd2VyZWxk";
        return document;
    }
}
