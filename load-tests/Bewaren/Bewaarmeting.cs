using System.Diagnostics;
using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Gateway;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.LoadTests.Processen;
using IB.Gateway.Stuf;

namespace IB.Gateway.LoadTests.Bewaren;

/// <summary>
/// Lets the payloads of many messages reach their term at one moment, while messages come in at a fixed rate, and looks what senders notice of it.
/// </summary>
internal sealed class Bewaarmeting(Bewaarplan plan)
{
    private static readonly TimeSpan Marge = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Kijktijd = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Rust = TimeSpan.FromSeconds(5);

    private readonly Grootboek _boek = new();
    private readonly Latentievenster _latenties = new();

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC; {Machine.Describe(plan.Map)}; load average vooraf {Machine.Belasting()}");
        using var installatie = Proefinstallatie.Create(plan.Map, new Dictionary<string, string>(StringComparer.Ordinal));
        var voorraad = new Voorraad(installatie);
        var dek = await voorraad.CreateUniformAsync();
        var begin = TimeProvider.System.GetUtcNow();
        await FillAsync(installatie, voorraad, dek, cancellationToken);
        var vulling = TimeProvider.System.GetUtcNow() - begin;
        var schijf = Schijf.Bytes(installatie.Datamap);
        var ronde = vulling + (2 * Marge) + Bewaarplan.Opwarmtijd + plan.Duur;

        // When the knooppunt starts nothing is due; when its second round begins all of it is.
        Proefinstellingen.Write(installatie.Instellingenbestand, installatie.Instellingenbestand, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bewaren.inhoudNaBezorging"] = $"{vulling + Marge:c}",
            ["bewaren.ronde"] = $"{ronde:c}",
        });
        var fasen = await MeasureAsync(installatie, voorraad, dek, ronde, cancellationToken);
        Print(fasen);
        Console.WriteLine(
            $"bestanden: {schijf / 1e6:F0} MB voor, {Schijf.Bytes(installatie.Datamap) / 1e6:F0} MB na, met {_boek.Bevestigd - plan.Berichten:N0} nieuwe berichten");
        Console.WriteLine(
            $"bevestigd {_boek.Bevestigd:N0}, in de opslag {await Opslagcontrole.RequireAsync(installatie.Datamap, _boek, onbeantwoord: 0, bewaartAlles: true):N0}");
        Console.WriteLine($"load average achteraf {Machine.Belasting()}");
    }

    private async Task FillAsync(Proefinstallatie installatie, Voorraad voorraad, Dek dek, CancellationToken cancellationToken)
    {
        await using var host = await Hostproces.StartAsync(plan.Programma, installatie.Instellingenbestand, cancellationToken);
        await using var ploeg = Ploeg(installatie, host);
        await using var lezers = Lezers(installatie, voorraad, host);
        using var voortgang = new Voortgang(Console.Out, "vullen, ophalen en bevestigen", plan.Berichten, () => _boek.Bezorgd, static () => string.Empty);
        await ploeg.RunAantalAsync(dek, plan.Berichten, cancellationToken);
        using var klok = new PeriodicTimer(Kijktijd);
        while (_boek.Bezorgd < plan.Berichten)
        {
            await klok.WaitForNextTickAsync(cancellationToken);
            lezers.RequireGood();
        }
    }

    private async Task<IReadOnlyList<Bewaarfase>> MeasureAsync(
        Proefinstallatie installatie, Voorraad voorraad, Dek dek, TimeSpan ronde, CancellationToken cancellationToken)
    {
        await using var host = await Hostproces.StartAsync(plan.Programma, installatie.Instellingenbestand, cancellationToken);
        var start = Stopwatch.GetTimestamp();
        await using var ploeg = Ploeg(installatie, host);
        await using var lezers = Lezers(installatie, voorraad, host);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var zenden = ploeg.RunUntilAsync(dek, plan.Tempo, _latenties, stop.Token);
        var wacht = ronde - plan.Duur - Stopwatch.GetElapsedTime(start);
        Console.WriteLine($"{plan.Tempo:F0} berichten/s; het opruimen begint over {(wacht + plan.Duur).TotalSeconds:F0} s");
        await Task.Delay(wacht, TimeProvider.System, cancellationToken);

        var fasen = new List<Bewaarfase>();
        var meter = new Fasemeter(host, _boek, _latenties);
        await meter.BeginAsync(cancellationToken);
        await WatchAsync(stand => stand.Gewist > 0, zenden, meter, cancellationToken);
        fasen.Add(await meter.NextAsync("voor het opruimen", cancellationToken));
        await WatchAsync(stand => stand.Gewist >= plan.Berichten && stand.Rust > Rust, zenden, meter, cancellationToken);
        fasen.Add(await meter.NextAsync("tijdens", cancellationToken));
        await Task.Delay(plan.Duur, TimeProvider.System, cancellationToken);
        fasen.Add(await meter.NextAsync("daarna", cancellationToken));
        await stop.CancelAsync();
        await zenden;
        lezers.RequireGood();
        await Postbusfase.RequireNothingRefusedAsync(host, cancellationToken);
        return fasen;
    }

    private static async Task WatchAsync(Func<Fasemeter.Opruimstand, bool> genoeg, Task zenden, Fasemeter meter, CancellationToken cancellationToken)
    {
        using var klok = new PeriodicTimer(Kijktijd);
        while (!genoeg(await meter.ReadAsync(cancellationToken)))
        {
            if (zenden.IsCompleted)
                await zenden;
            await klok.WaitForNextTickAsync(cancellationToken);
        }
    }

    private Zendploeg Ploeg(Proefinstallatie installatie, Hostproces host)
        => new(installatie, new Uri(host.Adres, Wsdl.Pad), plan.Verbindingen) { Grootboek = _boek };

    private Postbuslezers Lezers(Proefinstallatie installatie, Voorraad voorraad, Hostproces host)
        => new(installatie, installatie.Aanbieders, host.Adres, voorraad, _boek, deel: 1, static _ => { });

    private static void Print(IEnumerable<Bewaarfase> fasen)
    {
        Console.WriteLine("| | s | berichten/s | p50 ms | p99 ms | p99.9 ms | langste ms | cpu ms | inhouden gewist/s | stukken schijf vrij |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var f in fasen)
            Console.WriteLine(
                $"| {f.Naam} | {f.Duur.TotalSeconds:F0} | {f.Latenties.Aantal / f.Duur.TotalSeconds:N0} | {f.Latenties.Percentiel(0.5).TotalMilliseconds:F1} | {f.Latenties.Percentiel(0.99).TotalMilliseconds:F1} | {f.Latenties.Percentiel(0.999).TotalMilliseconds:F1} | {f.Latenties.Max.TotalMilliseconds:F1} | {f.Cpu.TotalMilliseconds:F3} | {f.Gewist / f.Duur.TotalSeconds:N0} | {f.Ruimte} |");
    }
}
