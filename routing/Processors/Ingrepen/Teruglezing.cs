using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Sets a processor back, so that it reads the journal anew.</summary>
internal sealed class Teruglezing(Processorloop loop, Overblijfsel overblijfsel, IProcessoropslag opslag, IJournaal journaal, Ingreepboek boek)
{
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
            return Refuse(
                $"{vergeten} Er is niets gewijzigd. Gaat het om een enkel bericht, leg dat dan terzijde en vraag de verzender om een nieuw. Moet de processor dit alles werkelijk vergeten, herhaal de opdracht dan met --vergeet (in de API: \"vergeet\": true).");
        var naar = new Positie(van, 0);
        var terug = await overblijfsel.ReadAsync(naar, new Ingreep(Ingreepdaad.Replay, naar, reden), cancellationToken);
        if (!await opslag.ResetAsync(loop.Verklaring.Naam, terug, cancellationToken))
            return Ingreeptekst.Kwijt;
        string?[] delen =
        [
            $"De processor leest opnieuw vanaf {van}.", vergeten.Length > 0
                ? "Wat al verzonden is kan nog eens worden verzonden, met een ander referentienummer."
                : "Wat al verzonden is wordt niet nog eens verzonden.", vergeten.Length > 0 ? $"Let op: {vergeten}" : null,
            terug.Verwerkt.Count > 0
                ? $"{terug.Verwerkt.Count} delen van een kopie die niet verwerkt was liggen daarvoor en zijn afgesloten; vraag de bron om een nieuwe kopie." : null,
        ];
        return new Ingreepuitkomst(Ingreepafloop.Gedaan, string.Join(' ', delen.Where(static d => d is not null)));
    }

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
