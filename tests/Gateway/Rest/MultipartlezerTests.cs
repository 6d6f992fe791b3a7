using System.Text;
using IB.Gateway.Rest;

namespace IB.Gateway.Tests.Rest;

public sealed class MultipartlezerTests
{
    private const string KopMetadata = "Content-Disposition: form-data; name=\"berichtMetadata\"\r\nContent-Type: application/json\r\n\r\n{}";
    private const string KopPayload = "Content-Disposition: form-data; name=\"payload\"\r\nContent-Type: application/xml\r\n\r\n<a/>";

    public static TheoryData<string, int, string> Onjuist => new()
    {
        { "leeg", 400, "" },
        { "preamble", 400, $"hallo\r\n--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload}\r\n--grens--" },
        { "andere boundary", 400, $"--anders\r\n{KopMetadata}\r\n--anders\r\n{KopPayload}\r\n--anders--" },
        { "langere boundary", 400, $"--grensX\r\n{KopMetadata}\r\n--grens\r\n{KopPayload}\r\n--grens--" },
        { "opvulling na boundary", 400, $"--grens \r\n{KopMetadata}\r\n--grens\r\n{KopPayload}\r\n--grens--" },
        { "kale LF", 400, $"--grens\n{KopMetadata}\r\n--grens\r\n{KopPayload}\r\n--grens--" },
        { "geen slot", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload}\r\n" },
        { "half slot", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload}\r\n--grens-" },
        { "epiloog", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload}\r\n--grens--\r\nmeer" },
        { "deel na het slot", 400, $"--grens\r\n{KopMetadata}\r\n--grens--\r\n--grens\r\n{KopPayload}\r\n--grens--" },
        { "alleen metadata", 400, $"--grens\r\n{KopMetadata}\r\n--grens--" },
        { "alleen payload", 400, $"--grens\r\n{KopPayload}\r\n--grens--" },
        { "geen delen", 400, "--grens--" },
        { "dubbele metadata", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopMetadata}\r\n--grens--" },
        { "dubbele payload", 400, $"--grens\r\n{KopPayload}\r\n--grens\r\n{KopPayload}\r\n--grens--" },
        { "derde deel", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload}\r\n--grens\r\n{KopPayload}\r\n--grens--" },
        { "andere naam", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload.Replace("payload", "Payload", StringComparison.Ordinal)}\r\n--grens--" },
        { "geen naam", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload.Replace("; name=\"payload\"", "", StringComparison.Ordinal)}\r\n--grens--" },
        { "twee namen", 400,
            $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload.Replace("\"payload\"", "\"payload\"; name=\"x\"", StringComparison.Ordinal)}\r\n--grens--" },
        { "naam met ster", 400,
            $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload.Replace("\"payload\"", "\"payload\"; name*=utf-8''x", StringComparison.Ordinal)}\r\n--grens--" },
        { "attachment", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload.Replace("form-data", "attachment", StringComparison.Ordinal)}\r\n--grens--" },
        { "geen headers", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\n\r\n<a/>\r\n--grens--" },
        { "dubbele header", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\nContent-Type: text/xml\r\n{KopPayload}\r\n--grens--" },
        { "gevouwen header", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\nX: a\r\n b\r\n{KopPayload}\r\n--grens--" },
        { "header zonder naam", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\n: a\r\n{KopPayload}\r\n--grens--" },
        { "spatie voor dubbelepunt", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\nX : a\r\n{KopPayload}\r\n--grens--" },
        { "stuurteken in header", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\nX: a\u001b[31m\r\n{KopPayload}\r\n--grens--" },
        { "LF in header", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\nX: a\nY: b\r\n{KopPayload}\r\n--grens--" },
        { "te veel headers", 400,
            $"--grens\r\n{KopMetadata}\r\n--grens\r\n{string.Concat(Enumerable.Range(0, 8).Select(i => $"X{i}: a\r\n"))}{KopPayload}\r\n--grens--" },
        { "te lange headers", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\nX: {new string('a', 4096)}\r\n{KopPayload}\r\n--grens--" },
        { "onjuiste lengte", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\nContent-Length: 5\r\n{KopPayload}\r\n--grens--" },
        { "lengte met teken", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\nContent-Length: +4\r\n{KopPayload}\r\n--grens--" },
        { "genest multipart", 400,
            $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload.Replace("application/xml", "multipart/mixed; boundary=x", StringComparison.Ordinal)}\r\n--grens--" },
        { "lege payload", 400, $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload.Replace("<a/>", "", StringComparison.Ordinal)}\r\n--grens--" },
        { "base64", 415, $"--grens\r\n{KopMetadata}\r\n--grens\r\nContent-Transfer-Encoding: base64\r\n{KopPayload}\r\n--grens--" },
        { "onbekende codering", 415, $"--grens\r\n{KopMetadata}\r\n--grens\r\nContent-Transfer-Encoding: x-uuencode\r\n{KopPayload}\r\n--grens--" },
        { "gzip deel", 415, $"--grens\r\n{KopMetadata}\r\n--grens\r\nContent-Encoding: gzip\r\n{KopPayload}\r\n--grens--" },
        { "zip payload", 415,
            $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload.Replace("application/xml", "application/zip", StringComparison.Ordinal)}\r\n--grens--" },
        { "latin1 payload", 415,
            $"--grens\r\n{KopMetadata}\r\n--grens\r\n{KopPayload.Replace("application/xml", "application/xml; charset=iso-8859-1", StringComparison.Ordinal)}\r\n--grens--" },
        { "metadata als tekst", 415,
            $"--grens\r\n{KopMetadata.Replace("application/json", "text/plain", StringComparison.Ordinal)}\r\n--grens\r\n{KopPayload}\r\n--grens--" },
        { "metadata zonder type", 415,
            $"--grens\r\n{KopMetadata.Replace("Content-Type: application/json\r\n", "", StringComparison.Ordinal)}\r\n--grens\r\n{KopPayload}\r\n--grens--" },
    };

    [Theory]
    [MemberData(nameof(Onjuist))]
    public void Read_BodyThatDoesNotKeepToTheRules_IsRefused(string geval, int status, string body)
    {
        var gelezen = Read(Encoding.Latin1.GetBytes(body));

        Assert.True(gelezen.Fout is not null, geval);
        Assert.Equal(status, gelezen.Fout.Status);
        Assert.DoesNotContain("hallo", gelezen.Fout.Reden, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 4\r\n")]
    [InlineData("Content-Transfer-Encoding: binary\r\n")]
    [InlineData("Content-Transfer-Encoding: 8BIT\r\n")]
    [InlineData("content-id: <x>\r\n")]
    public void Read_HarmlessHeader_IsTaken(string header)
    {
        var body = $"--grens\r\n{KopMetadata}\r\n--grens\r\n{header}{KopPayload}\r\n--grens--";

        var gelezen = Read(Encoding.ASCII.GetBytes(body));

        Assert.Equal("<a/>"u8, gelezen.Waarde!.Payload.Span);
        Assert.Equal("{}"u8, gelezen.Waarde.Metadata.Span);
    }

    [Fact]
    public void Read_PayloadFullOfLookalikes_ComesOutByteForByte()
    {
        var payload = "\r\n--gren\r\n--\r\n\r\n-grens--\n--grens\r--grens\r\n-"u8.ToArray();

        var gelezen = Read(Voorbeelden.Multipart("{}", payload));

        Assert.Equal(payload, gelezen.Waarde!.Payload.ToArray());
    }

    [Fact]
    public void Read_RandomContent_RoundTripsAndDamageNeverThrows()
    {
        var zaad = Random.Shared.Next();
        var toeval = new Random(zaad);
        for (var ronde = 0; ronde < 2000; ronde++)
        {
            var payload = new byte[toeval.Next(1, 300)];
            toeval.NextBytes(payload);
            var body = Voorbeelden.Multipart("{}", payload, payloadEerst: toeval.Next(2) == 0);
            Assert.True(Read(body).Waarde?.Payload.Span.SequenceEqual(payload), $"seed {zaad}, round {ronde}");

            // Damage: an independent rule says what must still hold, whatever was read lies within the body.
            for (var keer = toeval.Next(1, 4); keer > 0; keer--)
                body[toeval.Next(body.Length)] = "\r\n-g:;\" "u8[toeval.Next(8)];
            var beschadigd = Read(body.AsMemory(0, toeval.Next(body.Length + 1)));
            Assert.True(beschadigd.Waarde is null != beschadigd.Fout is null, $"seed {zaad}, round {ronde}");
            if (beschadigd.Waarde is { } delen)
                Assert.True(body.AsSpan().IndexOf(delen.Payload.Span) >= 0 && !delen.Payload.Span.ContainsDelimiter(), $"seed {zaad}, round {ronde}");
        }
    }

    private static Gelezen<Berichtdelen> Read(ReadOnlyMemory<byte> body) => Berichtdelen.Read(body, "grens"u8, maxMetadata: 65_536);
}

file static class Grens
{
    public static bool ContainsDelimiter(this ReadOnlySpan<byte> bytes) => bytes.IndexOf("\r\n--grens"u8) >= 0;
}
