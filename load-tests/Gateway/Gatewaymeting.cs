using System.Diagnostics;
using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Delen;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.LoadTests.Processen;
using IB.Gateway.Stuf;

namespace IB.Gateway.LoadTests.Gateway;

/// <summary>
/// The whole measurement: the parts, then rounds in which the peers and the knooppunt take turns so that what else the machine does
/// falls on all alike, then the knooppunt at fixed rates, then with receivers that are pushed to.
/// </summary>
internal sealed class Gatewaymeting(Meetplan plan)
{
    private const double Doelsnelheid = 2000;

    // By then the compiler has done its last round, however busy the machine is.
    private const int Opwarmberichten = 25_000;

    // At which part of the highest rate without pushing it is looked whether delivery keeps up.
    private const double Pushdeel = 0.25;

    private static readonly TimeSpan Doellatentie = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Leeglooptijd = TimeSpan.FromMinutes(5);

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        using var installatie = Proefinstallatie.Create(plan.Map);
        var (rapport, inhoud) = await RunDelenAsync(installatie, cancellationToken);
        rapport.Metingen();
        var (ronden, open) = await RunPostbusAsync(installatie, rapport, inhoud, cancellationToken);
        await RunPushAsync(installatie, rapport, Mediaan(ronden.Select(r => r.Knooppunt)), cancellationToken);
        Conclude(rapport, ronden, open);
    }

    /// <summary>Only the parts.</summary>
    internal async Task RunDelenAsync(CancellationToken cancellationToken)
    {
        using var installatie = Proefinstallatie.Create(plan.Map);
        await RunDelenAsync(installatie, cancellationToken);
    }

    private async Task<(Rapport Rapport, byte[] Inhoud)> RunDelenAsync(Proefinstallatie installatie, CancellationToken cancellationToken)
    {
        var sjabloon = (await Sjabloon.CreateAllAsync(installatie, new Uri($"https://localhost:8443{Wsdl.Pad}")))[0];
        var rapport = new Rapport(Console.Out, sjabloon.Inhoud.Length);
        rapport.Begin(plan, sjabloon.Lengte);
        rapport.Delen(Onderdelen.Measure(sjabloon.Inhoud, sjabloon.Body, plan.Duur / 5));
        rapport.Journaal(plan.Verbindingen, await Journaaldeel.MeasureAsync(
            Path.Combine(installatie.Map, "journaal"), sjabloon.Inhoud, plan.Verbindingen, plan.Duur / 2, cancellationToken));
        return (rapport, sjabloon.Inhoud);
    }

    private async Task<(IReadOnlyList<Ronde> Ronden, IReadOnlyList<Meetregel> Open)> RunPostbusAsync(
        Proefinstallatie installatie, Rapport rapport, byte[] inhoud, CancellationToken cancellationToken)
    {
        await using var kestrel = await Ontvangerproces.StartAsync(installatie, cancellationToken);
        await using var kaleploeg = await Zendploeg.OpenAsync(
            installatie, new Uri(kestrel.Adres, Ontvanger.Kaalpad), plan.Verbindingen, metReferentie: false, cancellationToken);
        using var append = new Kaleopslag(Path.Combine(installatie.Map, "kaal.db"));
        var ronden = new List<Ronde>();
        var open = new List<Meetregel>();
        long bevestigd;
        await using (var host = await Hostproces.StartAsync(plan.Programma, installatie.Instellingenbestand, cancellationToken))
        await using (var ploeg = await Zendploeg.OpenAsync(installatie, new Uri(host.Adres, Wsdl.Pad), plan.Verbindingen, metReferentie: true, cancellationToken))
        {
            var (kaal, knooppunt) = (new Proef(kaleploeg, () => kestrel.Stand, null), new Proef(ploeg, () => host.Stand, host));
            await using (var lezers = await Postbuslezers.StartAsync(installatie, host.Adres, () => (long)(ploeg.Bevestigd * plan.Ophaaldeel)))
            {
                await WarmUpAsync(kaleploeg, cancellationToken);
                rapport.Meting(await knooppunt.RunGeslotenAsync("knooppunt, net gestart", plan.Duur, cancellationToken));
                await WarmUpAsync(ploeg, cancellationToken);
                for (var i = 1; i <= plan.Rondes; i++)
                    ronden.Add(await RunRondeAsync(i, kaal, knooppunt, append, inhoud, rapport, cancellationToken));
                var hoogste = Mediaan(ronden.Select(r => r.Knooppunt));
                foreach (var deel in plan.Lastdelen)
                {
                    open.Add(await knooppunt.RunOpenAsync($"knooppunt, vast tempo {deel:P0}", hoogste * deel, plan.Duur, cancellationToken));
                    rapport.Meting(open[^1]);
                }

                rapport.Later($"opgehaald en bevestigd uit de postbussen: {lezers.Opgehaald} van {ploeg.Bevestigd}");
            }

            bevestigd = ploeg.Bevestigd;
            RequireNothingRefused(await host.ReadMetriekenAsync(cancellationToken));
        }

        Require(installatie, bevestigd, rapport);
        return (ronden, open);
    }

    private async Task<Ronde> RunRondeAsync(
        int nummer, Proef kaal, Proef knooppunt, Kaleopslag append, byte[] inhoud, Rapport rapport, CancellationToken cancellationToken)
    {
        var kestrel = await kaal.RunGeslotenAsync($"kale Kestrel {nummer}", plan.Duur, cancellationToken);
        rapport.Meting(kestrel);
        var gateway = await knooppunt.RunGeslotenAsync($"knooppunt {nummer}", plan.Duur, cancellationToken);
        rapport.Meting(gateway);
        var perTransactie = Math.Max(1, (int)Math.Round(gateway.Eigen!.PerCommit));
        var kaleAppend = append.Measure(inhoud, perTransactie, plan.Duur / 2);
        rapport.Append($"kale SQLite {nummer}", kaleAppend, perTransactie);
        return new Ronde(kestrel.Uitkomst.PerSeconde, gateway.Uitkomst.PerSeconde, kaleAppend, gateway.CpuServer / kestrel.CpuServer);
    }

    private async Task RunPushAsync(Proefinstallatie installatie, Rapport rapport, double hoogste, CancellationToken cancellationToken)
    {
        await using var ontvanger = await Ontvangerproces.StartAsync(installatie, cancellationToken);
        installatie.Write([.. installatie.Gemeenten, .. installatie.Aanbieders.Select(a => a with { Stufadres = new Uri(ontvanger.Adres, Wsdl.Pad) })]);
        installatie.RemoveData();
        long bevestigd;
        await using (var host = await Hostproces.StartAsync(plan.Programma, installatie.Instellingenbestand, cancellationToken))
        await using (var ploeg = await Zendploeg.OpenAsync(installatie, new Uri(host.Adres, Wsdl.Pad), plan.Verbindingen, metReferentie: true, cancellationToken))
        {
            var proef = new Proef(ploeg, () => host.Stand, host);
            await WarmUpAsync(ploeg, cancellationToken);
            await DrainAsync(ontvanger, ploeg.Bevestigd, cancellationToken);
            await ReportPushAsync(
                ontvanger, ploeg, rapport,
                () => proef.RunOpenAsync($"push, vast tempo {Pushdeel:P0}", hoogste * Pushdeel, plan.Duur, cancellationToken), cancellationToken);
            await ReportPushAsync(
                ontvanger, ploeg, rapport, () => proef.RunGeslotenAsync("push, zo snel het gaat", plan.Duur, cancellationToken), cancellationToken);
            bevestigd = ploeg.Bevestigd;
            RequireNothingRefused(await host.ReadMetriekenAsync(cancellationToken));
        }

        Require(installatie, bevestigd, rapport);
    }

    /// <summary>Measures, and how fast the messages go out during and after it.</summary>
    private static async Task ReportPushAsync(
        Ontvangerproces ontvanger, Zendploeg ploeg, Rapport rapport, Func<Task<Meetregel>> meet, CancellationToken cancellationToken)
    {
        var voor = await ontvanger.CountAsync(cancellationToken);
        var meting = await meet();
        var bezorgd = await ontvanger.CountAsync(cancellationToken) - voor;
        var (rest, duur) = await DrainAsync(ontvanger, ploeg.Bevestigd, cancellationToken);
        rapport.Meting(meting);
        rapport.Later($"{meting.Naam}: tijdens de meting bezorgd {bezorgd / meting.Uitkomst.Duur.TotalSeconds:F0} berichten/s, de overige {rest} in {duur.TotalSeconds:F1} s daarna");
    }

    private async Task WarmUpAsync(Zendploeg ploeg, CancellationToken cancellationToken)
    {
        while (ploeg.Bevestigd < Opwarmberichten)
            await ploeg.RunGeslotenAsync(plan.Duur, cancellationToken);
    }

    /// <summary>Waits until everything was pushed: no message may be missing.</summary>
    private static async Task<(long Aantal, TimeSpan Duur)> DrainAsync(Ontvangerproces ontvanger, long alles, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        var voor = await ontvanger.CountAsync(cancellationToken);
        using var klok = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await klok.WaitForNextTickAsync(cancellationToken))
        {
            var nu = await ontvanger.CountAsync(cancellationToken);
            if (nu == alles)
                return (alles - voor, Stopwatch.GetElapsedTime(begin));
            if (nu > alles || Stopwatch.GetElapsedTime(begin) > Leeglooptijd)
                throw new InvalidOperationException($"{alles} messages were confirmed and {nu} pushed.");
        }

        throw new OperationCanceledException(cancellationToken);
    }

    // All messages are valid. A receipt is no approval yet: what the checks refuse is confirmed too, and answered with an Fo01 later.
    private static void RequireNothingRefused(Metrieken metrieken)
    {
        if (metrieken.Reeksen("ib_berichten_afgekeurd_total").ToList() is { Count: > 0 } geweigerd)
            throw new InvalidOperationException($"Valid messages were refused: {string.Join("; ", geweigerd)}");
    }

    // What was confirmed must be in the file, and nothing more: a figure of a knooppunt that loses or doubles is no figure.
    private static void Require(Proefinstallatie installatie, long bevestigd, Rapport rapport)
    {
        var opgeslagen = installatie.CountBerichten();
        rapport.Later($"bevestigd {bevestigd}, in de opslag {opgeslagen}");
        if (opgeslagen != bevestigd)
            throw new InvalidOperationException("What was confirmed is not what was stored.");
    }

    private static void Conclude(Rapport rapport, IReadOnlyList<Ronde> ronden, IReadOnlyList<Meetregel> open)
    {
        var snelheid = Mediaan(ronden.Select(r => r.Knooppunt));
        var past = open.Where(m => m.Uitkomst.Latenties.Percentiel(0.99) < Doellatentie).Max(m => (double?)m.Uitkomst.PerSeconde) ?? 0;
        rapport.End();
        rapport.Tekst($"doel {Doelsnelheid:F0} berichten/s: {snelheid:F0}; hoogste vaste tempo met p99 onder {Doellatentie.TotalMilliseconds} ms: {past:F0}");
        rapport.Tekst($"cpu per bericht, knooppunt gedeeld door kale Kestrel: {Mediaan(ronden.Select(r => r.Cpu)):F1}");
        rapport.Tekst($"load average achteraf {Machine.Belasting()}");
        rapport.Tekst($"ratio gateway/bare-kestrel: {Mediaan(ronden.Select(r => r.Knooppunt / r.Kestrel)):F3}");
        rapport.Tekst($"ratio gateway/bare-append: {Mediaan(ronden.Select(r => r.Knooppunt / r.Append)):F3}");
    }

    private static double Mediaan(IEnumerable<double> waarden)
    {
        var rij = waarden.Order().ToList();
        return (rij[(rij.Count - 1) / 2] + rij[rij.Count / 2]) / 2;
    }

    private sealed record Ronde(double Kestrel, double Knooppunt, double Append, double Cpu);
}
