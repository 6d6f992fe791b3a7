using System.Diagnostics;
using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Processen;
using IB.Gateway.Stuf;

namespace IB.Gateway.LoadTests.Gateway;

/// <summary>
/// The part in which receivers are pushed to over StUF, all but the one whose mailbox is watched; each measurement ends when everything was
/// delivered.
/// </summary>
internal sealed class Pushfase(Meetplan plan, Proefinstallatie installatie, Voorraad voorraad, Rapport rapport)
{
    private static readonly TimeSpan Leeglooptijd = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Tussenpoos = TimeSpan.FromMilliseconds(200);

    private readonly Grootboek _boek = new();

    /// <summary>Measures each deck.</summary>
    /// <param name="dekken">The decks, with the highest rate that the knooppunt reached without pushing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task RunAsync(IReadOnlyList<(Dek Dek, double Hoogste)> dekken, CancellationToken cancellationToken)
    {
        await using var ontvanger = await Ontvangerproces.StartAsync(installatie, Ontvangstwijze.Vergelijkt, voorraad, cancellationToken);
        installatie.Write(d => d == installatie.Peil ? d : d with { Stufadres = new Uri(ontvanger.Adres, Wsdl.Pad) });
        installatie.RemoveData();
        await using (var host = await Hostproces.StartAsync(plan.Programma, installatie.Instellingenbestand, cancellationToken))
        await using (var ploeg = new Zendploeg(installatie, new Uri(host.Adres, Wsdl.Pad), plan.Verbindingen) { Grootboek = _boek, Volgt = Volgt })
        await using (var lezers = new Postbuslezers(installatie, [], host.Adres, voorraad, _boek, 1, static _ => { }))
        {
            var proef = new Proef(ploeg, () => host.Stand, host, (meting, stop) => ReportAsync(ontvanger, meting, stop));
            await ploeg.RunAantalAsync(dekken[0].Dek, plan.Opwarmberichten, cancellationToken);
            await DrainAsync(ontvanger, cancellationToken);
            foreach (var (dek, hoogste) in dekken)
            {
                rapport.Meting(await proef.RunOpenAsync(
                    $"push, vast tempo {Meetplan.Pushdeel:P0}, {dek.Naam}", dek, hoogste * Meetplan.Pushdeel, plan.Duur, cancellationToken));
                rapport.Meting(await proef.RunGeslotenAsync($"push, zo snel het gaat, {dek.Naam}", dek, plan.Duur, cancellationToken));
            }

            lezers.RequireGood();
            await Postbusfase.RequireNothingRefusedAsync(host, cancellationToken);
        }

        rapport.Later(
            $"bevestigd {_boek.Bevestigd}, bezorgd {_boek.Bezorgd}, in de opslag {await Opslagcontrole.RequireAsync(installatie.Datamap, _boek, onbeantwoord: 0, Proefinstellingen.BewaartAlles(plan.Instellingen))}");
    }

    private bool Volgt(Sjabloon sjabloon, long volgnummer) => voorraad.IsPeil(sjabloon) || Grootboek.InSteekproef(volgnummer);

    private async Task ReportAsync(Ontvangerproces ontvanger, Meetregel meting, CancellationToken cancellationToken)
    {
        await ontvanger.ReportAsync(_boek, cancellationToken);
        var achter = _boek.Bevestigd - _boek.Bezorgd;
        var duur = await DrainAsync(ontvanger, cancellationToken);
        rapport.Later($"{meting.Naam}: aan het eind nog te bezorgen {achter} van {meting.Uitkomst.Bevestigd}, dat was klaar na {duur.TotalSeconds:F1} s");
    }

    /// <summary>Waits until everything was delivered: no message may be missing.</summary>
    private async Task<TimeSpan> DrainAsync(Ontvangerproces ontvanger, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        using var klok = new PeriodicTimer(Tussenpoos);
        while (true)
        {
            await ontvanger.ReportAsync(_boek, cancellationToken);
            if (_boek.FindOnbezorgd().Count == 0)
                break;
            if (Stopwatch.GetElapsedTime(begin) > Leeglooptijd)
                throw new InvalidOperationException($"{_boek.Bevestigd} messages were confirmed and {_boek.Bezorgd} delivered.");
            await klok.WaitForNextTickAsync(cancellationToken);
        }

        return _boek.FindOnbevestigd().Count == 0
            ? Stopwatch.GetElapsedTime(begin)
            : throw new InvalidOperationException("A message was delivered that was not confirmed.");
    }
}
