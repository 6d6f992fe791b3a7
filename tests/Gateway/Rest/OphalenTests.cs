using System.Net;
using System.Security.Cryptography;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Tests.Rest;

public sealed class OphalenTests
{
    private const string Pad = "/v1/berichten/" + Voorbeelden.Id;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_List_ShowsOnlyTheCallersWaitingMessagesOldestFirst()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop(Voorbeelden.Id)));
        host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop(ontvanger: Voorbeelden.Praktijk)));
        host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop(), Toestand.Bezorgd));
        host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop(Voorbeelden.AnderId), Toestand.Aangeboden));
        using var client = host.Client();

        var json = await Postbushost.JsonAsync(await client.GetAsync("/v1/berichten", Stop), HttpStatusCode.OK);

        var berichten = json.GetProperty("berichten").EnumerateArray().ToList();
        Assert.Equal(
            [Voorbeelden.Id, Voorbeelden.AnderId],
            berichten.Select(b => b.GetProperty("referentiegegevens").GetProperty("traceerId").GetString()));
        var routering = berichten[0].GetProperty("routeringgegevens");
        Assert.Equal("Gemeente", routering.GetProperty("afzender").GetProperty("rol").GetString());
        Assert.Equal(Voorbeelden.Instelling, routering.GetProperty("geadresseerden")[0].GetProperty("code").GetString());
        var payload = berichten[0].GetProperty("basisgegevens").GetProperty("payload");
        Assert.Equal(Pad + "/payload", payload.GetProperty("url").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Voorbeelden.Xml)), payload.GetProperty("checksum").GetProperty("waarde").GetString());
        Assert.Equal(Voorbeelden.Xml.Length, payload.GetProperty("grootte").GetInt64());
        Assert.Empty(host.Postbus.Verloop);
    }

    [Fact]
    public async Task Get_List_ObeysTheLimitAndItsDefault()
    {
        await using var host = await Postbushost.StartAsync();
        for (var i = 0; i < 60; i++)
            host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client();

        var standaard = await Postbushost.JsonAsync(await client.GetAsync("/v1/berichten", Stop), HttpStatusCode.OK);
        var twee = await Postbushost.JsonAsync(await client.GetAsync("/v1/berichten?limit=2", Stop), HttpStatusCode.OK);

        Assert.Equal(50, standaard.GetProperty("berichten").GetArrayLength());
        Assert.Equal(2, twee.GetProperty("berichten").GetArrayLength());
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=251", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=%2B1", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("limit=99999999999", "limit")]
    [InlineData("namens=", "namens")]
    [InlineData("namens=..%2f", "namens")]
    [InlineData("namens=1&namens=2", "namens")]
    [InlineData("namen=99000001", "query")]
    [InlineData("%1b%5b31m=1", "query")]
    public async Task Get_ListWithAQueryThatDoesNotDo_Answers400WithThePlace(string vraag, string plek)
    {
        await using var host = await Postbushost.StartAsync();
        using var client = host.Client();

        var probleem = await Postbushost.ProblemAsync(await client.GetAsync("/v1/berichten?" + vraag, Stop), HttpStatusCode.BadRequest);

        Assert.Equal(plek, probleem.GetProperty("fouten")[0].GetProperty("plek").GetString());
    }

    [Fact]
    public async Task Get_ListNamens_ShowsWhatTheMandateCoversAlsoBehindOtherMessages()
    {
        await using var host = await Postbushost.StartAsync();
        // More than are looked through by hand.
        for (var i = 0; i < 6000; i++)
            host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop(Voorbeelden.AnderId, functie: "JW301")));
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client(Voorbeelden.Leverancier);

        var json = await Postbushost.JsonAsync(await client.GetAsync($"/v1/berichten?namens={Voorbeelden.Instelling}&limit=1", Stop), HttpStatusCode.OK);

        Assert.Equal(Voorbeelden.Id, json.GetProperty("berichten")[0].GetProperty("referentiegegevens").GetProperty("traceerId").GetString());
    }

    [Fact]
    public async Task Get_ListNamensWithoutMandate_Answers403()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client(Voorbeelden.Praktijk);

        await Postbushost.ProblemAsync(await client.GetAsync($"/v1/berichten?namens={Voorbeelden.Instelling}", Stop), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Get_Bericht_ShowsMetadataWithoutCountingAnAttempt()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client();

        var json = await Postbushost.JsonAsync(await client.GetAsync(Pad, Stop), HttpStatusCode.OK);

        Assert.Equal("Klaargezet", json.GetProperty("basisgegevens").GetProperty("toestand").GetString());
        Assert.Empty(host.Postbus.Verloop);
    }

    [Fact]
    public async Task Get_Payload_CountsTheAttemptBeforeItReadsAndSendsTheBytesWithDigest()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client();

        using var antwoord = await client.GetAsync(Pad + "/payload", Stop);

        Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
        Assert.Equal(Voorbeelden.Xml, await antwoord.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("application/xml", antwoord.Content.Headers.ContentType?.ToString());
        var sha = SHA256.HashData(Voorbeelden.Xml);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(sha)}:", antwoord.Headers.GetValues("Repr-Digest").Single());
        Assert.Equal($"\"{Convert.ToHexStringLower(sha)}\"", antwoord.Headers.ETag?.Tag);
        Assert.Equal(["poging 1", "inhoud 1"], host.Postbus.Verloop);
        Assert.Equal(Toestand.Aangeboden, host.Postbus.Get(1).Toestand);
    }

    [Fact]
    public async Task Get_PayloadOfAFoutbericht_IsJson()
    {
        await using var host = await Postbushost.StartAsync();
        var fout = Foutbericht.Of(Voorbeelden.Fout(), Voorbeelden.Envelop()).ToBytes();
        host.Postbus.Add(Voorbeelden.Bericht(
            Voorbeelden.Envelop() with { Soort = Berichtsoort.Fo01, Functie = string.Empty, AntwoordOp = Voorbeelden.AnderId }, inhoud: fout), fout);
        using var client = host.Client();

        var metadata = await Postbushost.JsonAsync(await client.GetAsync(Pad, Stop), HttpStatusCode.OK);
        var json = await Postbushost.JsonAsync(await client.GetAsync(Pad + "/payload", Stop), HttpStatusCode.OK);

        Assert.Equal("Fo01", metadata.GetProperty("routeringgegevens").GetProperty("berichtstroom").GetProperty("berichtsubtype").GetString());
        Assert.Equal("IB210", json.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Get_PayloadThatIsNoXml_IsBytesUnderASafeName()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop() with { Bestandsnaam = "..--lijst.csv" }));
        using var client = host.Client();

        using var antwoord = await client.GetAsync(Pad + "/payload", Stop);

        Assert.Equal("application/octet-stream", antwoord.Content.Headers.ContentType?.ToString());
        Assert.Equal($"attachment; filename=\"{Voorbeelden.Id}.bin\"", antwoord.Content.Headers.ContentDisposition?.ToString());
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json")]
    [InlineData("onzin")]
    public async Task Get_PayloadInAFormThatThereIsNot_Answers406WithoutCounting(string accept)
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);

        await Postbushost.ProblemAsync(await client.GetAsync(Pad + "/payload", Stop), HttpStatusCode.NotAcceptable);

        Assert.Empty(host.Postbus.Verloop);
    }

    [Fact]
    public async Task Get_PayloadThatTheCallerHas_Answers304WithoutCounting()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("If-None-Match", $"\"{Convert.ToHexStringLower(SHA256.HashData(Voorbeelden.Xml))}\"");

        using var antwoord = await client.GetAsync(Pad + "/payload", Stop);

        Assert.Equal(HttpStatusCode.NotModified, antwoord.StatusCode);
        Assert.Empty(host.Postbus.Verloop);
    }

    [Fact]
    public async Task Get_PayloadWhileTheBudgetIsUsedUp_Answers503WithoutCounting()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client();
        Assert.Equal(Ruimte.Genoeg, host.Budget.TryReserve(host.Budget.Maximum, out var bezet));

        await Postbushost.ProblemAsync(await client.GetAsync(Pad + "/payload", Stop), HttpStatusCode.ServiceUnavailable);

        Assert.Empty(host.Postbus.Verloop);
        bezet!.Dispose();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Pad + "/payload", Stop)).StatusCode);
    }

    [Fact]
    public async Task Get_PayloadThatWasRemoved_Answers410()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.RemoveInhoud(host.Postbus.Add(Voorbeelden.Bericht()).Volgnummer);
        using var client = host.Client();

        await Postbushost.ProblemAsync(await client.GetAsync(Pad + "/payload", Stop), HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Delete_Twice_Answers204TwiceAndConfirmsOnce()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client();

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(Pad, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(Pad, Stop)).StatusCode);

        Assert.Equal(["bevestigd 1"], host.Postbus.Verloop);
        await Postbushost.ProblemAsync(await client.GetAsync(Pad, Stop), HttpStatusCode.NotFound);
        await Postbushost.ProblemAsync(await client.GetAsync(Pad + "/payload", Stop), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Delete_RepeatWhileASecondMessageWithTheSameIdWaitsUnread_DoesNotConfirmThatOne()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());
        host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop(zender: Voorbeelden.Praktijk)));
        using var client = host.Client();

        await client.GetAsync(Pad + "/payload", Stop);
        await client.DeleteAsync(Pad, Stop);
        var herhaling = await client.DeleteAsync(Pad, Stop);

        Assert.Equal(HttpStatusCode.NoContent, herhaling.StatusCode);
        Assert.Equal(Toestand.Klaargezet, host.Postbus.Get(2).Toestand);

        await client.GetAsync(Pad + "/payload", Stop);
        await client.DeleteAsync(Pad, Stop);
        Assert.Equal(Toestand.Bezorgd, host.Postbus.Get(2).Toestand);
    }

    [Fact]
    public async Task Delete_TwiceAtOnceWithASecondMessageOfThatId_ConfirmsTheFirstOnly()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());
        host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop(zender: Voorbeelden.Praktijk)));
        using var client = host.Client();
        await client.GetAsync(Pad + "/payload", Stop);
        // Another one comes first, after this one chose.
        host.Postbus.VoorBevestigen = () =>
        {
            host.Postbus.VoorBevestigen = static () => { };
            host.Postbus.Confirm(1);
        };

        var antwoord = await client.DeleteAsync(Pad, Stop);

        Assert.Equal(HttpStatusCode.NoContent, antwoord.StatusCode);
        Assert.Equal((Toestand.Bezorgd, Toestand.Klaargezet), (host.Postbus.Get(1).Toestand, host.Postbus.Get(2).Toestand));
    }

    [Fact]
    public async Task Delete_WithAMandateForTheLaterMessageOfAnId_ConfirmsThatOne()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop(functie: "JW301")));
        host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop(zender: Voorbeelden.Praktijk)));
        using var client = host.Client(Voorbeelden.Leverancier);

        await client.GetAsync(Pad + "/payload", Stop);
        await client.DeleteAsync(Pad, Stop);

        Assert.Equal((Toestand.Klaargezet, Toestand.Bezorgd), (host.Postbus.Get(1).Toestand, host.Postbus.Get(2).Toestand));
    }

    [Fact]
    public async Task Delete_TooLate_StillCountsForWhatWasFetched()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht(toestand: Toestand.Verlopen) with { Ophalingen = 1 });
        host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop(Voorbeelden.AnderId), Toestand.Verlopen));
        using var client = host.Client();

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(Pad, Stop)).StatusCode);
        await Postbushost.ProblemAsync(await client.DeleteAsync("/v1/berichten/" + Voorbeelden.AnderId, Stop), HttpStatusCode.NotFound);

        Assert.Equal((Toestand.Bezorgd, Toestand.Verlopen), (host.Postbus.Get(1).Toestand, host.Postbus.Get(2).Toestand));
    }

    [Fact]
    public async Task Get_StatusAfterATryThatWasRefused_IsThatOfTheMessageThatWasAccepted()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht(toestand: Toestand.Afgekeurd) with { Fout = Voorbeelden.Fout() });
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client(Voorbeelden.Gemeente);

        var json = await Postbushost.JsonAsync(await client.GetAsync(Pad + "/status", Stop), HttpStatusCode.OK);

        Assert.Equal("Klaargezet", json.GetProperty("toestand").GetString());
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/payload")]
    [InlineData("GET", "/status")]
    [InlineData("DELETE", "")]
    public async Task AnyCall_ForSomeoneElsesMessage_IsTheSameAsForAnUnknownOne(string methode, string staart)
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client(Voorbeelden.Praktijk);

        using var vanEenAnder = await client.SendAsync(new HttpRequestMessage(new HttpMethod(methode), Pad + staart), Stop);
        using var onbekend = await client.SendAsync(new HttpRequestMessage(new HttpMethod(methode), "/v1/berichten/" + Voorbeelden.AnderId + staart), Stop);

        var een = await Postbushost.ProblemAsync(vanEenAnder, HttpStatusCode.NotFound);
        var twee = await Postbushost.ProblemAsync(onbekend, HttpStatusCode.NotFound);
        Assert.Equal(
            een.EnumerateObject().Where(v => v.Name != "instance").Select(v => v.ToString()),
            twee.EnumerateObject().Where(v => v.Name != "instance").Select(v => v.ToString()));
        Assert.Equal(vanEenAnder.Headers.Select(h => h.Key), onbekend.Headers.Select(h => h.Key));
        Assert.Empty(host.Postbus.Verloop);
    }

    [Fact]
    public async Task AnyCall_WithAMandateForTheFunctie_FetchesAndConfirms()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client(Voorbeelden.Leverancier);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Pad + "/payload", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(Pad, Stop)).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/v1/berichten")]
    [InlineData("GET", Pad)]
    [InlineData("GET", Pad + "/payload")]
    [InlineData("GET", Pad + "/status")]
    [InlineData("DELETE", Pad)]
    public async Task AnyCall_WithoutIdentity_Answers401(string methode, string pad)
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());
        using var client = host.Client(partij: null);

        await Postbushost.ProblemAsync(await client.SendAsync(new HttpRequestMessage(new HttpMethod(methode), pad), Stop), HttpStatusCode.Unauthorized);

        Assert.Empty(host.Postbus.Verloop);
    }

    [Theory]
    [InlineData(Voorbeelden.Gemeente)]
    [InlineData(Voorbeelden.Instelling)]
    [InlineData(Voorbeelden.Leverancier)]
    public async Task Get_Status_IsTheSameForSenderReceiverAndMandate(string partij)
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht());
        using (var ontvanger = host.Client())
            await ontvanger.GetAsync(Pad + "/payload", Stop);
        using var client = host.Client(partij);

        var json = await Postbushost.JsonAsync(await client.GetAsync(Pad + "/status", Stop), HttpStatusCode.OK);

        Assert.Equal("Aangeboden", json.GetProperty("toestand").GetString());
        var historie = json.GetProperty("historie").EnumerateArray().ToList();
        Assert.Equal(["Klaargezet", "Aangeboden"], historie.Select(h => h.GetProperty("toestand").GetString()));
        Assert.Equal("2026-03-02T09:00:00Z", historie[0].GetProperty("tijd").GetString());
        Assert.Equal("Opgehaald door " + Voorbeelden.Instelling, historie[1].GetProperty("oorzaak").GetString());
    }

    [Fact]
    public async Task Get_StatusOfARejectedMessage_IsForItsSenderOnly()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht(toestand: Toestand.Afgekeurd) with { Fout = Voorbeelden.Fout() });
        using var zender = host.Client(Voorbeelden.Gemeente);
        using var ontvanger = host.Client();

        var json = await Postbushost.JsonAsync(await zender.GetAsync(Pad + "/status", Stop), HttpStatusCode.OK);

        Assert.Equal("IB210", json.GetProperty("fout").GetProperty("code").GetString());
        await Postbushost.ProblemAsync(await ontvanger.GetAsync(Pad + "/status", Stop), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task AnyCall_StoreFails_Answers503()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Storing = new OpslagException("damaged");
        using var client = host.Client();

        var probleem = await Postbushost.ProblemAsync(await client.GetAsync("/v1/berichten", Stop), HttpStatusCode.ServiceUnavailable);

        Assert.Equal("StUF046", probleem.GetProperty("code").GetString());
    }
}
