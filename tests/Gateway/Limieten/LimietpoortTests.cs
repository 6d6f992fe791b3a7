using System.Net;
using System.Text;
using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Tests.Rest;
using IB.Gateway.Tests.Schijfruimte;

namespace IB.Gateway.Tests.Limieten;

/// <summary>Over HTTP: what a party sees of its limits, and what becomes of the connection.</summary>
public sealed class LimietpoortTests
{
    private const string Pad = "/v1/berichten/" + Voorbeelden.Id;

    private static readonly Verkeerslimiet EenVerzoek = new() { VerzoekenPerSeconde = Limietproef.Vrijwelniets, VerzoekenPiek = 1 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_OverTheRate_Answers429AndTheMailboxGoesOn()
    {
        await using var host = await StartAsync(new LimietOptions { Inzenden = EenVerzoek });
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client();
        await SendAsync(client, HttpStatusCode.Accepted);

        using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), Voorbeelden.Xml), Stop);

        var probleem = await Postbushost.ProblemAsync(antwoord, HttpStatusCode.TooManyRequests);
        Assert.Equal("urn:ib-gateway:probleem:limiet-bereikt", probleem.GetProperty("type").GetString());
        Assert.InRange(antwoord.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(900), TimeSpan.FromSeconds(2000));
        Assert.Contains(
            $"na {antwoord.Headers.RetryAfter.Delta.Value.TotalSeconds:F0} seconden", probleem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Single(host.Ontvangst.Ontvangen);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/berichten", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Pad + "/payload", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(Pad, Stop)).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/v1/berichten")]
    [InlineData("GET", Pad)]
    [InlineData("GET", Pad + "/payload")]
    [InlineData("GET", Pad + "/status")]
    [InlineData("DELETE", Pad)]
    public async Task Mailbox_OverTheRate_Answers429AndHandingInGoesOn(string methode, string pad)
    {
        await using var host = await StartAsync(new LimietOptions { Ophalen = EenVerzoek });
        using var client = host.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/berichten", Stop)).StatusCode);

        using var verzoek = new HttpRequestMessage(new HttpMethod(methode), pad);
        using var antwoord = await client.SendAsync(verzoek, Stop);

        await Postbushost.ProblemAsync(antwoord, HttpStatusCode.TooManyRequests);
        Assert.NotNull(antwoord.Headers.RetryAfter);
        await SendAsync(client, HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Get_PayloadOverTheBytes_Answers429WithoutCountingAnAttempt()
    {
        await using var host = await Postbushost.StartAsync(
            new RestOptions { MaxVerzoek = 2000, MaxMetadata = 1000 }, 100_000,
            new LimietOptions { Ophalen = new Verkeerslimiet { BytesPerSeconde = 1, BytesPiek = 1 } });
        host.Postbus.Add(Voorbeelden.Bericht(inhoud: new byte[1500]));
        using var client = host.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Pad + "/payload", Stop)).StatusCode);
        var verloop = host.Postbus.Verloop.Count;

        await Postbushost.ProblemAsync(await client.GetAsync(Pad + "/payload", Stop), HttpStatusCode.TooManyRequests);

        Assert.Equal(verloop, host.Postbus.Verloop.Count);
        Assert.Equal(0, host.Budget.InGebruik);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_OverTheBytes_Answers429HoweverTheBodyComes(bool brokken)
    {
        await using var host = await Postbushost.StartAsync(
            new RestOptions { MaxVerzoek = 100_000 }, 1_000_000, new LimietOptions { Inzenden = new Verkeerslimiet { BytesPerSeconde = 1, BytesPiek = 1 } });
        using var client = host.Client();
        client.DefaultRequestHeaders.TransferEncodingChunked = brokken;
        await SendAsync(client, HttpStatusCode.Accepted, new byte[60_000]);

        using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), new byte[60_000]), Stop);

        var probleem = await Postbushost.ProblemAsync(antwoord, HttpStatusCode.TooManyRequests);
        Assert.Contains("bytes per seconde", probleem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Single(host.Ontvangst.Ontvangen);
        Assert.Equal(0, host.Budget.InGebruik);
    }

    [Fact]
    public async Task Post_QuotaOfTheDay_CountsNeitherRefusalsNorRepeats()
    {
        await using var host = await StartAsync(new LimietOptions { Inzenden = new Verkeerslimiet { BerichtenPerDag = 1 } });
        using var client = host.Client();
        var antwoord = host.Ontvangst.Antwoord;
        host.Ontvangst.Antwoord = (_, _) => new Ontvangstuitkomst(
            Ontvangstsoort.Geweigerd, null, Voorbeelden.Fout(), new Bevinding(Controlepunt.TeGroot, "x"), Herhaling: false);
        await SendAsync(client, HttpStatusCode.RequestEntityTooLarge);
        host.Ontvangst.Antwoord = (a, i) => antwoord(a, i) with { Herhaling = true };
        await SendAsync(client, HttpStatusCode.Accepted);
        host.Ontvangst.Antwoord = antwoord;
        await SendAsync(client, HttpStatusCode.Accepted);

        await SendAsync(client, HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData(nameof(Afwijsreden.Ruimte), "urn:ib-gateway:probleem:opslag-niet-mogelijk")]
    [InlineData(nameof(Afwijsreden.Budget), "urn:ib-gateway:probleem:overbelast")]
    public async Task Post_IntakeClosed_Answers503UntilItIsOpenAndTheMailboxGoesOn(string reden, string type)
    {
        var bezwaar = new Vastbezwaar(Enum.Parse<Afwijsreden>(reden), TimeSpan.FromSeconds(42));
        await using var host = await Postbushost.StartAsync(new RestOptions(), Bytesbudget.StandaardMaximum, new LimietOptions(), bezwaar);
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client();

        using (var dicht = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), Voorbeelden.Xml), Stop))
        {
            var probleem = await Postbushost.ProblemAsync(dicht, HttpStatusCode.ServiceUnavailable);
            Assert.Equal(type, probleem.GetProperty("type").GetString());
            Assert.Equal(TimeSpan.FromSeconds(42), dicht.Headers.RetryAfter?.Delta);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Pad + "/payload", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(Pad, Stop)).StatusCode);
        bezwaar.Geldt = false;
        await SendAsync(client, HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Post_WithoutAParty_IsRefusedForThatAndCostsNoLimit()
    {
        await using var host = await StartAsync(new LimietOptions { Inzenden = EenVerzoek });
        using var vreemd = host.Client(partij: null);
        for (var i = 0; i < 3; i++)
            await SendAsync(vreemd, HttpStatusCode.Unauthorized);
        using var client = host.Client();

        await SendAsync(client, HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Connection_ShedWithASmallBody_IsUsedAgain()
    {
        await using var host = await StartAsync(new LimietOptions { Inzenden = EenVerzoek });
        using var client = host.Client();
        await SendAsync(client, HttpStatusCode.Accepted);
        var klein = Kop($"Content-Length: {Verbindingskeuze.KleineBody}");

        var laatste = Encoding.ASCII.GetBytes(
            $"GET /v1/berichten HTTP/1.1\r\nHost: localhost\r\nX-Test-Partij: {Voorbeelden.Instelling}\r\nConnection: close\r\n\r\n");

        var antwoorden = await RuwHttp.SendAsync(
            host.Adres, [.. klein, .. new byte[Verbindingskeuze.KleineBody], .. klein, .. new byte[Verbindingskeuze.KleineBody], .. laatste]);

        Assert.Equal(2, Tel(antwoorden, "HTTP/1.1 429 "));
        Assert.Equal(1, Tel(antwoorden, "HTTP/1.1 200 "));
        Assert.Equal(1, Tel(antwoorden, "Connection: close"));
    }

    [Theory]
    [InlineData("Content-Length: 65537")]
    [InlineData("Content-Length: 1000\r\nExpect: 100-continue")]
    [InlineData("Transfer-Encoding: chunked")]
    public async Task Connection_ShedWithMoreOrUnknown_IsClosedAfterTheAnswer(string header)
    {
        await using var host = await StartAsync(new LimietOptions { Inzenden = EenVerzoek });
        using var client = host.Client();
        await SendAsync(client, HttpStatusCode.Accepted);

        // Nothing of the body is sent: the answer must not wait for it, nor read a second request in its place.
        var antwoord =
            await RuwHttp.SendAsync(host.Adres, [.. Kop(header), .. Encoding.ASCII.GetBytes("GET /v1/berichten HTTP/1.1\r\nHost: localhost\r\n\r\n")]);

        Assert.StartsWith("HTTP/1.1 429 ", antwoord, StringComparison.Ordinal);
        Assert.Contains("Connection: close", antwoord, StringComparison.Ordinal);
        Assert.Equal(1, Tel(antwoord, "HTTP/1.1 "));
    }

    private static Task<Postbushost> StartAsync(LimietOptions limieten)
        => Postbushost.StartAsync(new RestOptions(), Bytesbudget.StandaardMaximum, limieten);

    private static async Task SendAsync(HttpClient client, HttpStatusCode status, byte[]? payload = null)
    {
        using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), payload ?? Voorbeelden.Xml), Stop);
        Assert.Equal(status, antwoord.StatusCode);
    }

    private static byte[] Kop(string header) => Encoding.ASCII.GetBytes(
        $"POST /v1/berichten HTTP/1.1\r\nHost: localhost\r\nX-Test-Partij: {Voorbeelden.Instelling}\r\nContent-Type: multipart/form-data; boundary=grens\r\n{header}\r\n\r\n");

    private static int Tel(string tekst, string deel) => tekst.Split(deel).Length - 1;
}
