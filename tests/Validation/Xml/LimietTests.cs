using System.Text;

namespace IB.Gateway.Validation.Tests.Xml;

/// <summary>The limits hold, at their exact value, before the input has cost memory.</summary>
public sealed class LimietTests
{
    /// <summary>Room for the state of a document and nothing that grows with it.</summary>
    private const long Geheugen = 256 * 1024;

    public static TheoryData<string, Func<int, string>, int> Grenzen => new()
    {
        { "depth", n => string.Concat(Enumerable.Repeat("<a>", n)) + string.Concat(Enumerable.Repeat("</a>", n)), XmlLimieten.MaxDiepte },
        { "attributes", n => $"<a{Attributen(n, i => $" b{i}=''")}/>", XmlLimieten.MaxAttributen },
        { "declarations as attributes", n => $"<a{Attributen(n, i => $" xmlns:b{i}='u'")}/>", XmlLimieten.MaxAttributen },
        { "bindings", n => Bindingen(n - 1), XmlLimieten.MaxBindingen },
        { "element name", n => $"<{new string('a', n)}/>", XmlLimieten.MaxNaamLengte },
        { "attribute name", n => $"<a {new string('a', n)}=''/>", XmlLimieten.MaxNaamLengte },
        { "namespace name", n => $"<a xmlns='{new string('a', n)}'/>", XmlLimieten.MaxNaamLengte },
        { "tag", n => $"<a b='{new string('x', n - 9)}'/>", XmlLimieten.MaxTokenLengte },
        { "end tag", n => $"<a></a{new string(' ', n - 4)}>", XmlLimieten.MaxTokenLengte },
        { "comment", n => $"<!--{new string('x', n - 7)}--><a/>", XmlLimieten.MaxTokenLengte },
        { "instruction", n => $"<?x {new string('x', n - 6)}?><a/>", XmlLimieten.MaxTokenLengte },
        { "elements", n => $"<a>{string.Concat(Enumerable.Repeat("<b/>", n - 1))}</a>", XmlLimieten.MaxElementen },
    };

    public static TheoryData<string> Vloeden =>
    [
        Vloed("<a>", 1_000_000),
        Vloed("<a b=\"", 1_000_000),
        "<" + new string('a', 20_000_000),
        "<a " + new string('b', 20_000_000),
        $"<a b='{new string('x', 20_000_000)}'/>",
        $"<a>{new string(' ', 20_000_000)}",
        $"<a><![CDATA[{new string(']', 20_000_000)}",
        $"<a><!-- {new string('-', 20_000_000)}",
        $"<a><?x {new string('?', 20_000_000)}",
        $"<a>&{new string('l', 20_000_000)}",
        $"<a>&#{new string('0', 20_000_000)}65;</a>",
        $"<a>{new string('\r', 20_000_000)}",
        $"<a{Attributen(100_000, i => $" b{i}='1'")}/>",
        $"<a{Attributen(50_000, i => $" xmlns:b{i}='u'")}/>",
        new string('\r', 20_000_000),
        $"<?xml version='1.0'{new string(' ', 20_000_000)}?><a/>",
    ];

    [Theory]
    [MemberData(nameof(Grenzen), DisableDiscoveryEnumeration = true)]
    public void Read_AtTheLimit_IsAcceptedAndOneMoreIsNot(string wat, Func<int, string> vorm, int grens)
    {
        Assert.True(Proeflezer.Read(Encoding.UTF8.GetBytes(vorm(grens))).Aanvaard, wat);
        Assert.Equal(nameof(XmlFout.LimietOverschreden), Proeflezer.Read(Encoding.UTF8.GetBytes(vorm(grens + 1))).Fout);
    }

    [Theory]
    [MemberData(nameof(Vloeden), DisableDiscoveryEnumeration = true)]
    public void Read_FloodOfOneThing_IsRefusedAtLittleCost(string document)
    {
        var data = Encoding.UTF8.GetBytes(document);
        _ = Drain("<a/>"u8);

        var voor = GC.GetAllocatedBytesForCurrentThread();
        var token = Drain(data);
        var gebruikt = GC.GetAllocatedBytesForCurrentThread() - voor;

        Assert.Equal(XmlToken.Fout, token);
        Assert.InRange(gebruikt, 0, Geheugen);
    }

    [Fact]
    public void Read_LongValidDocument_AllocatesNothingPerToken()
    {
        var data = Encoding.UTF8.GetBytes($"<a xmlns:c='urn:c'>{Vloed("<b d='1' c:e='&amp;'>f&lt;\r\ng</b>", 100_000)}</a>");
        _ = Drain("<a/>"u8);

        var voor = GC.GetAllocatedBytesForCurrentThread();
        var token = Drain(data);
        var gebruikt = GC.GetAllocatedBytesForCurrentThread() - voor;

        Assert.Equal(XmlToken.EindeDocument, token);
        Assert.InRange(gebruikt, 0, 16 * 1024);
    }

    private static XmlToken Drain(ReadOnlySpan<byte> data)
    {
        var lezer = new Utf8XmlReader(data, laatste: true, new Utf8XmlState(verwerkingsinstructies: true));
        while (true)
        {
            var token = lezer.Read();
            if (token is not (XmlToken.StartElement or XmlToken.EindeElement or XmlToken.Tekst))
                return token;
        }
    }

    private static string Vloed(string deel, int maal) => string.Concat(Enumerable.Repeat(deel, maal));

    private static string Attributen(int aantal, Func<int, string> attribuut) => string.Concat(Enumerable.Range(0, aantal).Select(attribuut));

    // One binding on each of many elements would reach the limit of depth first, so half of them are on each of two.
    private static string Bindingen(int aantal)
    {
        var buiten = aantal / 2;
        return $"<a{Attributen(buiten, i => $" xmlns:b{i}='u'")}><c{Attributen(aantal - buiten, i => $" xmlns:d{i}='u'")}/></a>";
    }
}
