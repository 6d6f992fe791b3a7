using System.Net;
using IB.Gateway.Rest;

namespace IB.Gateway.Tests.Rest;

public sealed class VoorzijdeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/berichten", 200)]
    [InlineData("/v1/openapi.json", 200)]
    [InlineData("/v1/onbekend", 404)]
    public async Task AnyAnswer_HasVersionAndSecurityHeaders(string pad, int status)
    {
        await using var host = await Postbushost.StartAsync();
        using var client = host.Client();

        using var antwoord = await client.GetAsync(pad, Stop);

        Assert.Equal(status, (int)antwoord.StatusCode);
        string Header(string naam) => string.Join(",", antwoord.Headers.GetValues(naam));
        Assert.Equal("1.1.0", Header("API-Version"));
        Assert.Equal("no-store", Header("Cache-Control"));
        Assert.Equal("max-age=31536000", Header("Strict-Transport-Security"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("frame-ancestors 'none'", Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("PUT", "/v1/berichten", "GET, POST")]
    [InlineData("POST", "/v1/berichten/" + Voorbeelden.Id, "DELETE, GET")]
    [InlineData("DELETE", "/v1/berichten/" + Voorbeelden.Id + "/payload", "GET")]
    [InlineData("PATCH", "/v1/openapi.json", "GET")]
    [InlineData("OPTIONS", "/v1/openapi.json", "GET")]
    public async Task AnyCall_WithAMethodThatThereIsNot_Answers405WithAllow(string methode, string pad, string allow)
    {
        await using var host = await Postbushost.StartAsync();
        using var client = host.Client();

        using var antwoord = await client.SendAsync(new HttpRequestMessage(new HttpMethod(methode), pad), Stop);

        await Postbushost.ProblemAsync(antwoord, HttpStatusCode.MethodNotAllowed);
        Assert.Equal(allow, string.Join(", ", antwoord.Content.Headers.Allow.Order()));
    }

    [Fact]
    public async Task Head_IsAMethodThatThereIsNot()
    {
        await using var host = await Postbushost.StartAsync();
        using var client = host.Client();

        using var antwoord = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/v1/berichten"), Stop);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, antwoord.StatusCode);
        Assert.Empty(await antwoord.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task MapPostbus_WithSettingsThatCannotBe_NamesThemAll()
    {
        var fout = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Postbushost.StartAsync(new RestOptions { WachtBijDrukte = TimeSpan.Zero }, budget: 1000));

        Assert.Contains("WachtBijDrukte", fout.Message, StringComparison.Ordinal);
        Assert.Contains("bytesbudget", fout.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1")]
    [InlineData("/v1/")]
    [InlineData("/v1/berichten/")]
    [InlineData("/V1/berichten")]
    [InlineData("/v1/Berichten")]
    [InlineData("/v1//berichten")]
    [InlineData("/v1/./berichten")]
    [InlineData("/v1/x/../berichten")]
    [InlineData("/v1/%62erichten")]
    [InlineData("/v1/berichten;x=y")]
    [InlineData("/v1/x/%2e%2e/berichten")]
    [InlineData("/v1/berichten/..%2f..%2fetc%2fpasswd")]
    [InlineData("/v1/berichten/%252e%252e%252f")]
    [InlineData("/v1/berichten/%0d%0aX-Kwaad:%20ja")]
    [InlineData("/v1/berichten/%1b%5b31m")]
    [InlineData("/v1/berichten/%3Cscript%3E")]
    [InlineData("/v1/berichten/0B7F1D4E-6A52-4F0E-9C3B-5D2E8A71C964")]
    [InlineData("/v1/berichten/0b7f1d4e-6a52-4f0e-9c3b-5d2e8a71c96")]
    [InlineData("/v1/berichten/0b7f1d4e6a524f0e9c3b5d2e8a71c964")]
    [InlineData("/v1/berichten/999900006")]
    [InlineData("/v1/berichten/" + Voorbeelden.Id + "/")]
    [InlineData("/v1/berichten/" + Voorbeelden.Id + "/payload/")]
    [InlineData("/v1/berichten/" + Voorbeelden.Id + "%00/payload")]
    [InlineData("/v1/berichten/" + Voorbeelden.Id + "/payload/extra")]
    [InlineData("http://x/v1/berichten/")]
    [InlineData("http://x/v1/%62erichten")]
    public async Task Get_PathThatIsNotWrittenTheOneWay_Answers404WithoutEcho(string pad)
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());

        var antwoord =
            await RuwHttp.SendAsync(host.Adres, Postbushost.Ruw($"GET {pad} HTTP/1.1\nHost: x\nConnection: close\nX-Test-Partij: {Voorbeelden.Instelling}\n"));

        // A NUL is refused by the server itself, before anything of ours sees it.
        Assert.True(antwoord.StartsWith("HTTP/1.1 404 ", StringComparison.Ordinal)
            || (pad.Contains("%00", StringComparison.Ordinal) && antwoord.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal)), antwoord);
        Assert.DoesNotContain("Kwaad", antwoord, StringComparison.Ordinal);
        Assert.DoesNotContain("script", antwoord, StringComparison.Ordinal);
        Assert.DoesNotContain("999900006", antwoord, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', antwoord);
        Assert.Empty(host.Postbus.Verloop);
    }

    [Fact]
    public async Task Get_AbsoluteForm_IsServed()
    {
        await using var host = await Postbushost.StartAsync();

        var antwoord = await RuwHttp.SendAsync(
            host.Adres, Postbushost.Ruw($"GET http://x/v1/berichten?limit=1 HTTP/1.1\nHost: x\nConnection: close\nX-Test-Partij: {Voorbeelden.Instelling}\n"));

        Assert.StartsWith("HTTP/1.1 200 ", antwoord, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("*/*", true)]
    [InlineData("application/*", true)]
    [InlineData("application/json", true)]
    [InlineData("application/json;version=1", true)]
    [InlineData("APPLICATION/JSON", true)]
    [InlineData("text/html, application/json;q=0.1", true)]
    [InlineData("application/json;q=0, */*", false)]
    [InlineData("application/*;q=0, application/json", true)]
    [InlineData("text/html", false)]
    [InlineData("application/problem+json", false)]
    [InlineData("geen soort", false)]
    public void Neemt_Accept_TheMostSpecificRangeDecides(string? accept, bool neemt)
        => Assert.Equal(neemt, Acceptatie.Neemt(accept, "application/json"));

    [Theory]
    [InlineData(999, 1000, 5, 2)]
    [InlineData(25_000_000, 64, 5, 1)]
    [InlineData(2000, 3000, 5, 1)]
    [InlineData(1, 1, 0, 3)]
    [InlineData(25_000_000, 65_536, 5, 0)]
    public void Validate_RestOptions_NamesEveryFault(int verzoek, int metadata, int wacht, int fouten)
        => Assert.Equal(
            fouten, new RestOptions { MaxVerzoek = verzoek, MaxMetadata = metadata, WachtBijDrukte = TimeSpan.FromSeconds(wacht) }.Validate().Count);
}
