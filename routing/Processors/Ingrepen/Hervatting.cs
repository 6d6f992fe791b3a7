using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// Processes again what was parked, with what is remembered now, and after it what waited for it. Each piece is one step that stays at the
/// present position: done and let go at once, or neither.
/// </summary>
internal sealed class Hervatting(
    IProcessor processor, IJournaal journaal, Slaglader lader, Kopiestanden kopieen, Parkeerplaats geparkeerd, Ingreepboek boek)
{
    /// <summary>Most pieces of a message that was parked as a whole: they are one step.</summary>
    internal const int MaxStukken = 4096;

    // An operator waits for the answer.
    private const int MaxVervolg = 256;

    /// <summary>Tries the piece at this place again, and what waits behind it until something fails.</summary>
    public async Task<Ingreepuitkomst> RetryAsync(Positie plek, string reden, CancellationToken cancellationToken)
    {
        if (await geparkeerd.FindAsync(plek, cancellationToken) is not { } parkering)
            return Ingreeptekst.Onbekend(plek);
        if (await geparkeerd.FindEerderAsync(parkering, cancellationToken) is { } eerder)
            return Ingreeptekst.EerstEerder(eerder.Plek);
        var eerste = await RetryAsync(parkering, reden, cancellationToken);
        if (eerste is not null && await geparkeerd.IsErNogAsync(parkering, cancellationToken))
            return eerste;
        var (gezien, verwerkt) = (0, 0);
        for (var apart = eerste?.Tekst; ; gezien++)
        {
            if (await geparkeerd.FindVolgendeAsync(parkering, cancellationToken) is not { } volgende)
                return gezien == 0 && eerste is not null ? eerste : Ingreeptekst.Verwerkt(plek, verwerkt, apart);
            if (gezien == MaxVervolg)
                return Ingreeptekst.Verwerkt(plek, verwerkt, $"Hervat {Ingreeptekst.Of(volgende.Plek)} om verder te gaan.");
            if (await RetryAsync(volgende, reden, cancellationToken) is not { } gestuit)
                verwerkt++;
            else if (await geparkeerd.IsErNogAsync(volgende, cancellationToken))
                return Ingreeptekst.Verwerkt(plek, verwerkt, gestuit.Tekst);
            else
                apart ??= gestuit.Tekst;
            parkering = volgende;
        }
    }

    /// <summary>Tries one; <see langword="null"/> when it is done with.</summary>
    private async Task<Ingreepuitkomst?> RetryAsync(Parkering parkering, string reden, CancellationToken cancellationToken)
    {
        if (await journaal.GetAsync(parkering.Plek.Volgnummer, cancellationToken) is not { } bericht)
            return new Ingreepuitkomst(Ingreepafloop.Geweigerd, $"Het bericht van {Ingreeptekst.Of(parkering.Plek)} is niet meer bewaard. Leg het terzijde.");
        var isGeheel = Berichtstuk.IsSleutel(parkering.Sleutel);
        // By its place, for the content of a copy may be gone while persons of it wait.
        if (await kopieen.HasRestAsync(parkering.Plek, cancellationToken))
            return Ingreeptekst.IsUitKopie(parkering.Plek);
        using var lezer = await Stukkenlezer.OpenAsync(processor, journaal, bericht, parkering.Plek.Deel, magOntbreken: false, cancellationToken);
        if (lezer.Kopie is not null)
            return isGeheel ? Ingreeptekst.IsKopie(parkering.Plek) : Ingreeptekst.IsUitKopie(parkering.Plek);
        var ingreep = new Ingreep(Ingreepdaad.Hervat, parkering.Plek, reden);
        var (stukken, bezwaar) = Take(lezer, isGeheel ? MaxStukken : 1);
        if (bezwaar is not null)
            return await boek.ParkAgainAsync(parkering, parkering.Sleutel, bezwaar, ingreep, cancellationToken);
        if (isGeheel && lezer.TryNext(out _, out _))
            return Ingreeptekst.TeGroot(parkering.Plek);
        if (!isGeheel && (stukken is not [var enige] || !IsVan(parkering, enige)))
            return Ingreeptekst.AndersVerdeeld(parkering.Plek);
        var slag = await lader.LoadAsync(stukken, cancellationToken);
        if (isGeheel)
            RunAll(slag, stukken, parkering);
        else
            slag.TryAgain(stukken[0]);
        if (stukken.Count == 1 && slag is { HeeftGevolg: false, Geparkeerd: [var weer] })
            return await boek.ParkAgainAsync(parkering, weer.Sleutel, weer.Reden, ingreep, cancellationToken);
        await boek.ReleaseAsync(slag, bericht, ingreep, Ingreeptekst.Gelezen(processor.Verklaring), cancellationToken);
        return slag.Geparkeerd is [var eerste, ..] && eerste.Plek == parkering.Plek
            ? Ingreeptekst.NogGeparkeerd(eerste, stukken.Count, slag.Geparkeerd.Count)
            : null;
    }

    private static bool IsVan(Parkering parkering, Stukplek stuk)
        => Uitstelsleutel.Is(parkering.Sleutel) || stuk.Stuk.Sleutel.Span.SequenceEqual(parkering.Sleutel.Span);

    private static (List<Stukplek> Stukken, string? Bezwaar) Take(Stukkenlezer lezer, int maximum)
    {
        var stukken = new List<Stukplek>();
        while (stukken.Count < maximum && lezer.TryNext(out var stuk, out var bezwaar))
        {
            if (bezwaar is not null)
                return (stukken, bezwaar);
            stukken.Add(stuk);
        }

        return (stukken, null);
    }

    /// <summary>A message that was parked as a whole is from now on the pieces that it turns out to have: each of them is done or parked.</summary>
    private static void RunAll(Verwerkslag slag, List<Stukplek> stukken, Parkering parkering)
    {
        // What was parked is let go of in the same step, and nothing that was parked before it is left.
        slag.Unblock(parkering.Sleutel);
        stukken.ForEach(slag.Add);
    }
}
