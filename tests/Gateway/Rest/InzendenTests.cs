using System.Net;
using System.Security.Cryptography;
using System.Text;
using IB.Gateway.Ontvangst;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Validation;

namespace IB.Gateway.Tests.Rest;

public sealed class InzendenTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_Heenbericht_IsHandedOverWithAnEnvelopeAndAnswered202(bool payloadEerst)
    {
        await using var host = await Postbushost.StartAsync();
        using var client = host.Client();

        using var antwoord =
            await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), Voorbeelden.Xml, payloadEerst: payloadEerst), Stop);

        var json = await Postbushost.JsonAsync(antwoord, HttpStatusCode.Accepted);
        Assert.Equal(Voorbeelden.Id, json.GetProperty("traceerId").GetString());
        Assert.Equal("Klaargezet", json.GetProperty("toestand").GetString());
        Assert.Equal("2026-03-02T09:00:00Z", json.GetProperty("ontvangenOp").GetString());
        Assert.Equal($"/v1/berichten/{Voorbeelden.Id}/status", antwoord.Headers.Location?.OriginalString);
        Assert.False(antwoord.Headers.Contains("Idempotent-Replay"));

        var (aanbieding, inhoud, indiener) = Assert.Single(host.Ontvangst.Ontvangen);
        Assert.Equal(Voorbeelden.Xml, inhoud);
        Assert.Equal(Voorbeelden.Instelling, indiener.Partij.Code);
        Assert.Equal(
            new Envelop
            {
                Soort = Berichtsoort.Di01,
                Referentienummer = Voorbeelden.Id,
                ConversatieId = Voorbeelden.Id,
                Zender = new Systeem(Voorbeelden.Instelling, "ECD"),
                Ontvanger = new Systeem(Voorbeelden.Gemeente, "GGk"),
                TijdstipBericht = "20260302100000",
                Functie = "WMO305",
                FunctieVersie = new Versie(3, 2),
                ApplicatieVersie = new Versie(7, 1),
            },
            aanbieding.Envelop);
        Assert.True(aanbieding.ZonderTijdstip);
        Assert.Equal(0, host.Budget.InGebruik);
    }

    [Fact]
    public async Task Post_ByAnotherClientLibrary_IsUnderstood()
    {
        await using var host = await Postbushost.StartAsync();
        using var client = host.Client();
        using var inhoud = new MultipartFormDataContent
        {
            { Postbushost.Inhoud(Voorbeelden.Xml, "application/octet-stream"), "payload", "bericht é.xml" },
            { Postbushost.Inhoud(Encoding.UTF8.GetBytes(Voorbeelden.Metadata()), "application/json; charset=utf-8"), "berichtMetadata" },
        };

        using var antwoord = await client.PostAsync("/v1/berichten", inhoud, Stop);

        await Postbushost.JsonAsync(antwoord, HttpStatusCode.Accepted);
        Assert.Equal(Voorbeelden.Xml, host.Ontvangst.Ontvangen.Single().Inhoud);
    }

    [Fact]
    public async Task Post_ChunkedBodyOfManyMegabytes_ArrivesUnchanged()
    {
        await using var host = await Postbushost.StartAsync();
        using var client = host.Client();
        var groot = new byte[5_000_000];
        new Random(1).NextBytes(groot);
        client.DefaultRequestHeaders.TransferEncodingChunked = true;

        using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), groot), Stop);

        await Postbushost.JsonAsync(antwoord, HttpStatusCode.Accepted);
        Assert.Equal(SHA256.HashData(groot), SHA256.HashData(host.Ontvangst.Ontvangen.Single().Inhoud));
        Assert.Equal(0, host.Budget.InGebruik);
    }

    [Fact]
    public async Task Post_RetourWithAlsAntwoordOp_BecomesDu01InTheConversation()
    {
        await using var host = await Postbushost.StartAsync();
        using var client = host.Client();
        var metadata = Voorbeelden.Metadata(conversatie: Voorbeelden.AnderId, antwoordOp: Voorbeelden.AnderId, type: "WMO302");

        using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(metadata, Voorbeelden.Xml), Stop);

        await Postbushost.JsonAsync(antwoord, HttpStatusCode.Accepted);
        var envelop = host.Ontvangst.Ontvangen.Single().Aanbieding.Envelop;
        Assert.Equal(Berichtsoort.Du01, envelop.Soort);
        Assert.Equal(Voorbeelden.AnderId, envelop.AntwoordOp);
        Assert.Equal(Voorbeelden.AnderId, envelop.ConversatieId);
    }

    [Fact]
    public async Task Post_Traceparent_IsPassedOnOnlyWhenItIsOne()
    {
        const string Geldig = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        await using var host = await Postbushost.StartAsync();
        foreach (var waarde in new[] { Geldig, "00-onzin" })
        {
            using var client = host.Client();
            client.DefaultRequestHeaders.Add("traceparent", waarde);
            using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), Voorbeelden.Xml), Stop);
            await Postbushost.JsonAsync(antwoord, HttpStatusCode.Accepted);
        }

        Assert.Contains("4bf92f3577b34da6a3ce929d0e0e4736", host.Ontvangst.Ontvangen[0].Aanbieding.Traceparent, StringComparison.Ordinal);
        Assert.DoesNotContain("onzin", host.Ontvangst.Ontvangen[1].Aanbieding.Traceparent ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Repeat_SaysSo()
    {
        await using var host = await Postbushost.StartAsync();
        host.Ontvangst.Antwoord = (a, _) => new(Ontvangstsoort.Overgenomen, Voorbeelden.Bericht(a.Envelop), null, null, Herhaling: true);
        using var client = host.Client();

        using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), Voorbeelden.Xml), Stop);

        await Postbushost.JsonAsync(antwoord, HttpStatusCode.Accepted);
        Assert.Equal("true", antwoord.Headers.GetValues("Idempotent-Replay").Single());
    }

    [Fact]
    public async Task Post_RefusedByACheck_IsTakenOverWithItsFault()
    {
        await using var host = await Postbushost.StartAsync();
        host.Ontvangst.Antwoord = (a, _) => new(
            Ontvangstsoort.Afgekeurd,
            Voorbeelden.Bericht(a.Envelop, Toestand.Afgekeurd) with { Fout = Voorbeelden.Fout() },
            Voorbeelden.Fout(),
            new Bevinding(Controlepunt.OntvangerOnbekend, "0999"),
            Herhaling: false);
        using var client = host.Client();

        using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), Voorbeelden.Xml), Stop);

        var json = await Postbushost.JsonAsync(antwoord, HttpStatusCode.Accepted);
        Assert.Equal("Afgekeurd", json.GetProperty("toestand").GetString());
        Assert.Equal("IB210", json.GetProperty("fout").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Post_PayloadThatIsNoXml_Answers400WithEveryError()
    {
        await using var host = await Postbushost.StartAsync();
        var fouten = new[] { new Schemafout(Schemafoutcode.NietWelgevormd, 3, 7, "/Bericht", "Het element is niet gesloten."),
            new Schemafout(Schemafoutcode.NietWelgevormd, 0, 0, "/", "Het einde ontbreekt.") };
        host.Ontvangst.Antwoord = (a, _) => new(
            Ontvangstsoort.Afgekeurd,
            Voorbeelden.Bericht(a.Envelop, Toestand.Afgekeurd),
            Voorbeelden.Fout("StUF055"),
            new Bevinding(Controlepunt.InhoudOnjuist, "geen XML", fouten),
            Herhaling: false);
        using var client = host.Client();

        using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), Voorbeelden.Xml), Stop);

        var probleem = await Postbushost.ProblemAsync(antwoord, HttpStatusCode.BadRequest);
        Assert.Equal("StUF055", probleem.GetProperty("code").GetString());
        Assert.Equal(2, probleem.GetProperty("fouten").GetArrayLength());
        Assert.Equal(3, probleem.GetProperty("fouten")[0].GetProperty("regel").GetInt32());
        Assert.False(probleem.GetProperty("fouten")[1].TryGetProperty("regel", out _));
    }

    [Fact]
    public async Task Post_StoreFails_Answers503WithRetryAfterAndCode()
    {
        await using var host = await Postbushost.StartAsync();
        host.Ontvangst.Antwoord = (_, _) => throw new OpslagException("disk full");
        using var client = host.Client();

        using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), Voorbeelden.Xml), Stop);

        var probleem = await Postbushost.ProblemAsync(antwoord, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("StUF046", probleem.GetProperty("code").GetString());
        Assert.Equal(TimeSpan.FromSeconds(5), antwoord.Headers.RetryAfter?.Delta);
        Assert.Equal(0, host.Budget.InGebruik);
    }

    [Fact]
    public async Task Post_BugBehindIt_Answers500WithoutInternals()
    {
        await using var host = await Postbushost.StartAsync();
        host.Ontvangst.Antwoord = (_, _) => throw new InvalidOperationException("geheim 999900006");
        using var client = host.Client();

        using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), Voorbeelden.Xml), Stop);

        await Postbushost.ProblemAsync(antwoord, HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("geheim", await antwoord.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_MoreThanTheLimit_Answers413BeforeAndWhileReading()
    {
        await using var host = await Postbushost.StartAsync(new RestOptions { MaxVerzoek = 2000, MaxMetadata = 1500 });
        foreach (var chunked in new[] { false, true })
        {
            using var client = host.Client();
            client.DefaultRequestHeaders.TransferEncodingChunked = chunked;
            using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), new byte[2000]), Stop);

            var probleem = await Postbushost.ProblemAsync(antwoord, HttpStatusCode.RequestEntityTooLarge);
            Assert.Equal("IB007", probleem.GetProperty("code").GetString());
        }

        Assert.Empty(host.Ontvangst.Ontvangen);
        Assert.Equal(0, host.Budget.InGebruik);
    }

    [Fact]
    public async Task Post_MetadataMoreThanItsLimit_Answers413()
    {
        await using var host = await Postbushost.StartAsync();
        using var client = host.Client();
        var metadata = Voorbeelden.Metadata() + new string(' ', 64 * 1024);

        using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(metadata, Voorbeelden.Xml), Stop);

        await Postbushost.ProblemAsync(antwoord, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Post_BudgetUsedUp_Answers503AndRecoversWhenThereIsRoom()
    {
        await using var host = await Postbushost.StartAsync(new RestOptions { MaxVerzoek = 100_000 }, budget: 100_000);
        using var client = host.Client();
        Assert.Equal(Ruimte.Genoeg, host.Budget.TryReserve(99_999, out var bezet));

        using (var vol = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), Voorbeelden.Xml), Stop))
        {
            await Postbushost.ProblemAsync(vol, HttpStatusCode.ServiceUnavailable);
            Assert.Equal(TimeSpan.FromSeconds(5), vol.Headers.RetryAfter?.Delta);
        }

        Assert.Empty(host.Ontvangst.Ontvangen);
        bezet!.Dispose();
        using var ruim = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), Voorbeelden.Xml), Stop);
        await Postbushost.JsonAsync(ruim, HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Post_ChunkedBodyOutgrowsTheBudget_Answers503()
    {
        await using var host = await Postbushost.StartAsync(new RestOptions { MaxVerzoek = 100_000 }, budget: 100_000);
        using var client = host.Client();
        client.DefaultRequestHeaders.TransferEncodingChunked = true;
        Assert.Equal(Ruimte.Genoeg, host.Budget.TryReserve(20_000, out _));

        using var antwoord = await client.PostAsync("/v1/berichten", Postbushost.Bericht(Voorbeelden.Metadata(), new byte[90_000]), Stop);

        await Postbushost.ProblemAsync(antwoord, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(20_000, host.Budget.InGebruik);
    }

    [Theory]
    [InlineData("Referer", "Content-Type: text/plain", 415)]
    [InlineData("Content-Encoding: gzip", "Content-Type: multipart/form-data; boundary=grens", 415)]
    [InlineData("Content-Encoding: identity", "Content-Type: multipart/form-data; boundary=grens", 415)]
    [InlineData("Accept: text/html", "Content-Type: multipart/form-data; boundary=grens", 406)]
    [InlineData("Accept: application/json;q=0, */*", "Content-Type: multipart/form-data; boundary=grens", 406)]
    [InlineData("X: y", "Content-Type: multipart/form-data", 400)]
    [InlineData("X: y", "Content-Type: multipart/form-data; boundary=a; boundary=b", 400)]
    [InlineData("X: y", "Content-Type: multipart/form-data; boundary=\"a b \"", 400)]
    [InlineData("X: y", "Content-Type: multipart/form-data; boundary=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 400)]
    [InlineData("X: y", "Content-Type: multipart/mixed; boundary=grens", 415)]
    [InlineData("X: y", "Content-Type: multipart/form-data; boundary=grens\r\nContent-Type: multipart/form-data; boundary=grens", 415)]
    public async Task Post_HeadersThatDoNotFit_AreRefusedBeforeTheBody(string een, string twee, int status)
    {
        await using var host = await Postbushost.StartAsync();
        een = een.Contains(':', StringComparison.Ordinal) ? een : een + ": y";

        // The body is promised and never sent: an answer proves that it was not waited for. 100 Continue would be one too.
        var antwoord = await RuwHttp.AskAsync(
            host.Adres,
            Postbushost.Ruw(
                $"POST /v1/berichten HTTP/1.1\nHost: x\nX-Test-Partij: {Voorbeelden.Instelling}\nExpect: 100-continue\nContent-Length: 500\n{een}\n{twee}\n"));

        Assert.StartsWith($"HTTP/1.1 {status} ", antwoord, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", antwoord, StringComparison.Ordinal);
        Assert.DoesNotContain("100 Continue", antwoord, StringComparison.Ordinal);
        Assert.Empty(host.Ontvangst.Ontvangen);
    }

    [Fact]
    public async Task Post_WithoutIdentity_Answers401BeforeTheBody()
    {
        await using var host = await Postbushost.StartAsync();

        var antwoord = await RuwHttp.AskAsync(
            host.Adres,
            Postbushost.Ruw(
                "POST /v1/berichten HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 500\nContent-Type: multipart/form-data; boundary=grens\n"));

        Assert.StartsWith("HTTP/1.1 401 ", antwoord, StringComparison.Ordinal);
        Assert.Contains("WWW-Authenticate: ", antwoord, StringComparison.Ordinal);
        Assert.Contains("urn:ib-gateway:probleem:niet-aangemeld", antwoord, StringComparison.Ordinal);
        Assert.DoesNotContain("100 Continue", antwoord, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ExpectContinue_IsInvitedAndTaken()
    {
        await using var host = await Postbushost.StartAsync();
        var body = Voorbeelden.Multipart(Voorbeelden.Metadata(), Voorbeelden.Xml);

        var antwoord = await RuwHttp.SendAsync(
            host.Adres,
            Postbushost.Ruw(
                $"POST /v1/berichten HTTP/1.1\nHost: x\nConnection: close\nX-Test-Partij: {Voorbeelden.Instelling}\nExpect: 100-continue\nContent-Length: {body.Length}\nContent-Type: multipart/form-data; boundary=grens\n",
                body));

        Assert.Contains("HTTP/1.1 202 ", antwoord, StringComparison.Ordinal);
    }
}
