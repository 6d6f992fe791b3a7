using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Lets go of what is parked without processing it: nothing of it is remembered, and nothing is sent because of it.</summary>
internal sealed class Terzijdelegging(IProcessor processor, IJournaal journaal, Kopiestanden kopieen, Parkeerplaats geparkeerd, Ingreepboek boek)
{
    /// <summary>Puts aside what is parked at this place; of a copy that waits for a person, all parts.</summary>
    public async Task<Ingreepuitkomst> PutAsideAsync(Positie plek, string reden, CancellationToken cancellationToken)
    {
        if (await geparkeerd.FindAsync(plek, cancellationToken) is not { } parkering)
            return Ingreeptekst.Onbekend(plek);
        var ingreep = new Ingreep(Ingreepdaad.Terzijde, plek, reden);
        if (Berichtstuk.IsSleutel(parkering.Sleutel) && await kopieen.FindMetAsync(plek.Volgnummer, cancellationToken) is { IsCompleet: true } kopie)
        {
            await boek.CommitAsync(stap => stap with
            {
                Staten = [Kopiestandcodec.Gewist(kopie.KopieId)],
                Verwerkt = [.. kopie.Delen.Values.Select(d => new Aantekening(d.Volgnummer, $"Niet gebruikt. {Ingreeptekst.Terzijde}"))],
                Vrijgegeven = [.. kopie.Plekken, .. kopie.Restplekken],
                Ingreep = ingreep,
            }, cancellationToken);
            var tenDele = kopie.IsBegonnen ? $" {Kopiestappen.TenDele}" : "";
            return new Ingreepuitkomst(
                Ingreepafloop.Gedaan, $"De kopie is terzijde gelegd, met haar {kopie.Delen.Count} delen.{tenDele} Vraag de bron om een nieuwe.");
        }

        var bericht = await journaal.GetAsync(plek.Volgnummer, cancellationToken);
        await boek.ReleaseAsync(bericht, await DescribeAsync(bericht, plek, cancellationToken), ingreep, Ingreeptekst.Terzijde, cancellationToken);
        return await geparkeerd.FindVolgendeAsync(parkering, cancellationToken) is { } volgende
            ? new Ingreepuitkomst(
                Ingreepafloop.Gedaan, $"Stuk {Ingreeptekst.Of(plek)} is terzijde gelegd. Hervat {Ingreeptekst.Of(volgende.Plek)}, dat erop wachtte.")
            : new Ingreepuitkomst(Ingreepafloop.Gedaan, $"Stuk {Ingreeptekst.Of(plek)} is terzijde gelegd.");
    }

    /// <summary>What the processor wants to be said of it. Of a message between others no payload is opened for this.</summary>
    private async Task<string?> DescribeAsync(Bericht? bericht, Positie plek, CancellationToken cancellationToken)
    {
        if (bericht is null || !processor.Verklaring.Leest.Contains(bericht.Envelop.Functie))
            return null;
        using var lezer = await Stukkenlezer.OpenAsync(processor, journaal, bericht, plek.Deel, magOntbreken: false, cancellationToken);
        return lezer.TryNext(out var stuk, out var bezwaar) && bezwaar is null ? processor.DescribeTerzijde(stuk.Stuk) : null;
    }
}
