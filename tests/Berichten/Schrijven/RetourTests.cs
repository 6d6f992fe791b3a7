using System.Reflection;
using System.Xml;
using System.Xml.Linq;
using IB.Gateway.Berichten.Iwmo32;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.Berichten.Tests.Schrijven;

/// <summary>The Header of a retour says what that of its heenbericht says (IV028).</summary>
public sealed class RetourTests
{
    public static TheoryData<string> Retouren =>
        [.. Proef.Catalogus.Berichten.Where(b => b.Gespreksrol == Gespreksrol.Retourbericht).Select(b => $"{b.Pack}/{b.Functie}.xml")];

    /// <summary>The examples tell one story: each retour there answers the heenbericht there.</summary>
    [Theory]
    [MemberData(nameof(Retouren))]
    public void RetourHeader_OfTheHeenberichtInTheStory_IsThatOfTheRetourInTheStory(string naam)
    {
        var klasse = Bladen.KlasseOf(naam);
        using var retour = Proef.Lezer.Read(Fixtures.Bytes(naam));
        var verwacht = HeaderOf(Bladen.ToDraft(Bladen.Read(klasse, retour)!));
        var heennaam = $"{naam.Split('/')[0]}/{retour.Oordeel.Definitie!.Beantwoordt}.xml";
        using var heen = Proef.Lezer.Read(Fixtures.Bytes(heennaam));
        var methode = klasse.GetMethod("RetourHeader")!;

        var header = methode.Invoke(null, [.. methode.GetParameters().Select(p => p.Name == "heenbericht"
            ? HeaderOf(Bladen.Read(Bladen.KlasseOf(heennaam), heen)!)
            : verwacht.GetType().GetProperty(p.Name!, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)!.GetValue(verwacht))]);

        Assert.Equal(["heenbericht", "identificatieRetour", "dagtekeningRetour", "xsltVersie", "retourCodes"], methode.GetParameters().Select(p => p.Name));
        Assert.Equal(Lines(verwacht), Lines(header!));
        var (pack, schema) = (Proef.Catalogus.PackOf(retour.Oordeel.Definitie), retour.Oordeel.Definitie.Schema);
        var versies = XDocument.Load(XmlReader.Create(pack.Open(schema))).Descendants()
            .Where(e => e.Name.LocalName is "BasisschemaXsdVersie" or "BerichtXsdVersie").Select(e => e.Value);
        Assert.Equal(versies.Order(StringComparer.Ordinal), Bladen.Lines(header!).Where(IsVersie).Select(r => r.Split('=')[^1])
            .Where(v => v.Contains('.', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    public static TheoryData<string> Afkeuringen => [.. Proef.Berichten.Select(b => b.Data).Where(n => n.EndsWith("-afgekeurd.xml", StringComparison.Ordinal))];

    /// <summary>The examples of a rejection repeat the whole heenbericht, with codes that differ from class to class.</summary>
    [Theory]
    [MemberData(nameof(Afkeuringen))]
    public void Echo_OfTheHeenberichtInTheStory_RepeatsWhatTheRejectionInTheStoryRepeats(string naam)
    {
        var klasse = Bladen.KlasseOf(naam);
        using var retour = Proef.Lezer.Read(Fixtures.Bytes(naam));
        var verwacht = Bladen.ToDraft(Bladen.Read(klasse, retour)!);
        var inhoud = Bladen.Velden(verwacht.GetType()).Single(v => v.Name != "Header");
        var heennaam = $"{naam.Split('/')[0]}/{retour.Oordeel.Definitie!.Beantwoordt}.xml";
        using var heen = Proef.Lezer.Read(Fixtures.Bytes(heennaam));
        var heenbericht = Bladen.Read(Bladen.KlasseOf(heennaam), heen)!;
        var deel = heenbericht.GetType().GetProperty(inhoud.Name)!.GetValue(heenbericht)!;
        var codes = HeaderOf(verwacht).GetType().GetProperty("RetourCodes")!.GetValue(HeaderOf(verwacht))!;

        var echo = klasse.GetMethod("Echo", [deel.GetType(), codes.GetType()])!.Invoke(null, [deel, codes])!;

        Assert.Equal(Bladen.Lines(inhoud.GetValue(verwacht)!).Where(r => !IsCode(r)), Bladen.Lines(echo).Where(r => !IsCode(r)));
        Assert.Equal(
            Bladen.Lines(inhoud.GetValue(verwacht)!).Where(r => r.EndsWith("/RetourCodes", StringComparison.Ordinal)),
            Bladen.Lines(echo).Where(r => r.EndsWith("/RetourCodes", StringComparison.Ordinal)));
        var bericht = (Draft)Activator.CreateInstance(verwacht.GetType())!;
        verwacht.GetType().GetProperty("Header")!.SetValue(bericht, HeaderOf(verwacht));
        inhoud.SetValue(bericht, echo);
        using var geschreven = Proef.Lezer.Read(Proef.Schrijver.Write(bericht));
        Assert.True(geschreven.Oordeel.Geldig);
    }

    [Fact]
    public void RetourHeader_Rejection_IsAMessageThatKeepsAfzenderAndOntvanger()
    {
        using var heen = Proef.Lezer.Read(Fixtures.Bytes("iwmo-3.2/WMO301.xml"));
        var retour = new Wmo302.BerichtDraft
        {
            Header = Wmo302.RetourHeader(
                Wmo301.Read(heen)!.Value.Header, "R1", new DateOnly(2026, 1, 12), xsltVersie: null,
                new Wmo302.RetourCodesDraft { RetourCode = [Codes.RetourCode.C0001] }),
        };

        using var lezing = Proef.Lezer.Read(Proef.Schrijver.Write(retour));

        var header = Wmo302.Read(lezing)!.Value.Header;
        Assert.Equal("415", header.BerichtCode.AsString());
        Assert.Equal(heen.Oordeel.Kop, lezing.Oordeel.Kop);
        Assert.Equal(["0001"], header.RetourCodes!.Value.RetourCode.ToList(c => c.AsString()));
        Assert.Null(Wmo302.Read(lezing)!.Value.Client);
    }

    /// <summary>Without the versions of the schemas of the answer: the examples of iJw state others than the schemas do.</summary>
    private static IEnumerable<string> Lines(object header) => Bladen.Lines(header).Where(r => !IsVersie(r));

    private static bool IsCode(string regel) => regel.Contains("/RetourCodes", StringComparison.Ordinal);

    private static bool IsVersie(string regel) => regel.StartsWith("/XsdVersieRetour", StringComparison.Ordinal);

    private static object HeaderOf(object bericht) => bericht.GetType().GetProperty("Header")!.GetValue(bericht)!;
}
