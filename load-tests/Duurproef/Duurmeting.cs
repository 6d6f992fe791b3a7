using System.Diagnostics;
using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Mengsel;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.LoadTests.Processen;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;

namespace IB.Gateway.LoadTests.Duurproef;

/// <summary>
/// Runs the knooppunt for hours with everything that goes on around it: gemeenten that are pushed to, aanbieders with a mailbox, answers from
/// both, a party that takes a push and never answers, and a slow one.
/// </summary>
internal sealed class Duurmeting(Duurplan plan)
{
    // To the silent and the slow party: little, so that what waits for them says something of the knooppunt and not of them.
    private const double MoeilijkTempo = 1;

    private readonly Grootboek _boek = new();
    private readonly Latentievenster _latenties = new();

    /// <summary>Runs it; cancelling ends it early, with its report. Returns whether all was well.</summary>
    internal async Task<bool> RunAsync(CancellationToken stop)
    {
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC; {Machine.Describe(plan.Map)}; load average vooraf {Machine.Belasting()}");
        using var installatie = Proefinstallatie.Create(plan.Map, plan.Instellingen);
        var voorraad = new Voorraad(installatie);
        var dek = await voorraad.CreateMengselAsync("mengsel van heenberichten", plan.Zaad, d => IsHeen(voorraad, d));
        var moeilijk = new Dek("stil en traag",
        [
            await voorraad.AddAsync("WMO305", installatie.Stil, installatie.Aanbieders[0], 0),
            await voorraad.AddAsync("WMO305", installatie.Traag, installatie.Aanbieders[0], 0),
        ]);
        var beantwoorder = await Beantwoorder.CreateAsync(installatie, voorraad, _boek, dek);
        Bemonstering bemonstering;
        await using (var ontvanger = await Ontvangerproces.StartAsync(installatie, Ontvangstwijze.Vergelijkt, voorraad, stop))
        {
            installatie.Write(d => Way(installatie, d, ontvanger.Adres));
            await using var host = await Hostproces.StartAsync(plan.Programma, installatie.Instellingenbestand, stop);
            await using var ploeg = new Zendploeg(installatie, new Uri(host.Adres, Wsdl.Pad), plan.Verbindingen) { Grootboek = _boek };
            await using var lezers = new Postbuslezers(installatie, installatie.Aanbieders, host.Adres, voorraad, _boek, 1, beantwoorder.Receive);
            using var klaar = new CancellationTokenSource();
            var antwoorden = beantwoorder.RunAsync(ploeg, ontvanger, _latenties, klaar.Token);
            Task Drain() => DrainAsync(ontvanger, beantwoorder, [antwoorden, lezers.Werk], moeilijk.Sjablonen[0]);
            var tempo = plan.Tempo ?? await FindTempoAsync(ploeg, dek, Drain, stop);
            Console.WriteLine(
                $"{tempo:F0} heenberichten/s van gemiddeld {dek.Inhoudbytes / 1000:F1} kB, en hun antwoorden; {plan.Duur}; metingen in {plan.Csv}");
            bemonstering = new Bemonstering(host, installatie.Datamap, _boek, _latenties);
            await SoakAsync(bemonstering, ploeg, dek, moeilijk, tempo, [antwoorden, lezers.Werk], stop);
            await Drain();
            await klaar.CancelAsync();
            await antwoorden;
        }

        return await ConcludeAsync(installatie, bemonstering);
    }

    private static bool IsHeen(Voorraad voorraad, Mengseldeel deel) => voorraad.DefinitieOf(deel.Functie).Gespreksrol == Gespreksrol.Heenbericht;

    private static Demo.Deelnemer Way(Proefinstallatie installatie, Demo.Deelnemer deelnemer, Uri ontvanger)
    {
        if (deelnemer == installatie.Stil)
            return deelnemer with { Stufadres = new Uri(ontvanger, Ontvanger.Stilpad) };
        if (deelnemer == installatie.Traag)
            return deelnemer with { Stufadres = new Uri(ontvanger, Ontvanger.Traagpad) };
        return deelnemer.Rol == Routing.Rol.Gemeente ? deelnemer with { Stufadres = new Uri(ontvanger, Wsdl.Pad) } : deelnemer;
    }

    /// <summary>Half of what it can at most: not only take in, but also deliver and answer, all of it.</summary>
    private async Task<double> FindTempoAsync(Zendploeg ploeg, Dek dek, Func<Task> drain, CancellationToken stop)
    {
        var begin = Stopwatch.GetTimestamp();
        var uitkomst = await ploeg.RunGeslotenAsync(dek, plan.Zoekduur, stop);
        await drain();
        var hoogste = uitkomst.Bevestigd / Stopwatch.GetElapsedTime(begin).TotalSeconds;
        Console.WriteLine(
            $"zo snel het gaat: {uitkomst.PerSeconde:F0} heenberichten/s aangenomen, en {hoogste:F0} als ook de bezorging en de antwoorden meetellen; de helft daarvan is het tempo");
        return hoogste / 2;
    }

    private async Task SoakAsync(
        Bemonstering bemonstering, Zendploeg ploeg, Dek dek, Dek moeilijk, double tempo, Task[] wacht, CancellationToken stop)
    {
        using var eind = CancellationTokenSource.CreateLinkedTokenSource(stop);
        eind.CancelAfter(plan.Duur);
        Task[] werk =
        [
            bemonstering.RunAsync(plan.Csv, plan.Interval, eind.Token), ploeg.RunUntilAsync(dek, tempo, _latenties, eind.Token),
            ploeg.RunUntilAsync(moeilijk, MoeilijkTempo, new Latentievenster(), eind.Token),
        ];

        // Whichever ends first, by its time, the disk or a fault, ends all.
        var eerste = await Task.WhenAny([.. werk, .. wacht]);
        await eind.CancelAsync();
        await Task.WhenAll([eerste, .. werk]);
    }

    /// <summary>Waits until everything was delivered and answered, but for what the silent party does not take.</summary>
    private async Task DrainAsync(Ontvangerproces ontvanger, Beantwoorder beantwoorder, Task[] wacht, Sjabloon stil)
    {
        var begin = Stopwatch.GetTimestamp();
        using var klok = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await klok.WaitForNextTickAsync(CancellationToken.None))
        {
            foreach (var mislukt in wacht.Where(w => w.IsFaulted))
                await mislukt;
            await ontvanger.ReportAsync(_boek, CancellationToken.None);
            var over = _boek.FindOnbezorgd().Count(n => _boek.Find(n).Sjabloon != stil.Nummer);
            if (over == 0 && beantwoorder.Onderhanden == 0)
                break;
            if (Stopwatch.GetElapsedTime(begin) > plan.Leeglooptijd)
            {
                Console.WriteLine($"na {plan.Leeglooptijd} zijn er nog {over} niet bezorgd en {beantwoorder.Onderhanden} niet beantwoord");
                break;
            }
        }

        Console.WriteLine($"leeg na {Stopwatch.GetElapsedTime(begin).TotalSeconds:F0} s");
    }

    private async Task<bool> ConcludeAsync(Proefinstallatie installatie, Bemonstering bemonstering)
    {
        var opgeslagen = await Opslagcontrole.RequireAsync(
            installatie.Datamap, _boek, onbeantwoord: 0, Proefinstellingen.BewaartAlles(plan.Instellingen));
        var toestanden = await Opslagcontrole.CountToestandenAsync(installatie.Datamap, _boek, _boek.FindOnbezorgd());
        var wachtend = toestanden.Where(t => t.Key is Toestand.Klaargezet or Toestand.Aangeboden or Toestand.Mislukt).Sum(t => t.Value);
        if (_boek.FindOnbevestigd() is { Count: > 0 } teVeel)
            throw new InvalidOperationException($"{teVeel.Count} messages were delivered that were not confirmed.");
        Console.WriteLine();
        var balans = new Berichtenbalans(_boek.Bevestigd, _boek.Bezorgd, wachtend);
        Console.WriteLine(
            $"bevestigd {balans.Bevestigd:N0}, bezorgd {balans.Bezorgd:N0}, wachtend {balans.Wachtend:N0} (van de stille partij), verloren {balans.Verloren:N0}; in de opslag {opgeslagen:N0}");
        var oordeel = Duuroordeel.Judge(bemonstering.Punten, balans, bemonstering.SchijfVol);
        oordeel.Print(Console.Out);
        return oordeel.Goed;
    }
}
