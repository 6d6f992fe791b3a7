namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// A gemeente that wants no content pushed follows her Wlz signals as notifications, and fetches with her own authority; nobody else learns that
/// there was one.
/// </summary>
public sealed class WlzSignalenAlsOnderwerp
{
    private const string Signalen = "wlz-signalen";
    private const string Bsn = "999900018";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signal_OfTheKnooppunt_IsANotificationForTheGemeenteAlone()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan
        {
            Instellingen = Wlzketen.Aan,
            Partijen = register =>
            {
                register.Declare(Signalen, "WlzSignaal");
                foreach (var gemeente in new[] { Deelnemers.Utrecht, Deelnemers.Diemen })
                    register.Entitle(gemeente, Signalen, "melding", "eigen", Onderwerpketen.Ver);
            },
        });
        var volger = new Volger(keten.Utrecht, Signalen);
        await volger.CatchUpAsync();
        var wachten = volger.WaitForAsync(1);

        await keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Utrecht, new Wlzbericht.Voorziening("U-1", Bsn)));
        await keten.PostAsync(Wlzbericht.Mutatie(new Wlzbericht.Indicatie(Bsn, "2026-12-01")));
        await wachten;

        var gebeurtenis = Assert.Single(volger.Gebeurtenissen);
        Assert.Equal("ib-gateway.bericht.WlzSignaal", (string)gebeurtenis["type"]!);
        Assert.DoesNotContain(Bsn, volger.Alles, StringComparison.Ordinal);
        Assert.DoesNotContain("0344", volger.Alles, StringComparison.Ordinal);
        var (payload, _) = await keten.Utrecht.Onderwerpen.FetchAsync(
            Signalen, long.Parse((string)gebeurtenis["positie"]!, System.Globalization.CultureInfo.InvariantCulture), Stop);
        Assert.Equal($"NIEUW v1 U-1 {Bsn} JA 2026-12-01..", Wlzbericht.ReadSignaal(payload!.Inhoud));
        var ander = new Volger(keten.Diemen, Signalen);
        await ander.CatchUpAsync();
        Assert.Empty(ander.Gebeurtenissen);
        using var ciz = await keten.Ciz.Onderwerpen.OpenAsync(Signalen, null, null, 0, Stop);
        Assert.Equal(404, ciz.Weigering!.Status);

        // Following is no delivery: the signal still waits in the mailbox.
        Assert.Single(await keten.Utrecht.FetchSignalenAsync());
    }
}
