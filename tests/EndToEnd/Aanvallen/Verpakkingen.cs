using System.IO.Compression;
using System.Text;
using IB.Gateway.Stuf;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What is packed stays packed: archives and compressed bytes are not XML (X18), and no part of a message refers to another (X17).</summary>
[Collection(Doelwit.Naam)]
public sealed class Verpakkingen(Doelwit doelwit)
{
    private const string Xop = "http://www.w3.org/2004/08/xop/include";
    private const string MtomType = "multipart/related; type=\"application/xop+xml\"; start=\"<a>\"; boundary=grens-7f3a; start-info=\"text/xml\"";

    private static readonly Dictionary<string, Func<byte[]>> Archieven = new()
    {
        ["gzip of 50 MB"] = () => Gzip(new byte[50_000_000]),
        ["gzip in gzip in gzip"] = () => Gzip(Gzip(Gzip(new byte[50_000_000]))),
        ["gzip with a wrong length"] = () => [.. Gzip(new byte[1000])[..^4], 0xff, 0xff, 0xff, 0x7f],
        ["gzip without end"] = () => Gzip(new byte[100_000])[..20],
        ["zip of 50 MB"] = () => Zip(("bericht.xml", new byte[50_000_000])),
        ["zip in zip"] = () => Zip(("a.zip", Zip(("b.zip", Zip(("c.xml", new byte[10_000_000])))))),
        ["zip that leaves its folder"] = () => Zip(("../../../../etc/cron.d/x", "* * * * *"u8.ToArray())),
        ["zip with 20,000 entries"] = () => Zip([.. Enumerable.Range(0, 20_000).Select(i => ($"{i}", Array.Empty<byte>()))]),
    };

    public static TheoryData<Deur, string> Gevallen
    {
        get
        {
            var gevallen = new TheoryData<Deur, string>();
            foreach (var archief in Archieven.Keys)
            {
                gevallen.Add(Deur.StufInhoud, archief);
                gevallen.Add(Deur.RestInhoud, archief);
            }

            return gevallen;
        }
    }

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X18")]
    [MemberData(nameof(Gevallen))]
    public Task Archive_AsPayload_IsNotOpenedAndNotXml(Deur deur, string welke) => doelwit.RequireRefusedAsync(deur, _ => Archieven[welke]());

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X17")]
    [InlineData("two parts that refer to each other", "<b>", "<a>")]
    [InlineData("a part that refers to itself", "<b>", "<b>")]
    [InlineData("two parts of one name", "<a>", "<a>")]
    public async Task Mtom_IsRefusedAtBothDoorsBeforeItIsRead(string wat, string tweede, string verwijst)
    {
        Assert.NotEmpty(wat);
        var body = Encoding.UTF8.GetBytes(
            Deel("<a>", $"<S:Envelope xmlns:S=\"{StufNamen.Soap}\"><S:Body><xop:Include xmlns:xop=\"{Xop}\" href=\"cid:b\"/></S:Body></S:Envelope>")
            + Deel(tweede, $"<xop:Include xmlns:xop=\"{Xop}\" href=\"cid:{verwijst.Trim('<', '>')}\"/>{Doelwit.Merkteken}") + "--grens-7f3a--\r\n");
        foreach (var (pad, wie) in new[] { (Wsdl.Pad, doelwit.Gemeente), ("/v1/berichten", doelwit.Aanbieder) })
        {
            var antwoord = await doelwit.AttackAsync(wie, Ruwverzoek.Of("POST", pad, body, $"Content-Type: {MtomType}"));

            Assert.Equal(415, antwoord.Status);
        }
    }

    [Fact]
    [Trait(Aanvalslijst.Kenmerk, "X17")]
    public Task Include_InsteadOfAPayload_IsAnElementThatIsNotAllowed() => doelwit.RequireRefusedAsync(Deur.StufEnvelop, soap =>
    {
        var begin = soap.IndexOf("xmlBestand>", StringComparison.Ordinal) + "xmlBestand>".Length;
        return Encoding.UTF8.GetBytes(soap[..begin] + $"<xop:Include xmlns:xop=\"{Xop}\" href=\"cid:b\"/>" + soap[soap.IndexOf('<', begin)..]);
    });

    private static string Deel(string id, string inhoud)
        => $"--grens-7f3a\r\nContent-Type: application/xop+xml; charset=utf-8; type=\"text/xml\"\r\nContent-ID: {id}\r\n\r\n{inhoud}\r\n";

    private static byte[] Gzip(byte[] bytes)
    {
        var uit = new MemoryStream();
        using (var gzip = new GZipStream(uit, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return uit.ToArray();
    }

    private static byte[] Zip(params ReadOnlySpan<(string Naam, byte[] Inhoud)> ingangen)
    {
        var uit = new MemoryStream();
        using (var zip = new ZipArchive(uit, ZipArchiveMode.Create))
        {
            foreach (var (naam, inhoud) in ingangen)
            {
                using var ingang = zip.CreateEntry(naam, CompressionLevel.Fastest).Open();
                ingang.Write(inhoud);
            }
        }

        return uit.ToArray();
    }
}
