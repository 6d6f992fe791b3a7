using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using IB.Gateway.Demo;
using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.LoadTests.Processen;

namespace IB.Gateway.LoadTests.Duurproef;

/// <summary>The receivers that answer: each heenbericht that one got, from its mailbox or by push, is followed by the message that answers it.</summary>
internal sealed class Beantwoorder
{
    private const int Werkers = 16;
    private static readonly TimeSpan Tik = TimeSpan.FromMilliseconds(100);

    private readonly Voorraad _voorraad;
    private readonly Grootboek _boek;
    private readonly Dictionary<int, Sjabloon> _antwoorden = [];
    private readonly Channel<Referentie> _gekregen = Channel.CreateUnbounded<Referentie>();
    private long _onderhanden;

    private Beantwoorder(Voorraad voorraad, Grootboek boek) => (_voorraad, _boek) = (voorraad, boek);

    /// <summary>Answers that are still to be sent.</summary>
    internal long Onderhanden => Interlocked.Read(ref _onderhanden);

    /// <summary>Makes the answers to the messages of a deck.</summary>
    internal static async Task<Beantwoorder> CreateAsync(Proefinstallatie installatie, Voorraad voorraad, Grootboek boek, Dek dek)
    {
        var beantwoorder = new Beantwoorder(voorraad, boek);
        var perPaar = new Dictionary<(string Functie, Deelnemer Gemeente, Deelnemer Aanbieder), Sjabloon>();
        foreach (var heen in dek.Sjablonen)
        {
            if (voorraad.DefinitieOf(heen.Functie).BeantwoordDoor is not { } functie)
                continue;
            var (een, ander) = (installatie.Find(heen.Zender), installatie.Find(heen.Ontvanger));
            var (gemeente, aanbieder) = een.Rol == Routing.Rol.Gemeente ? (een, ander) : (ander, een);
            if (!perPaar.TryGetValue((functie, gemeente, aanbieder), out var antwoord))
                perPaar[(functie, gemeente, aanbieder)] = antwoord = await voorraad.AddAsync(functie, gemeente, aanbieder, 0);
            beantwoorder._antwoorden[heen.Nummer] = antwoord;
        }

        return beantwoorder;
    }

    /// <summary>A receiver got a message.</summary>
    internal void Receive(Referentie referentie)
    {
        if (!_antwoorden.ContainsKey(referentie.Sjabloon))
            return;
        Interlocked.Increment(ref _onderhanden);
        _gekregen.Writer.TryWrite(referentie);
    }

    /// <summary>Answers until it is stopped.</summary>
    internal async Task RunAsync(Zendploeg ploeg, Ontvangerproces ontvanger, Latentievenster latenties, CancellationToken stop)
    {
        try
        {
            await Task.WhenAll([ListenAsync(ontvanger, stop), .. Enumerable.Range(0, Werkers).Select(_ => AnswerAsync(ploeg, latenties, stop))]);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }

    private async Task ListenAsync(Ontvangerproces ontvanger, CancellationToken stop)
    {
        using var klok = new PeriodicTimer(Tik);
        while (await klok.WaitForNextTickAsync(stop))
        {
            foreach (var referentienummer in await ontvanger.ReadNieuwAsync(stop))
                Receive(Referentie.Parse(referentienummer));
        }
    }

    private async Task AnswerAsync(Zendploeg ploeg, Latentievenster latenties, CancellationToken stop)
    {
        await foreach (var referentie in _gekregen.Reader.ReadAllAsync(stop))
        {
            var opdracht = Encoding.ASCII.GetBytes(referentie.Text(_boek.Zaad));
            await ploeg.SendAsync(_antwoorden[referentie.Sjabloon], opdracht, Stopwatch.GetTimestamp(), latenties.Nu, CancellationToken.None);
            Interlocked.Decrement(ref _onderhanden);
        }
    }
}
