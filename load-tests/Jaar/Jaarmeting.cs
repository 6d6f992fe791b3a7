using System.Diagnostics;
using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Gateway;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Mengsel;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.LoadTests.Processen;
using IB.Gateway.Stuf;

namespace IB.Gateway.LoadTests.Jaar;

/// <summary>
/// Sends a year of messages as fast as receipts come: all types of the mix, of up to 10 kB, since a year of the larger ones fits on few disks. Meanwhile
/// the receivers empty their mailboxes as far as the plan says.
/// </summary>
internal sealed class Jaarmeting
{
    private readonly Jaarplan _plan;
    private readonly Grootboek _boek = new();
    private readonly Minuten _minuten;

    internal Jaarmeting(Jaarplan plan)
    {
        _plan = plan;
        _minuten = new Minuten(_boek);
    }

    /// <summary>Sends; cancelling ends it early, with its report.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC; {Machine.Describe(_plan.Map)}; load average vooraf {Machine.Belasting()}");
        using var installatie = Proefinstallatie.Create(_plan.Map, _plan.Instellingen);
        var voorraad = new Voorraad(installatie);
        var dek = await voorraad.CreateMengselAsync("mengsel tot 10 kB", _plan.Zaad, d => d.Klasse == Grootteklasse.Alle[0]);
        Console.WriteLine(
            $"{_plan.Berichten:N0} berichten van {dek.Sjablonen.Select(s => s.Functie).Distinct(StringComparer.Ordinal).Count()} typen, gemiddeld {dek.Inhoudbytes / 1000:F1} kB (een belastingmodel, zonder de grotere klassen); {_plan.Ophaaldeel:P0} wordt intussen opgehaald en bevestigd");
        Processtand voor, na;
        TimeSpan duur;
        long opgehaald;
        await using (var host = await Hostproces.StartAsync(_plan.Programma, installatie.Instellingenbestand, stop))
        await using (var ploeg = new Zendploeg(installatie, new Uri(host.Adres, Wsdl.Pad), _plan.Verbindingen) { Grootboek = _boek })
        await using (var lezers = new Postbuslezers(
            installatie, [.. installatie.Gemeenten, .. installatie.Aanbieders], host.Adres, voorraad, _boek, _plan.Ophaaldeel, static _ => { }))
        {
            voor = host.Stand;
            var begin = Stopwatch.GetTimestamp();
            await SendAsync(ploeg, dek, installatie.Datamap, _plan.Aanloop, stop);
            RequireRuimte(installatie.Datamap);
            await SendAsync(ploeg, dek, installatie.Datamap, _plan.Berichten, stop);
            duur = Stopwatch.GetElapsedTime(begin);
            lezers.RequireGood();
            await Postbusfase.RequireNothingRefusedAsync(host, CancellationToken.None);
            na = host.Stand;
            opgehaald = lezers.Opgehaald;
        }

        var opgeslagen = await Opslagcontrole.RequireAsync(installatie.Datamap, _boek, onbeantwoord: 0, Proefinstellingen.BewaartAlles(_plan.Instellingen));
        Conclude(duur, voor, na, opgehaald, opgeslagen, Schijf.Bytes(installatie.Datamap));
    }

    // By what the first messages took, without the files that are there from the start.
    private void RequireRuimte(string datamap)
    {
        var perBericht = (double)Schijf.Bytes(datamap) / _boek.Bevestigd;
        if (Proefinstellingen.BewaartAlles(_plan.Instellingen))
            Schijf.RequireRuimte(
                datamap, (long)(perBericht * (_plan.Berichten - _boek.Bevestigd)), $"{_plan.Berichten:N0} berichten van {perBericht:F0} bytes op de schijf");
    }

    private async Task SendAsync(Zendploeg ploeg, Dek dek, string datamap, long tot, CancellationToken stop)
    {
        var begonnen = _boek.Bevestigd;
        using var klaar = new CancellationTokenSource();
        var tellen = _minuten.RunAsync(klaar.Token);
        using (new Voortgang(
            Console.Out, "jaar", _plan.Berichten, () => _boek.Bevestigd,
            () => $", schijf {Schijf.Bytes(datamap) / 1e9:F1} GB, vrij {Schijf.Vrij(datamap) / 1e9:F0} GB"))
            await ploeg.RunWhileAsync(
                dek, () => !stop.IsCancellationRequested && Interlocked.Increment(ref begonnen) <= tot, _minuten.Latenties, CancellationToken.None);
        await klaar.CancelAsync();
        await tellen;
    }

    private void Conclude(TimeSpan duur, Processtand voor, Processtand na, long opgehaald, long opgeslagen, long schijf)
    {
        _minuten.Print(Console.Out);
        var p99 = _minuten.Totaal.Percentiel(0.99);
        var jaar = duur * ((double)Doelen.Jaarberichten / _boek.Bevestigd);
        Console.WriteLine(
            $"{_boek.Bevestigd:N0} berichten in {duur:hh\\:mm\\:ss}, {_boek.Bevestigd / duur.TotalSeconds:N0}/s; p50 {_minuten.Totaal.Percentiel(0.5).TotalMilliseconds:F1} ms, p99.9 {_minuten.Totaal.Percentiel(0.999).TotalMilliseconds:F1} ms, langste {_minuten.Totaal.Max.TotalMilliseconds:F0} ms");
        Console.WriteLine(
            $"cpu van het knooppunt {(na.Cpu - voor.Cpu).TotalMilliseconds / _boek.Bevestigd:F3} ms per bericht, {(na.Geschreven - voor.Geschreven) / 1e3 / _boek.Bevestigd:F1} kB naar de schijf per bericht; op de schijf {schijf / 1e9:F2} GB, {(double)schijf / _boek.Bevestigd:F0} bytes per bericht");
        Console.WriteLine($"opgehaald en bevestigd uit de postbussen: {opgehaald:N0}; bevestigd {_boek.Bevestigd:N0}, in de opslag {opgeslagen:N0}");
        Console.WriteLine(Doelen.Line(
            $"een jaar van {Doelen.Jaarberichten:N0} berichten zou in dit tempo duren", $"{jaar:d\\.hh\\:mm\\:ss}", $"onder {Doelen.Jaarduur:hh\\:mm\\:ss}",
            jaar < Doelen.Jaarduur));
        Console.WriteLine($"p99 van de bevestiging, zo snel het gaat: {p99.TotalMilliseconds:F1} ms");
        Console.WriteLine(Doelen.Line("geheugen", $"{na.Piekgeheugen / 1e6:F0} MB", $"onder {Doelen.Geheugen / 1e6:F0} MB", na.Piekgeheugen < Doelen.Geheugen));
    }
}
