using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// Finds what was parked before a copy and waits no longer because of it: the copy has spoken of the same keys. What waited behind it stays parked until a
/// person lets it go on: whether it was right to wait so long is not for the copy to say.
/// </summary>
internal sealed class Kopiebeslechting(IKopieprocessor processor, IProcessoropslag opslag, IJournaal journaal)
{
    /// <summary>Most pieces that one copy lets go of; the next one goes on with the rest.</summary>
    internal const int MaxStukken = 1000;

    private readonly Parkeerplaats _geparkeerd = new(processor.Verklaring.Naam, opslag);

    /// <summary>The places, and the messages of which nothing is parked any more when those are let go.</summary>
    /// <param name="werk">The copy, after its last key.</param>
    /// <param name="overgeslagen">The keys to which it could not be applied, of which it has not spoken.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<(IReadOnlyList<Positie> Plekken, IReadOnlyList<Aantekening> Verwerkt)> FindAsync(
        Kopiewerk werk, IReadOnlySet<ReadOnlyMemory<byte>> overgeslagen, CancellationToken cancellationToken)
    {
        var begin = werk.Stand.Delen.Values.Min(static d => d.Volgnummer);
        var plekken = new List<Positie>();
        var berichten = new Dictionary<long, (Bericht? Bericht, bool IsOver)>();
        await foreach (var parkering in _geparkeerd.ListAsync(na: null, cancellationToken))
        {
            var volgnummer = parkering.Plek.Volgnummer;
            if (volgnummer >= begin || plekken.Count == MaxStukken)
                break;
            if (!berichten.TryGetValue(volgnummer, out var bekend))
                bekend = (await journaal.GetAsync(volgnummer, cancellationToken), IsOver: true);
            var isBeslecht = bekend.Bericht is { } bericht && !overgeslagen.Contains(parkering.Sleutel)
                && werk.Kopie.Settles(bericht, parkering.Reden, IsIn(werk.Kopie, parkering.Sleutel));
            berichten[volgnummer] = bekend with { IsOver = bekend.IsOver && isBeslecht };
            if (isBeslecht)
                plekken.Add(parkering.Plek);
        }

        // Of the last message that was looked at there may be more.
        var laatste = plekken.Count == MaxStukken ? plekken[^1].Volgnummer : 0;
        var over = berichten.Where(b => b.Value.IsOver && b.Key != laatste && processor.Verklaring.Leest.Contains(b.Value.Bericht!.Envelop.Functie));
        return (plekken, [.. over.Select(b => new Aantekening(b.Key, $"Verwerkt door processor {processor.Verklaring.Naam}: de kopie van bericht {werk.Bericht.Volgnummer} brengt wat hieruit nog wachtte."))]);
    }

    private static bool IsIn(IKopie kopie, ReadOnlyMemory<byte> sleutel)
    {
        var (laag, hoog) = (0, kopie.Sleutels.Count - 1);
        while (laag <= hoog)
        {
            var midden = (laag + hoog) / 2;
            var orde = Sleutelvergelijker.Orde.Compare(kopie.Sleutels[midden], sleutel);
            if (orde == 0)
                return true;
            (laag, hoog) = orde < 0 ? (midden + 1, hoog) : (laag, midden - 1);
        }

        return false;
    }
}
