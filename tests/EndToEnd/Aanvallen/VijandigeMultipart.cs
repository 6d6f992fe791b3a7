using System.IO.Compression;
using System.Text;
using System.Text.Json;
using IB.Gateway.Rest;
using IB.Gateway.Stuf;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Multipart is read strictly and nothing is unpacked (X17, X18); metadata are a closed form (X16).</summary>
[Collection(Doelwit.Naam)]
public sealed class VijandigeMultipart(Doelwit doelwit)
{
    private const string Grens = Ruwverzoek.Grens;
    private static readonly string Begin =
        $"--{Grens}\r\nContent-Disposition: form-data; name=\"berichtMetadata\"\r\nContent-Type: application/json\r\n\r\n{{}}\r\n";
    private static readonly string Deel = $"--{Grens}\r\nContent-Disposition: form-data; name=\"payload\"\r\nContent-Type: application/xml\r\n\r\n<a/>\r\n";
    private static readonly string Einde = $"--{Grens}--\r\n";

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["10,000 parts"] = Begin + new StringBuilder(Deel.Length * 10_000).Insert(0, Deel, 10_000) + Einde,
        ["nested multipart"] = Begin + Deel.Replace("application/xml", "multipart/mixed; boundary=x", StringComparison.Ordinal) + Einde,
        ["no boundary in the body"] = "<a/>",
        ["no closing boundary"] = Begin + Deel,
        ["part after the end"] = Begin + Deel + Einde + Deel + Einde,
        ["preamble"] = Doelwit.Merkteken + "\r\n" + Begin + Deel + Einde,
        ["header of 1 MB"] = Begin + Deel.Replace("Content-Type", "X-Vulling: " + new string('x', 1_000_000) + "\r\nContent-Type", StringComparison.Ordinal)
            + Einde,
        ["1000 headers"] = Begin + Deel.Replace("Content-Type", string.Concat(Enumerable.Range(0, 1000).Select(i => $"X-{i}: 1\r\n"))
            + "Content-Type", StringComparison.Ordinal) + Einde,
        ["doubled header"] = Begin + Deel.Replace("Content-Type", "Content-Type: text/plain\r\nContent-Type", StringComparison.Ordinal) + Einde,
        ["folded header"] = Begin + Deel.Replace("form-data;", "form-data;\r\n ", StringComparison.Ordinal) + Einde,
        ["bare LF"] = (Begin + Deel + Einde).Replace("\r\n", "\n", StringComparison.Ordinal),
        ["unknown transfer encoding"] = Begin + Deel.Replace("Content-Type", "Content-Transfer-Encoding: base64\r\nContent-Type", StringComparison.Ordinal)
            + Einde,
        ["gzip part"] = Begin + Deel.Replace("Content-Type", "Content-Encoding: gzip\r\nContent-Type", StringComparison.Ordinal) + Einde,
        ["zip part"] = Begin + Deel.Replace("application/xml", "application/zip", StringComparison.Ordinal) + Einde,
        ["same part twice"] = Begin + Begin + Einde,
        ["wrong length of a part"] = Begin + Deel.Replace("Content-Type", "Content-Length: 99999\r\nContent-Type", StringComparison.Ordinal) + Einde,
        ["unknown part"] = Begin + Deel.Replace("payload", Doelwit.Merkteken, StringComparison.Ordinal) + Einde,
        ["path as file name"] = Begin + Deel.Replace("name=\"payload\"", "name=\"payload\"; filename=\"../../etc/cron.d/x\"", StringComparison.Ordinal) + Einde,
    };

    private static readonly Dictionary<string, Func<string, string>> Metadata = new()
    {
        ["type to make"] = json => json[..^1] + ",\"$type\":\"System.Diagnostics.Process\"}",
        ["unknown field"] = json => json[..^1] + $",\"{Doelwit.Merkteken}\":1}}",
        ["doubled field"] = json => json[..^1] + ",\"referentiegegevens\":{}}",
        ["depth 10,000"] = _ => new string('[', 10_000) + new string(']', 10_000),
        ["deep context"] = json => json[..^1] + ",\"verwerkingscontext\":" + new string('[', 20_000) + new string(']', 20_000) + "}",
        ["number without end"] = json => json.Replace("\"berichtversie\":3", "\"berichtversie\":" + new string('9', 60_000), StringComparison.Ordinal),
        ["text for a number"] = json => json.Replace("\"berichtversie\":3", $"\"berichtversie\":\"{Doelwit.Merkteken}\"", StringComparison.Ordinal),
        ["bytes that are no text"] = json => json.Replace("WMO305", "\u00ff\u00fe", StringComparison.Ordinal),
        ["comment"] = json => json[..^1] + $"/* {Doelwit.Merkteken} */}}",
        ["too long"] = json => json[..^1] + ",\"verwerkingscontext\":\"" + new string('x', 70_000) + "\"}",
        ["null"] = _ => "null",
        ["list"] = json => $"[{json}]",
        ["nothing"] = _ => string.Empty,
        ["line breaks in an id"] = json => json.Replace("\"traceerId\":\"", "\"traceerId\":\"\\r\\nSet-Cookie: " + Doelwit.Merkteken, StringComparison.Ordinal),
        ["sql in a code"] = json => json.Replace("\"code\":\"0384\"", $"\"code\":\"0384' OR '{Doelwit.Merkteken}\"", StringComparison.Ordinal),
        ["script in a type"] = json => json.Replace("WMO305", $"<script>{Doelwit.Merkteken}</script>", StringComparison.Ordinal),
    };

    public static TheoryData<string> Lichamen => [.. Bodies.Keys];

    public static TheoryData<string> Metadatas => [.. Metadata.Keys];

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X17")]
    [MemberData(nameof(Lichamen))]
    public async Task Body_ThatIsNotTwoPlainParts_IsRefusedAndNot500(string welke)
    {
        var antwoord = await doelwit.AttackAsync(doelwit.Aanbieder, Ruwverzoek.Rest(Encoding.Latin1.GetBytes(Bodies[welke])));

        RequireProbleem(antwoord);
    }

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X16")]
    [MemberData(nameof(Metadatas))]
    public async Task Metadata_ThatAreNotTheForm_AreRefusedWithoutEcho(string welke)
    {
        var bericht = Proefbericht.Start();
        var json = Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(bericht.ToMetadata(), RestJson.Default.BerichtMetadata));

        var antwoord =
            await doelwit.AttackAsync(doelwit.Aanbieder, Ruwverzoek.Rest(Ruwverzoek.Delen(Encoding.Latin1.GetBytes(Metadata[welke](json)), bericht.Inhoud)));

        RequireProbleem(antwoord);
    }

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X17")]
    [InlineData("")]
    [InlineData("; boundary=")]
    [InlineData("; boundary=a; boundary=b")]
    [InlineData("; boundary=\"a\u0001b\"")]
    [InlineData("; boundary=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Boundary_ThatIsNone_IsRefused(string staart)
    {
        var verzoek = Ruwverzoek.Of("POST", "/v1/berichten", Encoding.Latin1.GetBytes(Begin + Deel + Einde), $"Content-Type: multipart/form-data{staart}");

        var antwoord = await doelwit.AttackAsync(doelwit.Aanbieder, verzoek);

        Assert.InRange(antwoord.Status, 400, 415);
    }

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X18")]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public async Task CompressedBody_IsRefusedUnopened_AtBothDoors(string codering)
    {
        var bom = Compress(new byte[50_000_000]);
        foreach (var (verzoek, wie) in new[]
        {
            (Ruwverzoek.Of("POST", Wsdl.Pad, bom, "Content-Type: text/xml", $"Content-Encoding: {codering}"), doelwit.Gemeente),
            (Ruwverzoek.Rest(bom, $"Content-Encoding: {codering}"), doelwit.Aanbieder),
        })
        {
            var antwoord = await doelwit.AttackAsync(wie, verzoek);

            Assert.Equal(415, antwoord.Status);
        }
    }

    private static void RequireProbleem(Ruwantwoord antwoord)
    {
        Assert.InRange(antwoord.Status, 400, 415);
        Assert.Equal("application/problem+json", antwoord.Header("Content-Type"));
    }

    private static byte[] Compress(byte[] bytes)
    {
        var uit = new MemoryStream();
        using (var gzip = new GZipStream(uit, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return uit.ToArray();
    }
}
