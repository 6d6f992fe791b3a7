using System.Text.RegularExpressions;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The CIZ sends its whole register in three parts, to the knooppunt as an operator runs it; of thousands of persons only the few that are registered are told
/// of.
/// </summary>
[AlleenEmbedded("It looks into the files of the embedded store.")]
public sealed partial class EenKopieVanHetRegister
{
    private const int Delen = 3;
    private const int Personen = 3_600;

    /// <summary>One in so many is registered, by the one gemeente and the other in turn.</summary>
    private const int Geregistreerd = 60;

    private static readonly Ketenplan Plan = new() { AlsProces = true, Instellingen = Wlzketen.Aan };

    [Fact]
    public async Task Copy_InParts_CountsWhenItIsWhole_AndTheNextOneSaysWhoIsGone()
    {
        await using var keten = await Proefketen.StartAsync(Plan);
        var bsns = Bsnreeks.Take(Personen);
        var inwoners = bsns.Where((_, i) => i % Geregistreerd == 0).ToList();
        await keten.PostAsync(
            Wlzbericht.Registratie(Deelnemers.Diemen, [.. Half(inwoners, 0).Select(bsn => new Wlzbericht.Voorziening($"D-{bsn[^4..]}", bsn))]));
        await keten.PostAsync(
            Wlzbericht.Registratie(Deelnemers.Utrecht, [.. Half(inwoners, 1).Select(bsn => new Wlzbericht.Voorziening($"U-{bsn[^4..]}", bsn))]));

        var eerste = Wlzbericht.Kopie([.. bsns.Select(bsn => new Wlzbericht.Indicatie(bsn, "2026-12-01"))], Delen);
        foreach (var deel in eerste.Skip(1))
            await keten.Ciz.PostAsync(deel);

        // What comes after the parts is done, so they were seen; and nothing of a copy counts before all of it is there.
        await keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Utrecht, new Wlzbericht.Voorziening($"U-{inwoners[1][^4..]}", inwoners[1])));
        Assert.Empty(await keten.Utrecht.ListAsync());
        await keten.Ciz.PostAsync(eerste[0]);
        await WaitAsync(keten, eerste);
        var inPostbus = await keten.Utrecht.FetchSignalenAsync();
        await keten.WaitForPushedAsync(keten.Diemen, gekregen => gekregen.Count == inwoners.Count / 2);

        Assert.Equal(
            Half(inwoners, 1).Select(bsn => $"NIEUW v1 U-{bsn[^4..]} {bsn} JA 2026-12-01..").Order(StringComparer.Ordinal),
            inPostbus.Order(StringComparer.Ordinal));
        Assert.Equal(
            Half(inwoners, 0).Select(bsn => $"NIEUW v1 D-{bsn[^4..]} {bsn} JA 2026-12-01..").Order(StringComparer.Ordinal),
            keten.Diemen.PushedSignalen().Order(StringComparer.Ordinal));

        var tweede = Wlzbericht.Kopie([.. bsns.Where(bsn => bsn != inwoners[1]).Select(bsn => new Wlzbericht.Indicatie(bsn, "2026-12-01"))], Delen);
        foreach (var deel in tweede)
            await keten.Ciz.PostAsync(deel);
        await WaitAsync(keten, tweede);

        Assert.Equal([$"BEEINDIGD v2 U-{inwoners[1][^4..]} {inwoners[1]} NEE .."], await keten.Utrecht.FetchSignalenAsync());
        Assert.Equal(inwoners.Count / 2, keten.Diemen.PushedSignalen().Count);
        Assert.Empty(keten.Amsterdam.PushedSignalen());
        Assert.Empty(await keten.Ciz.ListAsync());
        await RequireNoBsnAsync(keten, [.. eerste, .. tweede]);
    }

    private static IEnumerable<string> Half(List<string> inwoners, int rest) => inwoners.Where((_, i) => i % 2 == rest);

    private static async Task WaitAsync(Proefketen keten, IEnumerable<Proefbericht> kopie)
    {
        foreach (var deel in kopie)
            await keten.WaitForToestandAsync(deel.Referentie, "bezorgd");
    }

    /// <summary>No BSN in the log, the metrics, what an operator sees of a message, the name of a file, or anything on disk.</summary>
    private static async Task RequireNoBsnAsync(Proefketen keten, IEnumerable<Proefbericht> berichten)
    {
        RequireNoBsn((await keten.ReadBeheerAsync("/metrics")).Tekst);
        RequireNoBsn((await keten.ReadBeheerAsync("/health/ready")).Tekst);
        foreach (var bericht in berichten)
            RequireNoBsn(string.Join('\n', await keten.ReadBerichtenAsync(bericht.Referentie)));
        Assert.All(((Kindproces)keten.Knooppunt).Regels, RequireNoBsn);
        var bestanden = Directory.GetFiles(Path.Combine(keten.Map, "data"), "*", SearchOption.AllDirectories);
        Assert.NotEmpty(bestanden);
        Assert.All(bestanden, RequireNoBsn);
        await keten.StopAsync();
        foreach (var bestand in bestanden.Where(File.Exists))
            RequireNoBsn(System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(bestand, TestContext.Current.CancellationToken)));
    }

    private static void RequireNoBsn(string tekst) => Assert.DoesNotMatch(Bsn(), tekst);

    // All BSNs of these tests begin so, and nothing else of nine digits does.
    [GeneratedRegex(@"(?<!\d)9999\d{5}(?!\d)", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Bsn();
}
