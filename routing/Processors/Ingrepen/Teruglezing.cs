using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Sets a processor back, so that it reads the journal anew.</summary>
internal sealed class Teruglezing(Processorloop loop, IProcessor processor, IProcessoropslag opslag, IJournaal journaal, Ingreepboek boek)
{
    private const int Bladzijde = 2000;

    /// <summary>
    /// Sets it back to a journal position, 1 or more. What it knew of messages before that, and of those of which the content is gone, does not
    /// come back: that it forgets it has to be wanted in so many words.
    /// </summary>
    public async Task<Ingreepuitkomst> ReplayAsync(long van, bool vergeet, string reden, CancellationToken cancellationToken)
    {
        var positie = await boek.GetPositieAsync(cancellationToken);
        if (positie == Positie.Begin)
            return Refuse("De processor heeft nog niets gelezen.");
        if (van > positie.Volgnummer)
            return Refuse($"De processor is pas bij {positie.Volgnummer}; vanaf {van} is er nog niets opnieuw te lezen.");
        string?[] verlies =
        [
            await FindEersteAsync(totEnMet: van - 1, cancellationToken) is { } eerder
                ? $"Hij las ook eerdere berichten (het eerste is {eerder}); wat daaruit volgde weet hij dan niet meer." : null,
            await FindZonderInhoudAsync(van, positie, cancellationToken) is { } gewist
                ? $"De inhoud van bericht {gewist}, en misschien van meer, is niet meer bewaard; wat de processor daarvan weet komt niet terug." : null,
        ];
        var vergeten = string.Join(' ', verlies.Where(static v => v is not null));
        if (vergeten.Length > 0 && !vergeet)
            return Refuse($"{vergeten} Er is niets gewijzigd. Gaat het om een enkel bericht, leg dat dan terzijde en vraag de verzender om een nieuw. Moet de processor dit alles werkelijk vergeten, herhaal de opdracht dan met --vergeet (in de API: \"vergeet\": true).");
        var naar = new Positie(van, 0);
        var ingreep = new Ingreep(Ingreepdaad.Replay, naar, reden);
        if (!await opslag.ResetAsync(loop.Verklaring.Naam, naar, ingreep, await KeepAsync(cancellationToken), cancellationToken))
            return Refuse("De processor is intussen ergens anders in het journaal gezet. Probeer het opnieuw.");
        return new Ingreepuitkomst(
            Ingreepafloop.Gedaan, $"De processor leest opnieuw vanaf {van}. Wat al verzonden is wordt niet nog eens verzonden.{(vergeten.Length > 0 ? $" Let op: {vergeten}" : "")}");
    }

    /// <summary>What it must know still: when it first began, and how much it forgets, for by that the first full copy after this is measured.</summary>
    private async Task<IReadOnlyList<Staat>> KeepAsync(CancellationToken cancellationToken)
    {
        var bewaard = await opslag.ReadStatenAsync(loop.Verklaring.Naam, [Feitentelling.Sleutel, Eerstebegin.Sleutel], cancellationToken);
        IReadOnlyList<Staat> begin = bewaard[1] is { } waarde ? [new Staat(Eerstebegin.Sleutel, waarde)] : [];
        if (processor is not IKopieprocessor kopieprocessor)
            return begin;
        var eerder = Feitentelling.Decode(bewaard[0]);
        var feiten = 0L;
        for (ReadOnlyMemory<byte> na = default; ;)
        {
            var bladzijde = await opslag.ListStatenAsync(loop.Verklaring.Naam, na, Bladzijde, cancellationToken);
            feiten += bladzijde.Where(IsVanSleutel).Sum(s => (long)kopieprocessor.CountFeiten(s.Waarde!.Value));
            if (bladzijde.Count < Bladzijde)
                return Math.Max(feiten, eerder ?? 0) is > 0 and var aantal ? [.. begin, Feitentelling.ToStaat(aantal)] : begin;
            na = bladzijde[^1].Sleutel;
        }
    }

    private bool IsVanSleutel(Staat staat) => staat.Sleutel.Span[0] != 0 && !staat.Sleutel.Span.SequenceEqual(processor.GedeeldeSleutel.Span);

    private async Task<long?> FindZonderInhoudAsync(long van, Positie positie, CancellationToken cancellationToken)
    {
        var claim = loop.Claim;
        for (var vanaf = van; ;)
        {
            var strook = await opslag.ReadAsync(vanaf, claim.Gelezen, cancellationToken);
            foreach (var bericht in strook.Berichten.Where(claim.Omvat))
            {
                if (bericht.Volgnummer > positie.Volgnummer || (bericht.Volgnummer == positie.Volgnummer && positie.Deel == 0))
                    return null;
                using var inhoud = await journaal.ReadInhoudAsync(bericht.Volgnummer, cancellationToken);
                if (inhoud is null)
                    return bericht.Volgnummer;
            }

            if (strook.Eind || strook.Verder > positie.Volgnummer)
                return null;
            vanaf = strook.Verder;
        }
    }

    private async Task<long?> FindEersteAsync(long totEnMet, CancellationToken cancellationToken)
    {
        var claim = loop.Claim;
        for (var vanaf = 1L; vanaf <= totEnMet;)
        {
            var strook = await opslag.ReadAsync(vanaf, claim.Gelezen, cancellationToken);
            if (strook.Berichten.FirstOrDefault(claim.Omvat) is { } eerste)
                return eerste.Volgnummer <= totEnMet ? eerste.Volgnummer : null;
            if (strook.Eind)
                return null;
            vanaf = strook.Verder;
        }

        return null;
    }

    private static Ingreepuitkomst Refuse(string tekst) => new(Ingreepafloop.Geweigerd, tekst);
}
