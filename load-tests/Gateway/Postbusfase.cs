using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Delen;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.LoadTests.Processen;
using IB.Gateway.Stuf;

namespace IB.Gateway.LoadTests.Gateway;

/// <summary>
/// The part in which all receivers have a mailbox: rounds in which the peers and the knooppunt take turns, so that what else the machine
/// does falls on all alike, and then the knooppunt at fixed rates.
/// </summary>
internal sealed class Postbusfase(Meetplan plan, Proefinstallatie installatie, Voorraad voorraad, Dek uniform, Dek mengsel, Rapport rapport)
{
    private const string Tweede = "referentie";

    private static readonly Dictionary<string, string> MetReferentie = new(StringComparer.Ordinal) { ["validatie.motor"] = "Referentie" };

    private readonly List<Ronde> _ronden = [];
    private readonly List<Vastemeting> _vast = [];

    internal IReadOnlyList<Ronde> Ronden => _ronden;

    internal IReadOnlyList<Vastemeting> Vast => _vast;

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var kestrel = await Ontvangerproces.StartAsync(installatie, Ontvangstwijze.Kaal, voorraad, cancellationToken);
        await using var kaleploeg = new Zendploeg(installatie, new Uri(kestrel.Adres, Wsdl.Pad), plan.Verbindingen);
        using var append = new Kaleopslag(Path.Combine(installatie.Map, "kaal.db"));
        var (boek, tweedeBoek) = (new Grootboek(), new Grootboek());
        var tweedeInstellingen = installatie.WriteTweede(Tweede, MetReferentie);
        await using (var host = await Hostproces.StartAsync(plan.Programma, installatie.Instellingenbestand, cancellationToken))
        await using (var tweede = await Hostproces.StartAsync(plan.Programma, tweedeInstellingen, cancellationToken))
        await using (var ploeg = Ploeg(host, boek))
        await using (var tweedePloeg = Ploeg(tweede, tweedeBoek))
        {
            await using (var lezers = Lezers(host, boek))
            await using (var tweedeLezers = Lezers(tweede, tweedeBoek))
            {
                var deelnemers = new Deelnemers(
                    new Proef(kaleploeg, () => kestrel.Stand, null, Niets), new Proef(ploeg, () => host.Stand, host, Niets) { Lezers = lezers },
                    new Proef(tweedePloeg, () => tweede.Stand, tweede, Niets) { Lezers = tweedeLezers }, append);
                await lezers.PauseAsync();
                await tweedeLezers.PauseAsync();
                await WarmUpAsync(deelnemers.Kestrel, cancellationToken);
                rapport.Meting(await deelnemers.Knooppunt.RunGeslotenAsync("knooppunt, net gestart", uniform, plan.Duur, cancellationToken));
                await WarmUpAsync(deelnemers.Knooppunt, cancellationToken);
                await WarmUpAsync(deelnemers.Referentie, cancellationToken);
                for (var i = 1; i <= plan.Rondes; i++)
                {
                    foreach (var dek in new[] { uniform, mengsel })
                        _ronden.Add(await RunRondeAsync(i, dek, deelnemers, cancellationToken));
                }

                foreach (var dek in new[] { uniform, mengsel })
                    await RunVastAsync(dek, deelnemers.Knooppunt, cancellationToken);
                lezers.RequireGood();
                tweedeLezers.RequireGood();
                rapport.Later($"opgehaald en bevestigd uit de postbussen: {lezers.Opgehaald} van {boek.Bevestigd}");
            }

            await RequireNothingRefusedAsync(host, cancellationToken);
            await RequireNothingRefusedAsync(tweede, cancellationToken);
        }

        foreach (var (map, eigen) in new[] { (installatie.Datamap, boek), (installatie.TweedeDatamap(Tweede), tweedeBoek) })
            rapport.Later(
                $"bevestigd {eigen.Bevestigd}, in de opslag {await Opslagcontrole.RequireAsync(map, eigen, onbeantwoord: 0, Proefinstellingen.BewaartAlles(plan.Instellingen))}");
    }

    // All messages are valid. A receipt is no approval yet: what the checks refuse is confirmed too, and answered with an Fo01 later.
    internal static async Task RequireNothingRefusedAsync(Hostproces host, CancellationToken cancellationToken)
    {
        if ((await host.ReadMetriekenAsync(cancellationToken)).Reeksen("ib_berichten_afgekeurd_total").ToList() is { Count: > 0 } geweigerd)
            throw new InvalidOperationException($"Valid messages were refused: {string.Join("; ", geweigerd)}");
    }

    private static Task Niets(Meetregel meting, CancellationToken cancellationToken) => Task.CompletedTask;

    private Zendploeg Ploeg(Hostproces host, Grootboek boek) => new(installatie, new Uri(host.Adres, Wsdl.Pad), plan.Verbindingen)
    {
        Grootboek = boek,
        Volgt = (sjabloon, _) => voorraad.IsPeil(sjabloon),
    };

    private Postbuslezers Lezers(Hostproces host, Grootboek boek)
        => new(installatie, [.. installatie.Gemeenten, .. installatie.Aanbieders], host.Adres, voorraad, boek, plan.Ophaaldeel, static _ => { });

    private Task WarmUpAsync(Proef proef, CancellationToken cancellationToken)
        => proef.WarmUpAsync([(uniform, plan.Opwarmberichten), (mengsel, plan.Opwarmberichten / 25)], cancellationToken);

    private async Task<Ronde> RunRondeAsync(int nummer, Dek dek, Deelnemers deelnemers, CancellationToken cancellationToken)
    {
        var kestrel = await Measure(deelnemers.Kestrel, "kale Kestrel");
        var knooppunt = await Measure(deelnemers.Knooppunt, "knooppunt");
        var referentie = await Measure(deelnemers.Referentie, "knooppunt met System.Xml.Schema");
        var perTransactie = Math.Max(1, (int)Math.Round(knooppunt.Eigen!.PerCommit));
        var append = deelnemers.Append.Measure(dek, perTransactie, plan.Duur / 2);
        rapport.Append($"kale SQLite {nummer}, {dek.Naam}", append, dek.Inhoudbytes, perTransactie);
        return new Ronde(
            dek, kestrel.Uitkomst.PerSeconde, knooppunt.Uitkomst.PerSeconde, referentie.Uitkomst.PerSeconde, append, knooppunt.CpuServer / kestrel.CpuServer);

        async Task<Meetregel> Measure(Proef proef, string naam)
        {
            var meting = await proef.RunGeslotenAsync($"{naam} {nummer}, {dek.Naam}", dek, plan.Duur, cancellationToken);
            rapport.Meting(meting);
            return meting;
        }
    }

    private async Task RunVastAsync(Dek dek, Proef knooppunt, CancellationToken cancellationToken)
    {
        var hoogste = Statistiek.Mediaan(_ronden.Where(r => r.Dek == dek).Select(r => r.Knooppunt));
        foreach (var deel in plan.Lastdelen)
        {
            var meting = await knooppunt.RunOpenAsync($"vast tempo {deel:P0}, {dek.Naam}", dek, hoogste * deel, plan.Duur, cancellationToken);
            rapport.Meting(meting);
            _vast.Add(new Vastemeting(dek, deel, meting));
        }
    }

    private sealed record Deelnemers(Proef Kestrel, Proef Knooppunt, Proef Referentie, Kaleopslag Append);
}
