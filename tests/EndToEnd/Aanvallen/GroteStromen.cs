using System.Text;
using IB.Gateway.Stuf;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A body without end is cut off at the limit, however it is dressed (X10).</summary>
[Collection(Doelwit.Naam)]
[Trait(Aanvalslijst.Kenmerk, "X10")]
public sealed class GroteStromen(Doelwit doelwit)
{
    private const int Stuk = 1024 * 1024;

    // More than either door takes; the knooppunt is to stop long before the end.
    private const int Stukken = 64;

    public static TheoryData<string, string> Gevallen => new()
    {
        { "text", new string('a', 64) },
        { "cdata", "<![CDATA[" + new string('a', 52) + "]]>" },
        { "white space", new string(' ', 64) },
        { "comments", "<!--" + new string('a', 57) + "-->" },
        { "base64", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
    };

    [Theory]
    [MemberData(nameof(Gevallen))]
    public async Task StufBody_WithoutEnd_IsCutOff(string waar, string stof)
    {
        var soap = Encoding.UTF8.GetString(await Proefbericht.Toewijzing().ToSoapAsync());
        var plek = waar is "text" or "cdata"
            ? soap.IndexOf("organisatie>", StringComparison.Ordinal) + 12
            : soap.IndexOf("xmlBestand>", StringComparison.Ordinal) + 11;

        var antwoord = await doelwit.AttackAsync(
            doelwit.Gemeente, Chunked(Wsdl.Pad, "text/xml; charset=utf-8", Encoding.UTF8.GetBytes(soap[..plek]), Encoding.UTF8.GetBytes(stof)), Stuk * 26);

        Assert.True(antwoord.Status is 413 or 500, $"{antwoord.Status} {antwoord.Kop}");
        Assert.True(new Stufuitslag(antwoord.Status, antwoord.Body).Code is "IB007" or "RIN001", antwoord.Tekst);
    }

    [Theory]
    [MemberData(nameof(Gevallen))]
    public async Task RestBody_WithoutEnd_IsCutOff(string waar, string stof)
    {
        Assert.NotEmpty(waar);
        var body = Ruwverzoek.Delen("{}"u8, Encoding.UTF8.GetBytes("<a>"));

        var antwoord = await doelwit.AttackAsync(
            doelwit.Aanbieder, Chunked(
                "/v1/berichten", $"multipart/form-data; boundary={Ruwverzoek.Grens}", body[..^(Ruwverzoek.Grens.Length + 10)],
                Encoding.UTF8.GetBytes(stof)), Stuk * 26);

        Assert.Equal(413, antwoord.Status);
        Assert.Contains("IB007", antwoord.Tekst, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999999999999")]
    [InlineData("26214401")]
    public async Task AnnouncedLength_OverTheLimit_IsRefusedBeforeTheBody(string lengte)
    {
        foreach (var (pad, type, wie) in new[] { (Wsdl.Pad, "text/xml", doelwit.Gemeente),
            ("/v1/berichten", $"multipart/form-data; boundary={Ruwverzoek.Grens}", doelwit.Aanbieder) })
        {
            var verzoek = Encoding.Latin1.GetBytes(
                $"POST {pad} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\nContent-Length: {lengte}\r\nExpect: 100-continue\r\n\r\n");
            var antwoord = await doelwit.AttackAsync(wie, verzoek);

            Assert.Equal(413, antwoord.Status);
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Chunked(string pad, string contentType, byte[] begin, byte[] stof)
    {
        yield return Encoding.Latin1.GetBytes(
            $"POST {pad} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {contentType}\r\nTransfer-Encoding: chunked\r\n\r\n{begin.Length:x}\r\n");
        yield return begin;
        var stuk = new byte[Stuk];
        for (var i = 0; i < Stuk; i += stof.Length)
            stof.CopyTo(stuk, i);
        for (var i = 0; i < Stukken; i++)
        {
            yield return Encoding.Latin1.GetBytes($"\r\n{Stuk:x}\r\n");
            yield return stuk;
        }

        yield return "\r\n0\r\n\r\n"u8.ToArray();
    }
}
