using IB.Gateway.Storage;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The process dies (SIGKILL) again and again while it applies a copy of the register: every signal comes once, and none is missing.</summary>
[Collection(Crashproeven.Naam)]
[AlleenEmbedded("The steps are those of the embedded store.")]
public sealed class EenCrashMiddenInEenKopie
{
    private const int Aantal = 400;
    private const int Delen = 3;

    // A signal counts beside its state, so four persons a step: the copy takes a hundred steps.
    private static readonly Ketenplan Plan = new()
    {
        AlsProces = true,
        Instellingen = new Dictionary<string, string>(Wlzketen.Aan) { ["processors:stukkenPerStap"] = "8", ["processors:maxStarts"] = "100" },
    };

    // Each at another moment of a step, and each after the few groups of a start: work that is left is what lets them come.
    private static readonly Sterfpunt[] Punten = [Punt(Stap.Besloten), Punt(Stap.Geschreven), Punt(Stap.Duurzaam), Punt(Stap.Vastgelegd)];

    [Fact]
    public async Task Signals_OfACopyThatWasInterruptedFiveTimes_AllComeOnce()
    {
        await using var keten = await Proefketen.StartAsync(Plan);
        var bsns = Bsnreeks.Take(Aantal);
        await keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Utrecht, [.. bsns.Select((bsn, i) => new Wlzbericht.Voorziening($"U-{i}", bsn))]));
        var kopie = Wlzbericht.Kopie([.. bsns.Select(bsn => new Wlzbericht.Indicatie(bsn, "2026-12-01"))], Delen);

        var kind = await keten.StartDyingAsync(new Sterfpunt(Sterfpunt.Naam(Stap.Duurzaam), 20));
        foreach (var deel in kopie)
            await keten.Ciz.PostAsync(deel);
        Assert.Equal(Kindproces.NaSigkill, await kind.WaitForEindeAsync(TestContext.Current.CancellationToken));
        foreach (var punt in Punten)
        {
            kind = await keten.StartDyingAsync(punt);
            Assert.Equal(Kindproces.NaSigkill, await kind.WaitForEindeAsync(TestContext.Current.CancellationToken));
        }

        await keten.RestartAsync();

        foreach (var deel in kopie)
            await keten.WaitForToestandAsync(deel.Referentie, "bezorgd");
        Assert.Equal(
            bsns.Select((bsn, i) => $"NIEUW v1 U-{i} {bsn} JA 2026-12-01..").Order(StringComparer.Ordinal),
            (await keten.Utrecht.FetchSignalenAsync()).Order(StringComparer.Ordinal));
    }

    private static Sterfpunt Punt(Stap stap) => new(Sterfpunt.Naam(stap), 6);
}
