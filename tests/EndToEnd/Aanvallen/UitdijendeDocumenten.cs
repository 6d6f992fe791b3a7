using System.Text;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A small document does not become a large one, nor a deep or wide one a slow one (X2, X3, X5, X7, X8, X9).</summary>
[Collection(Doelwit.Naam)]
public sealed class UitdijendeDocumenten(Doelwit doelwit)
{
    private const string XInclude = "http://www.w3.org/2001/XInclude";

    internal static readonly Dictionary<string, Func<string, string>> Aanvallen = new()
    {
        ["X2 billion laughs"] = xml => xml.WithProlog(Laughs()).WithValue("&l9;"),
        ["X2 recursive entity"] = xml => xml.WithProlog("<!DOCTYPE x [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>").WithValue("&a;"),
        ["X3 quadratic blow-up"] = xml => xml.WithProlog($"<!DOCTYPE x [<!ENTITY a \"{new string('a', 30_000)}\">]>").WithValue(Repeat("&a;", 30_000)),
        ["X5 a file as text"] = xml => xml.WithFirst(Include("href=\"file:///etc/hostname\" parse=\"text\"")),
        ["X5 a file as xml"] = xml => xml.WithFirst(Include("href=\"file:///etc/passwd\"")),
        ["X5 an address"] = xml => xml.WithFirst(Include("href=\"http://zwartkijker.example/x\"")),
        ["X5 itself"] = xml => xml.WithFirst(Include("href=\"\" xpointer=\"/1\"")),
        ["X5 a fallback"] = xml =>
            xml.WithFirst($"<xi:include xmlns:xi=\"{XInclude}\" href=\"file:///nergens\"><xi:fallback>{Doelwit.Merkteken}</xi:fallback></xi:include>"),
        ["X5 in a value"] = xml => xml.WithValue(Include("href=\"file:///etc/hostname\" parse=\"text\"")),
        ["X8 depth 65"] = xml => xml.WithFirst(Nested(65)),
        ["X8 depth 10,000"] = xml => xml.WithFirst(Nested(10_000)),
        ["X8 depth 1,000,000"] = xml => xml.WithFirst(Nested(1_000_000)),
        ["X8 unclosed depth"] = xml => xml.WithFirst(Repeat("<a>", 500_000)),
        ["X9 65 attributes"] = xml => xml.WithAttributes(string.Join(' ', Enumerable.Range(0, 65).Select(i => $"a{i}=\"1\""))),
        ["X9 100,000 attributes"] = xml => xml.WithAttributes(string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"a{i}=\"1\""))),
        ["X9 50,000 namespaces"] = xml => xml.WithAttributes(string.Join(' ', Enumerable.Range(0, 50_000).Select(i => $"xmlns:p{i}=\"urn:{i}\""))),
        ["X9 prefixes piled up"] = xml => xml.WithFirst(string.Concat(
            Enumerable.Range(0, 60).Select(i => $"<a{i} {string.Join(' ', Enumerable.Range(0, 60).Select(j => $"xmlns:p{i}_{j}=\"urn:{i}:{j}\""))}>"))),
        ["X9 doubled attribute"] = xml => xml.WithAttributes($"a=\"1\" a=\"{Doelwit.Merkteken}\""),
        ["X9 name of 257"] = xml => xml.WithFirst($"<{new string('a', 257)}/>"),
        ["X9 name of 10 million"] = xml => xml.WithFirst($"<{new string('a', 10_000_000)}/>"),
        ["X9 a million names"] = xml => xml.WithFirst(string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"<n{i}/>"))),
        ["X9 names that collide"] = xml => xml.WithFirst(Repeat("<AaAaAaAaAaAaAaAa/><BBAaAaAaAaAaAaAa/><AaBBAaAaAaAaAaAa/>", 20_000)),
    };

    private static readonly string[] InEnvelop = ["stylesheet", "processing instruction"];

    public static TheoryData<Deur, string> Gevallen(string nummer) => Deuren.Times(nummer, Aanvallen.Keys);

    public static TheoryData<string> Instructies => [.. InEnvelop];

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X2")]
    [MemberData(nameof(Gevallen), "X2")]
    public Task Entity_ThatMultiplies_IsRefused(Deur deur, string aanval) => RequireRefusedAsync(deur, aanval);

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X3")]
    [MemberData(nameof(Gevallen), "X3")]
    public Task Entity_ThatIsRepeated_IsRefused(Deur deur, string aanval) => RequireRefusedAsync(deur, aanval);

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X5")]
    [MemberData(nameof(Gevallen), "X5")]
    public Task Inclusion_OfAnotherDocument_IsRefused(Deur deur, string aanval) => RequireRefusedAsync(deur, aanval);

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X8")]
    [MemberData(nameof(Gevallen), "X8")]
    public Task Depth_BeyondAnyMessage_IsRefused(Deur deur, string aanval) => RequireRefusedAsync(deur, aanval);

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X9")]
    [MemberData(nameof(Gevallen), "X9")]
    public Task NamesAndAttributes_WithoutEnd_IsRefused(Deur deur, string aanval) => RequireRefusedAsync(deur, aanval);

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X7")]
    [MemberData(nameof(Instructies))]
    public async Task Instruction_InASoapMessage_IsRefused(string welke)
    {
        using var kanarie = new Kanarie();
        var instructie = welke == "stylesheet"
            ? $"<?xml-stylesheet type=\"text/xsl\" href=\"http://{kanarie.Adres}/x.xsl\"?>"
            : $"<?php {Doelwit.Merkteken} ?>";

        await doelwit.RequireRefusedAsync(Deur.StufEnvelop, xml => Encoding.UTF8.GetBytes(xml.WithProlog(instructie)));

        Assert.False(kanarie.Zong, "The knooppunt made a connection.");
    }

    [Fact]
    [Trait(Aanvalslijst.Kenmerk, "X7")]
    public async Task Stylesheet_InAPayload_IsCarriedAndNotFollowed()
    {
        using var kanarie = new Kanarie();
        var bericht = Proefbericht.Toewijzing();
        bericht = bericht with
        {
            Inhoud = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bericht.Inhoud).WithProlog($"<?xml-stylesheet href=\"http://{kanarie.Adres}/x.xsl\"?>")),
        };

        await doelwit.WithstandAsync(bericht.Inhoud.Length, journaal: 1, () => doelwit.Proefketen.Diemen.SendStufAsync(bericht));

        Assert.Equal(bericht.Inhoud, await doelwit.Proefketen.ZorgThuis.ReceiveAsync(bericht.Referentie));
        Assert.False(kanarie.Zong, "The knooppunt made a connection.");
    }

    private Task RequireRefusedAsync(Deur deur, string aanval)
        => doelwit.RequireRefusedAsync(deur, xml => Encoding.UTF8.GetBytes(Aanvallen[aanval](xml)));

    private static string Include(string attributen) => $"<xi:include xmlns:xi=\"{XInclude}\" {attributen}/>";

    private static string Laughs()
    {
        var dtd = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"lol\">");
        for (var i = 1; i < 10; i++)
            dtd.Append($"<!ENTITY l{i} \"{Repeat($"&l{i - 1};", 10)}\">");
        return dtd.Append("]>").ToString();
    }

    private static string Nested(int diepte) => Repeat("<a>", diepte) + Repeat("</a>", diepte);

    private static string Repeat(string tekst, int keer) => new StringBuilder(tekst.Length * keer).Insert(0, tekst, keer).ToString();
}
