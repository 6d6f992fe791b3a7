using IB.Gateway.Stuf;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What is for operators is on the management port only, and messages are on the other only (X26).</summary>
[Trait(Aanvalslijst.Kenmerk, "X26")]
public sealed class DePoortenZijnGescheiden(Proefketen keten)
{
    public static TheoryData<string> Beheer => ["/metrics", "/health/live", "/health/ready", "/berichten/5f3c1f2e-8a4b-4c6d-9e0f-112233445566"];

    public static TheoryData<string, string> Berichten => new()
    {
        { "GET", "/v1/berichten" }, { "POST", "/v1/berichten" }, { "GET", "/v1/openapi.json" }, { "POST", Wsdl.Pad }, { "GET", Wsdl.Pad + "?wsdl" },
    };

    [Theory]
    [MemberData(nameof(Beheer))]
    public async Task Management_IsNotOnThePortOfTheChain(string pad)
    {
        var antwoord = await RuweVerbinding.AskAsync(keten.Knooppunt.Adres, keten.ZorgThuis.Certificaat, Ruwverzoek.Get(pad));

        Assert.Equal(404, antwoord.Status);
        Assert.Empty(antwoord.Tekst);
    }

    [Theory]
    [MemberData(nameof(Berichten))]
    public async Task Messages_AreNotOnTheManagementPort(string methode, string pad)
    {
        using var client = new HttpClient();
        using var verzoek = new HttpRequestMessage(new HttpMethod(methode), new Uri(keten.Knooppunt.Beheeradres, pad));

        // A host name that would fit the other port makes no difference: the listener decides.
        verzoek.Headers.Host = $"localhost:{keten.Knooppunt.Adres.Port}";
        using var antwoord = await client.SendAsync(verzoek, TestContext.Current.CancellationToken);

        Assert.Equal(404, (int)antwoord.StatusCode);
    }

    [Theory]
    [InlineData("/health/live", 200, "\"status\"")]
    [InlineData("/health/ready", 200, "\"gereed\"")]
    [InlineData("/metrics", 200, "ib_build_info{")]
    public async Task Management_AnswersOnItsOwnPort(string pad, int status, string tekst)
    {
        var antwoord = await keten.ReadBeheerAsync(pad);

        Assert.Equal(status, antwoord.Status);
        Assert.Contains(tekst, antwoord.Tekst, StringComparison.Ordinal);
    }
}
