using IB.Gateway.Routing;
using IB.Gateway.Schemas;
using IB.Gateway.Validation;

namespace IB.Gateway.Cli;

/// <summary><c>send</c>: hands a message in at a knooppunt.</summary>
internal static class Sendverb
{
    /// <summary>More than a knooppunt takes, so that it is the one to say so; less than what would fill the memory.</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    internal static Verb Create(Omgeving omgeving)
    {
        var bestand = Opties.Argument("BESTAND", "Het bericht in XML; - is de standaardinvoer.");
        var controleer = Opties.Vlag("--controleer", "Keur het bericht eerst zelf, en verstuur het niet als het ongeldig is.");
        var verzendopties = new Verzendopties();
        var verb = new Verb(
            "send", "Levert een bericht in bij een knooppunt.",
            $"{Verb.Programma} send wmo301.xml --van 0384 --naar 42420001 --knooppunt https://localhost:8443 --certificaat pki/0384.pem --sleutel pki/0384.key --ankers pki/ca/root.pem --tussen pki/ca/tussen.pem --crl pki/ca",
            $"{Verb.Programma} send wmo305.xml --via rest --van 42420001 --rol-van Instelling --naar 0384 --rol-naar Gemeente")
        {
            Uitgangen = ["0  overgenomen", "1  geweigerd of afgekeurd", "2  niet verstuurd, of geen antwoord"],
        };
        verb.Add(bestand);
        foreach (var optie in verzendopties.Alle)
            verb.Add(optie);
        verb.Add(controleer);
        return verb.SetActie(omgeving, async (uitvoer, verbinding, stop) =>
        {
            using var lezer = new Bestandlezer(omgeving, MaxBytes);
            var pad = uitvoer.GetRequiredValue(bestand);
            var gelezen = lezer.Read(pad);
            if (gelezen.Soort != Leessoort.Gelezen)
                return omgeving.RefuseUse(
                    gelezen.Soort == Leessoort.TeGroot ? $"{pad} is groter dan {MaxBytes} bytes en wordt niet verstuurd." : gelezen.Uitleg);
            var catalogus = Berichtcatalogus.LoadEmbedded();
            var (opdracht, fouten) = verzendopties.Read(uitvoer, Berichtherkenning.Find(gelezen.Inhoud.Span, catalogus), new Nummergever());
            if (opdracht is null)
                return omgeving.RefuseUse(fouten);
            if (uitvoer.GetValue(controleer) && !IsVerzendbaar(pad, gelezen.Inhoud, opdracht, catalogus, omgeving))
                return Uitgang.Mislukt;
            return await SendAsync(opdracht, gelezen.Inhoud, verbinding, omgeving, stop);
        });
    }

    // By the level of the type that the envelope will name, as the knooppunt does; of a type that this program does not know, by what the payload says.
    private static bool IsVerzendbaar(string pad, ReadOnlyMemory<byte> inhoud, Verzendopdracht opdracht, Berichtcatalogus catalogus, Omgeving omgeving)
    {
        var validator = Keurmotoren.Knooppunt(catalogus);
        var definitie = catalogus.FindByFunctie(opdracht.Functie, opdracht.FunctieVersie.Hoofd, opdracht.FunctieVersie.Sub);
        var oordeel = definitie is null
            ? new Niveauoordeel(validator.Validate(inhoud), Controleniveau.Schema)
            : Niveaukeuring.Judge(validator, inhoud, definitie);
        var keuring = Keuring.Of(pad, oordeel.Oordeel);
        if (!keuring.Geldig)
        {
            foreach (var regel in keuring.ToRegels())
                omgeving.Uit.WriteRegel(regel);
            omgeving.Fouten.WriteRegel("Niet verstuurd: het bericht is ongeldig. Herstel het, of laat --controleer weg.");
            return false;
        }

        if (Typecontrole.Check(opdracht, definitie, oordeel) is not { } verschil)
            return true;
        omgeving.Fouten.WriteRegel($"Niet verstuurd: {verschil}. Geef met --berichttype en --berichtversie wat het is, of laat ze weg.");
        return false;
    }

    // The number comes first: whatever happens then, the sender can ask for it or use it again.
    private static async Task<int> SendAsync(
        Verzendopdracht opdracht, ReadOnlyMemory<byte> inhoud, Verbinding verbinding, Omgeving omgeving, CancellationToken stop)
    {
        omgeving.Uit.WriteRegel($"referentienummer: {opdracht.Referentie}");
        try
        {
            var uitkomst = await Verzender.SendAsync(opdracht, inhoud, verbinding, omgeving.Tijd, stop);
            foreach (var regel in uitkomst.ToRegels())
                omgeving.Uit.WriteRegel(regel);
            if (opdracht.Wijze == Verzendwijze.Stuf && uitkomst.Soort == Verzendafloop.Overgenomen)
                omgeving.Uit.WriteRegel(
                    $"vervolg: het knooppunt keurt de inhoud nog, en een fout daarin volgt als Fo01; kijk met {Verb.Programma} mailbox status {opdracht.Referentie}");
            return uitkomst.Soort switch
            {
                Verzendafloop.Overgenomen => Uitgang.Goed,
                Verzendafloop.Geweigerd => Uitgang.Mislukt,
                _ => Uitgang.Gebruik,
            };
        }
        catch (Exception fout) when (Verbindingsfout.Is(fout, CancellationToken.None))
        {
            omgeving.Fouten.WriteRegel(Verbindingsfout.IsVoorVerzending(fout)
                ? $"Niet verstuurd: er kwam geen verbinding tot stand, om de reden hieronder. Herstel die en verstuur het opnieuw, desgewenst met --referentie {opdracht.Referentie}."
                : $"Onbekend of het bericht is overgenomen. Verstuur het opnieuw met --referentie {opdracht.Referentie}; dan komt het nooit dubbel aan.");
            throw;
        }
    }
}
