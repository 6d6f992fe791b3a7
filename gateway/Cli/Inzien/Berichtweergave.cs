using IB.Gateway.Beheer;
using IB.Gateway.Storage;

namespace IB.Gateway.Cli;

/// <summary>Shows messages of the management port for people.</summary>
internal static class Berichtweergave
{
    private static readonly string[] Kolommen = ["tijd", "toestand", "oorzaak"];

    internal static void Write(Berichtenantwoord antwoord, Omgeving omgeving)
    {
        var berichten = antwoord.Berichten ?? [];
        omgeving.Uit.WriteRegel($"{antwoord.Referentienummer}: {(antwoord.Aantal == 1 ? "1 bericht" : $"{antwoord.Aantal} berichten")}");
        if (berichten.Count < antwoord.Aantal)
            omgeving.Uit.WriteRegel($"Alleen de oudste {berichten.Count} staan hieronder.");
        foreach (var bericht in berichten)
        {
            omgeving.Uit.WriteRegel(string.Empty);
            foreach (var (naam, waarde) in Velden(bericht, omgeving.Tijd.GetUtcNow()))
                omgeving.Uit.WriteRegel($"{naam + ":",-17} {waarde}");
            omgeving.Uit.WriteTabel(Kolommen, bericht.Historie.Select(h => new[] { h.Tijd.ToTekst(), h.Toestand ?? string.Empty, h.Oorzaak ?? string.Empty }));
        }
    }

    /// <summary>The message type, after <c>Fo01</c> when it is a foutbericht about a message of that type.</summary>
    internal static string Type(string? soort, string functie) => soort == nameof(Berichtsoort.Fo01) ? $"{soort} ({functie})" : functie;

    private static IEnumerable<(string Naam, string Waarde)> Velden(Berichtantwoord bericht, DateTimeOffset nu)
    {
        yield return ("volgnummer", $"{bericht.Volgnummer}");
        yield return ("soort", bericht.Soort);
        yield return ("functie", $"{bericht.Functie} {bericht.FunctieVersie}");
        yield return ("zender", Systeem(bericht.Zender, bericht.ApplicatieVersie));
        yield return ("ontvanger", Systeem(bericht.Ontvanger, string.Empty));
        yield return ("indiener", bericht.Indiener);
        yield return ("conversatie", bericht.ConversatieId);
        if (bericht.AntwoordOp is { } antwoordOp)
            yield return ("antwoord op", antwoordOp);
        yield return ("tijdstip bericht", bericht.TijdstipBericht);
        yield return ("ontvangen", $"{bericht.OntvangenOp.ToTekst()} (bewijs {bericht.OntvangstId})");
        yield return ("inhoud", $"{bericht.InhoudLengte} bytes, SHA-256 {bericht.InhoudSha256}");
        if (bericht.Traceparent is { } spoor)
            yield return ("traceparent", spoor);
        yield return ("toestand", $"{bericht.Toestand}{(bericht.VastgehoudenTot is { } tot ? $" tot {tot.ToTekst()}" : string.Empty)}");
        if (bericht.Fout is { } fout)
            yield return ("fout", $"{fout.Code} ({fout.Plek}) {fout.Omschrijving}{(fout.Details is { } details ? $"; {details}" : string.Empty)}");
        // What waits in a mailbox has a moment too, that of its arrival; nothing is planned there.
        yield return ("pogingen",
            $"{bericht.Pogingen}{(bericht.VolgendePoging is { } volgende && volgende > nu ? $", volgende {volgende.ToTekst()}" : string.Empty)}");
        yield return ("ophalingen", $"{bericht.Ophalingen}");
    }

    private static string Systeem(Systeemantwoord? systeem, string versie)
        => systeem is null
            ? string.Empty
            : string.Join(
                ", ", new[] { systeem.Organisatie, $"{systeem.Applicatie} {versie}".TrimEnd(), systeem.Administratie }.Where(d => !string.IsNullOrEmpty(d)));
}
