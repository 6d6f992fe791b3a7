using static IB.Gateway.Testing.Iwmoberichten;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// A gemeente that chose so needs to register nothing: what it assigns and what its aanbieder reports is enough to be told of a Wlz-indicatie.
/// Of a gemeente that did not, the same messages are passed on and nothing else.
/// </summary>
public sealed class EigenBerichten(EigenBerichten.Keten fixture) : IClassFixture<EigenBerichten.Keten>
{
    private static readonly IReadOnlyList<string> Bsns = Bsnreeks.Take(4);

    private readonly Proefketen _keten = fixture.Proefketen;

    [Fact]
    public async Task Indicatie_OfSomebodyWithAnAssignment_IsToldToTheGemeenteThatChoseSoAlone()
    {
        var toewijzing = Toewijzing(Deelnemers.Utrecht, Bsns[0], 26000101);
        await _keten.Utrecht.SendAsync(toewijzing);
        await _keten.Diemen.SendAsync(Toewijzing(Deelnemers.Diemen, Bsns[0], 26000102));
        await _keten.PostAsync(Wlzbericht.Mutatie(new Wlzbericht.Indicatie(Bsns[0], "2026-12-01")));

        Assert.Equal([$"NIEUW v1 TOEWIJZING-26000101 {Bsns[0]} JA 2026-12-01.."], await FetchAsync(Bsns[0]));
        Assert.DoesNotContain(_keten.Diemen.PushedSignalen(), static s => s.Contains(Bsns[0], StringComparison.Ordinal));

        // The aanbieder gets what it was sent, byte for byte.
        Assert.Equal(toewijzing.Inhoud, await _keten.ZorgThuis.ReceiveAsync(toewijzing.Referentie));
    }

    [Fact]
    public async Task Stop_OfTheDelivery_EndsItAndTakenBackBeginsItAgain()
    {
        await _keten.Utrecht.SendAsync(Toewijzing(Deelnemers.Utrecht, Bsns[1], 26000201));
        await _keten.ZorgThuis.SendAsync(
            Melding("WMO307", Wmo307(Deelnemers.ZorgThuis.Code, Deelnemers.Utrecht.Code, Bsns[1], new Stop(26000201, "2026-01-12", "2026-11-30"))));
        await _keten.PostAsync(Wlzbericht.Mutatie(new Wlzbericht.Indicatie(Bsns[1], "2026-12-01")));
        Assert.Empty(await FetchAsync(Bsns[1]));

        var terug = Melding(
            "WMO307", Wmo307(Deelnemers.ZorgThuis.Code, Deelnemers.Utrecht.Code, Bsns[1], new Stop(26000201, "2026-01-12", "2026-11-30", Status: "3")));
        await _keten.ZorgThuis.SendAsync(terug);

        Assert.Equal([$"NIEUW v1 TOEWIJZING-26000201 {Bsns[1]} JA 2026-12-01.."], await WaitForSignalenAsync(Bsns[1]));
    }

    [Fact]
    public async Task Choice_TakenOutOfTheDirectory_EndsWhatFollowedFromIt()
    {
        await using var keten = await Proefketen.StartAsync(Keten.Keuze);
        await keten.Utrecht.SendAsync(Toewijzing(Deelnemers.Utrecht, Bsns[2], 26000301));
        await keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Utrecht, new Wlzbericht.Voorziening("U-9", Bsns[3])));

        keten.ChangePartijen(static p => p.Partij(Deelnemers.Utrecht).Remove("eigenBerichten"));
        await keten.RestartAsync();
        await keten.PostAsync(Wlzbericht.Mutatie(new Wlzbericht.Indicatie(Bsns[2], "2026-12-01"), new Wlzbericht.Indicatie(Bsns[3], "2026-12-01")));

        Assert.Equal([$"NIEUW v1 U-9 {Bsns[3]} JA 2026-12-01.."], await keten.Utrecht.FetchSignalenAsync());
    }

    private static Proefbericht Toewijzing(Demo.Deelnemer gemeente, string bsn, long nummer) => Proefbericht.Of("WMO301", gemeente, Deelnemers.ZorgThuis) with
    {
        Inhoud = Wmo301(gemeente.Code, Deelnemers.ZorgThuis.Code, bsn, new Toegewezen(nummer, "2026-01-12")),
    };

    private static Proefbericht Melding(string functie, byte[] inhoud)
        => Proefbericht.Of(functie, Deelnemers.ZorgThuis, Deelnemers.Utrecht) with { Inhoud = inhoud };

    /// <summary>The signals about a person in the mailbox of Utrecht; what the aanbieder sent it is read and confirmed on the way.</summary>
    private async Task<IReadOnlyList<string>> FetchAsync(string bsn)
    {
        var signalen = new List<string>();
        foreach (var metadata in await _keten.Utrecht.ListAsync())
        {
            var inhoud = await _keten.Utrecht.ReceiveAsync((string)metadata["referentiegegevens"]!["traceerId"]!);
            if ((string?)metadata["routeringgegevens"]!["berichtstroom"]!["berichttype"] == "WlzSignaal")
                signalen.Add(Wlzbericht.ReadSignaal(inhoud));
        }

        return [.. signalen.Where(s => s.Contains(bsn, StringComparison.Ordinal))];
    }

    private Task<IReadOnlyList<string>> WaitForSignalenAsync(string bsn) => Wacht.TotAsync(
        async () => await FetchAsync(bsn) is { Count: > 0 } signalen ? signalen : null, static () => Task.FromResult("There is no signal."));

    /// <summary>A chain in which Utrecht chose so.</summary>
    public sealed class Keten : Wlzketen
    {
        internal static Ketenplan Keuze { get; } = new() { Instellingen = Aan, Partijen = static p => p.TakeRegistrations(Deelnemers.Utrecht) };

        internal override Ketenplan Plan { get; } = Keuze;
    }
}
