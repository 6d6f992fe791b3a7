using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace IB.Gateway.Validation.Tests.Xml;

public sealed class FoutTests
{
    public static TheoryData<XmlFout, string> Documenten => new()
    {
        { XmlFout.Afgebroken, "" },
        { XmlFout.Afgebroken, "\uFEFF" },
        { XmlFout.Afgebroken, "<" },
        { XmlFout.Afgebroken, "<a" },
        { XmlFout.Afgebroken, "<a>" },
        { XmlFout.Afgebroken, "<a b='" },
        { XmlFout.Afgebroken, "<a><!-- " },
        { XmlFout.Afgebroken, "<a><![CDATA[ ]] </a>" },
        { XmlFout.Afgebroken, "<a><?b" },
        { XmlFout.Afgebroken, "<a><?>" },
        { XmlFout.Afgebroken, "<!-- only -->" },
        { XmlFout.NietWelgevormd, "x" },
        { XmlFout.NietWelgevormd, "<a/>x" },
        { XmlFout.NietWelgevormd, "<a/><a/>" },
        { XmlFout.NietWelgevormd, "<a></b>" },
        { XmlFout.NietWelgevormd, "</a>" },
        { XmlFout.NietWelgevormd, "<a b='1' b='2'/>" },
        { XmlFout.NietWelgevormd, "<a xmlns:x='urn:x' xmlns:y='urn:x' x:b='1' y:b='2'/>" },
        { XmlFout.NietWelgevormd, "<a xmlns:x='urn:x' xmlns:x='urn:y'/>" },
        { XmlFout.NietWelgevormd, "<a xmlns:x=''/>" },
        { XmlFout.NietWelgevormd, "<a xmlns:xml='urn:x'/>" },
        { XmlFout.NietWelgevormd, "<a b=1/>" },
        { XmlFout.NietWelgevormd, "<a b='<'/>" },
        { XmlFout.NietWelgevormd, "<a>]]></a>" },
        { XmlFout.NietWelgevormd, "<a><!-- -- --></a>" },
        { XmlFout.NietWelgevormd, "<![CDATA[x]]><a/>" },
        { XmlFout.NietWelgevormd, "<?xml version='1.1'?><a/>" },
        { XmlFout.NietWelgevormd, "\uFEFF\uFEFF<a/>" },
        { XmlFout.NietWelgevormd, "<!doctype a><a/>" },
        { XmlFout.GeenUtf8, "<?xml version='1.0' encoding='ISO-8859-1'?><a/>" },
        { XmlFout.GeenUtf8, "<?xml version='1.0' encoding='UTF-16'?><a/>" },
        { XmlFout.VerbodenTeken, "<a>\0</a>" },
        { XmlFout.VerbodenTeken, "<a>\u0008</a>" },
        { XmlFout.VerbodenTeken, "<a>\uFFFE</a>" },
        { XmlFout.VerbodenTeken, "<a b='\uFFFF'/>" },
        { XmlFout.VerbodenTeken, "<a><!-- \u0001 --></a>" },
        { XmlFout.Dtd, "<!DOCTYPE a><a/>" },
        { XmlFout.Dtd, "<?xml version='1.0'?><!-- x --><!DOCTYPE a SYSTEM 'http://example.test/a.dtd'><a/>" },
        { XmlFout.Dtd, "<a><!DOCTYPE a></a>" },
        { XmlFout.Verwerkingsinstructie, "<?xml-stylesheet href='x'?><a/>" },
        { XmlFout.Verwerkingsinstructie, "<a><?b?></a>" },
        { XmlFout.Verwerkingsinstructie, " <?xml version='1.0'?><a/>" },
        { XmlFout.Entiteit, "<a>&nbsp;</a>" },
        { XmlFout.Entiteit, "<a>& </a>" },
        { XmlFout.Entiteit, "<a>&#0;</a>" },
        { XmlFout.Entiteit, "<a>&#xD800;</a>" },
        { XmlFout.Entiteit, "<a>&#x110000;</a>" },
        { XmlFout.Entiteit, "<a>&#4294967337;</a>" },
        { XmlFout.Entiteit, "<a>&#0000000000000065;</a>" },
        { XmlFout.Entiteit, "<a b='&nbsp;'/>" },
        { XmlFout.Entiteit, "<a b='&#0000000000000065;'/>" },
        { XmlFout.OnbekendVoorvoegsel, "<b:a/>" },
        { XmlFout.OnbekendVoorvoegsel, "<a b:c='1'/>" },
        { XmlFout.OnbekendVoorvoegsel, "<a><b xmlns:c='urn:c'/><c:d/></a>" },
        { XmlFout.OnbekendVoorvoegsel, "<a xmlns:X='urn:x'><x:b/></a>" },
    };

    public static TheoryData<string> Utf8Fouten =>
    [
        "C0BC", // overlong <
        "E08080", // overlong NUL
        "EDA080", // lone surrogate
        "F4908080", // beyond U+10FFFF
        "80", "C3", "E282", "F09F98", "FF", "FE",
    ];

    [Theory]
    [MemberData(nameof(Documenten))]
    public void Read_FaultyDocument_SaysWhatIsWrong(XmlFout fout, string document)
        => Assert.Equal(fout.ToString(), Proeflezer.Read(Encoding.UTF8.GetBytes(document), verwerkingsinstructies: false).Fout);

    [Theory]
    [MemberData(nameof(Utf8Fouten))]
    public void Read_BytesThatAreNotUtf8_SaysSo(string hex)
    {
        byte[] data = [.. "<a>"u8, .. Convert.FromHexString(hex), .. "</a>"u8];

        Assert.Equal(nameof(XmlFout.GeenUtf8), Proeflezer.Read(data).Fout);
        Assert.Equal(nameof(XmlFout.GeenUtf8), Proeflezer.Read(data, verwerkingsinstructies: true, () => 1).Fout);
    }

    [Fact]
    public void Describe_EveryFault_IsItsOwnDutchText()
    {
        var teksten = Enum.GetValues<XmlFout>().Where(f => f != XmlFout.Geen).Select(XmlFouttekst.Describe).ToArray();

        Assert.Equal(teksten.Length, teksten.Distinct().Count());
    }

    [Fact]
    public void Read_AfterAFault_StaysAtTheFault()
    {
        var lezer = new Utf8XmlReader("<a></b>"u8, laatste: true, new Utf8XmlState(verwerkingsinstructies: false));
        XmlToken[] tokens = [lezer.Read(), lezer.Read(), lezer.Read()];

        Assert.Equal([XmlToken.StartElement, XmlToken.Fout, XmlToken.Fout], tokens);
    }

    [Theory]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\rb\r", "a\nb\n")]
    [InlineData("\n\r\n\r\r\n", "\n\n\n\n")]
    [InlineData("a&#13;&#10;b", "a\r\nb")]
    [InlineData("<![CDATA[a\r\nb\r]]>", "a\nb\n")]
    [InlineData("a<!-- \r\n -->\r<?x?>\n", "a\n\n")]
    public void Read_LineEnds_BecomeLineFeeds(string inhoud, string verwacht)
    {
        var data = Encoding.UTF8.GetBytes($"<a>{inhoud}</a>");

        Assert.Equal($"\u001e<{{}}a\u001e\"{verwacht}\u001e>", Proeflezer.Read(data).Verslag);
        Assert.Equal($"\u001e<{{}}a\u001e\"{verwacht}\u001e>", Proeflezer.Read(data, verwerkingsinstructies: true, () => 1).Verslag);
    }

    [Fact]
    public void Read_AnyBytes_EndsWithoutException()
        => Check(ArbMap.Default.GeneratorFor<byte>());

    [Fact]
    public void Read_AnyMarkup_EndsWithoutException()
        => Check(Gen.Elements("<>/?!-[]='\"&;:#x CDAT\r\n\u00e9"u8.ToArray()));

    private static void Check(Gen<byte> bytes)
        => Prop.ForAll(bytes.ArrayOf().ToArbitrary(), data =>
        {
            var heel = Proeflezer.Read(data);
            var stuk = Proeflezer.Read(data, verwerkingsinstructies: true, () => 3);
            return heel.Aanvaard == stuk.Aanvaard;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithEndSize(200));

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Describe_DocumentInAnotherEncoding_SaysThatItIsNotUtf8(string codering)
    {
        var encoding = System.Text.Encoding.GetEncoding(codering);
        byte[] zonder = encoding.GetBytes("<a/>");

        Assert.All(
            (byte[][])[zonder, [.. encoding.GetPreamble(), .. zonder]],
            static d => Assert.Equal("het XML-document is niet in UTF-8", XmlFouttekst.Describe(XmlFout.NietWelgevormd, d)));
        Assert.Equal("het XML-document is niet welgevormd", XmlFouttekst.Describe(XmlFout.NietWelgevormd, "<a"u8));
    }
}
