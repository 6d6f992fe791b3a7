namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A path has one way to be written; everything else is 404 and goes nowhere (X19).</summary>
[Collection(Doelwit.Naam)]
[Trait(Aanvalslijst.Kenmerk, "X19")]
public sealed class Paden(Doelwit doelwit)
{
    public static TheoryData<string> Gevallen =>
    [
        "/v1/berichten/../../etc/passwd", "/v1/berichten/%2e%2e/%2e%2e/etc/passwd", "/v1/berichten/..%2f..%2fetc%2fpasswd",
        "/v1/berichten/%252e%252e%252f", "/v1/berichten/..;/status", "/v1/berichten;a=b", "/v1//berichten", "/v1/berichten/", "/V1/berichten",
        "/v1/berichten/%00", "/v1/berichten/5f3c1f2e-8a4b-4c6d-9e0f-112233445566%00.xml", "/v1/berichten/5F3C1F2E-8A4B-4C6D-9E0F-112233445566",
        "/v1/./berichten", "/v1/%62erichten", "/v1/berichten/*", "/v1\\berichten", "/v1/berichten/{traceerId}", "/v1/openapi.json/..",
        "/stuf/ggk0210/../../../../etc/passwd", "/stuf/ggk0210/..%2f..%2fib-gateway.json", "/stuf/ggk0210/%2e%2e%2fpartijen.json",
        "/stuf/ggk0210/ggk0210.xsd%00.html", "/stuf/ggk0210/", "/metrics", "/v1/../metrics", "/health/ready",
    ];

    [Theory]
    [MemberData(nameof(Gevallen))]
    public async Task Path_InAnotherForm_IsNotThere(string pad)
    {
        var antwoord = await doelwit.AttackAsync(doelwit.Aanbieder, Ruwverzoek.Get(pad));

        Assert.True(antwoord.Status is 404 or 400, $"{antwoord.Status} {antwoord.Tekst}");
        Assert.DoesNotContain("root:", antwoord.Tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("partijen", antwoord.Tekst, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/v1/berichten?limit=0")]
    [InlineData("GET", "/v1/berichten?limit=99999999999999999999")]
    [InlineData("GET", "/v1/berichten?limit=1&limit=2")]
    [InlineData("GET", "/v1/berichten?namens=0384'--")]
    [InlineData("GET", "/v1/berichten?Zwartkijker7f3a=1")]
    public async Task Query_ThatIsWrong_Is400WithoutEcho(string methode, string pad)
    {
        var antwoord = await doelwit.AttackAsync(doelwit.Aanbieder, Ruwverzoek.Of(methode, pad, default));

        Assert.Equal(400, antwoord.Status);
    }

    [Theory]
    [InlineData("TRACE", "/v1/berichten")]
    [InlineData("PUT", "/v1/berichten")]
    [InlineData("PATCH", "/v1/berichten/5f3c1f2e-8a4b-4c6d-9e0f-112233445566")]
    [InlineData("DELETE", "/v1/berichten")]
    [InlineData("DELETE", "/stuf/ggk0210/OntvangAsynchroon")]
    [InlineData("PUT", "/stuf/ggk0210/OntvangAsynchroon")]
    public async Task Method_ThatIsNotThere_IsRefused(string methode, string pad)
    {
        var antwoord = await doelwit.AttackAsync(doelwit.Aanbieder, Ruwverzoek.Of(methode, pad, default));

        Assert.Equal(405, antwoord.Status);
    }
}
