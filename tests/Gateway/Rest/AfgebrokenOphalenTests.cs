using System.Net;
using IB.Gateway.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.Tests.Rest;

/// <summary>A message whose fetching took the process down, often enough, is parked; one that is only fetched often is not.</summary>
public sealed class AfgebrokenOphalenTests
{
    private const string Pad = "/v1/berichten/" + Voorbeelden.Id;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_PayloadOftenWithoutConfirming_IsNeverRefused()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop(Voorbeelden.Id)));
        using var client = host.Client();

        for (var poging = 1; poging <= 3 * Postbushost.Bezorgen.MaxPogingen; poging++)
        {
            using var antwoord = await client.GetAsync(Pad + "/payload", Stop);
            Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
            Assert.Equal(Voorbeelden.Xml, await antwoord.Content.ReadAsByteArrayAsync(Stop));
        }

        // That a fetch ended is written down only of those that may be the last, and of the first of those that are under way at once.
        await host.DisposeAsync();
        Assert.Equal(3 * Postbushost.Bezorgen.MaxPogingen, host.Postbus.Get(1).Ophalingen);
        Assert.Equal(2 * Postbushost.Bezorgen.MaxPogingen, host.Postbus.Verloop.Count(v => v is "uitkomst 1" or "ernaast 1"));
        Assert.Equal((Toestand.Klaargezet, 0), (host.Postbus.Get(1).Toestand, host.Postbus.Get(1).Pogingen));
    }

    [Fact]
    public async Task Get_PayloadWhoseLastAttemptNeverEnded_IsParkedWithoutBeingRead()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(
            Voorbeelden.Bericht(Voorbeelden.Envelop(Voorbeelden.Id), Toestand.Aangeboden) with { Ophalingen = Postbushost.Bezorgen.MaxPogingen + 1 });
        using var client = host.Client();

        await Postbushost.ProblemAsync(await client.GetAsync(Pad + "/payload", Stop), HttpStatusCode.NotFound);

        Assert.Equal(["uitkomst 1"], host.Postbus.Verloop);
        Assert.Equal(Toestand.Mislukt, host.Postbus.Get(1).Toestand);
        var historie = await host.Postbus.ReadHistorieAsync(1, Stop);
        Assert.Equal(
            "Er is 4 keer aan ophalen begonnen, en de laatste keer eindigde met het knooppunt zelf; beheer moet het bericht beoordelen.", historie[^1].Oorzaak);
    }

    [Fact]
    public async Task Get_PayloadThatIsBeingPushed_IsNotParked()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(
            Voorbeelden.Bericht(Voorbeelden.Envelop(Voorbeelden.Id), Toestand.Aangeboden) with { Ophalingen = Postbushost.Bezorgen.MaxPogingen + 1 });
        await host.Diensten.GetRequiredService<IBeurten>().TryTakeAsync(Beurt.VanBezorging(Voorbeelden.Instelling), Stop);
        using var client = host.Client();

        using var antwoord = await client.GetAsync(Pad + "/payload", Stop);

        Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
    }

    [Fact]
    public async Task Get_PayloadThatTheReceiverRefusedWhenItWasPushed_IsNotParked()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop(Voorbeelden.Id), Toestand.Aangeboden) with
        {
            Pogingen = 1, VolgendePoging = Voorbeelden.Nu.AddHours(1), Ophalingen = Postbushost.Bezorgen.MaxPogingen + 1,
        });
        using var client = host.Client();

        using var antwoord = await client.GetAsync(Pad + "/payload", Stop);

        Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
    }

    [Fact]
    public async Task Get_PayloadThatWasPushedOften_IsNotParked()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(
            Voorbeelden.Bericht(Voorbeelden.Envelop(Voorbeelden.Id), Toestand.Aangeboden) with { Pogingen = Postbushost.Bezorgen.MaxPogingen + 1 });
        using var client = host.Client();

        using var antwoord = await client.GetAsync(Pad + "/payload", Stop);

        Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
        Assert.Equal(1, host.Postbus.Get(1).Ophalingen);
    }

    [Fact]
    public async Task Get_PayloadWithAttemptsLeft_IsTriedThoughTheLastNeverEnded()
    {
        await using var host = await Postbushost.StartAsync();
        host.Postbus.Add(Voorbeelden.Bericht(Voorbeelden.Envelop(Voorbeelden.Id), Toestand.Aangeboden) with { Ophalingen = Postbushost.Bezorgen.MaxPogingen });
        using var client = host.Client();

        using var antwoord = await client.GetAsync(Pad + "/payload", Stop);

        Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
    }
}
