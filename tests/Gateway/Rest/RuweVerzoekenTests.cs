using System.Text;

namespace IB.Gateway.Tests.Rest;

/// <summary>Requests that no client library would send.</summary>
public sealed class RuweVerzoekenTests
{
    private static readonly string Kop =
        $"POST /v1/berichten HTTP/1.1\nHost: x\nX-Test-Partij: {Voorbeelden.Instelling}\nContent-Type: multipart/form-data; boundary=grens\n";

    [Theory]
    [InlineData("Content-Length: 5\nTransfer-Encoding: chunked\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, chunked\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\n", "5;a\n\r\nhallo\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\n", "FFFFFFFFFFFFFFFFF\r\n")]
    [InlineData("Transfer-Encoding: chunked\n", "-1\r\n\r\n")]
    [InlineData("Content-Length: 5\nContent-Length: 6\n", "hallo")]
    [InlineData("Content-Length: -5\n", "hallo")]
    public async Task Post_SmuggledOrBrokenFraming_IsRefusedAndTheConnectionCloses(string extra, string body)
    {
        await using var host = await Postbushost.StartAsync();

        // A second request follows: it must not be answered, whatever the first one made of the bytes.
        var antwoord = await RuwHttp.SendAsync(
            host.Adres, Postbushost.Ruw(Kop + extra, Encoding.ASCII.GetBytes(body + "GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n")));

        Assert.StartsWith("HTTP/1.1 4", antwoord, StringComparison.Ordinal);
        Assert.DoesNotContain("\"openapi\"", antwoord, StringComparison.Ordinal);
        Assert.Empty(host.Ontvangst.Ontvangen);
        Assert.Equal(0, host.Budget.InGebruik);
    }

    [Fact]
    public async Task Post_OneByteChunks_IsTaken()
    {
        await using var host = await Postbushost.StartAsync();
        var body = Voorbeelden.Multipart(Voorbeelden.Metadata(), Voorbeelden.Xml);
        using var chunks = new MemoryStream();
        foreach (var b in body)
            chunks.Write([.. "1\r\n"u8, b, .. "\r\n"u8]);
        chunks.Write("0\r\nX-Trailer: ja\r\n\r\n"u8);

        var antwoord = await RuwHttp.SendAsync(host.Adres, Postbushost.Ruw(Kop + "Transfer-Encoding: chunked\nConnection: close\n", chunks.ToArray()));

        Assert.StartsWith("HTTP/1.1 202 ", antwoord, StringComparison.Ordinal);
        Assert.Equal(Voorbeelden.Xml, host.Ontvangst.Ontvangen.Single().Inhoud);
    }

    [Fact]
    public async Task Post_BodyShorterThanPromised_IsNotTakenOver()
    {
        await using var host = await Postbushost.StartAsync();
        var body = Voorbeelden.Multipart(Voorbeelden.Metadata(), Voorbeelden.Xml);

        await RuwHttp.SendAndCloseAsync(host.Adres, Postbushost.Ruw(Kop + $"Content-Length: {body.Length + 10}\n", body));

        await host.StopAsync();
        Assert.Empty(host.Ontvangst.Ontvangen);
        Assert.Equal(0, host.Budget.InGebruik);
    }

    [Fact]
    public async Task Post_ManyParts_AreRefusedAtTheThird()
    {
        await using var host = await Postbushost.StartAsync();
        var body = new StringBuilder();
        for (var i = 0; i < 10_000; i++)
            body.Append("--grens\r\nContent-Disposition: form-data; name=\"payload\"\r\n\r\nx\r\n");
        body.Append("--grens--\r\n");
        var bytes = Encoding.ASCII.GetBytes(body.ToString());

        var antwoord = await RuwHttp.SendAsync(host.Adres, Postbushost.Ruw(Kop + $"Connection: close\nContent-Length: {bytes.Length}\n", bytes));

        Assert.StartsWith("HTTP/1.1 400 ", antwoord, StringComparison.Ordinal);
        Assert.Contains("meer dan twee delen", antwoord, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_MalformedMultipart_NeverEchoesPayload()
    {
        await using var host = await Postbushost.StartAsync();
        var bytes = "--grens\r\nContent-Disposition: form-data; name=\"<b>999900006\"\r\n\r\n<Bsn>999900006</Bsn>\r\n--grens--"u8.ToArray();

        var antwoord = await RuwHttp.SendAsync(host.Adres, Postbushost.Ruw(Kop + $"Connection: close\nContent-Length: {bytes.Length}\n", bytes));

        Assert.StartsWith("HTTP/1.1 400 ", antwoord, StringComparison.Ordinal);
        Assert.DoesNotContain("999900006", antwoord, StringComparison.Ordinal);
    }
}
