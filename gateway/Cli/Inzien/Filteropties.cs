using System.CommandLine;
using IB.Gateway.Schemas;

namespace IB.Gateway.Cli;

/// <summary>The options that say which messages are meant, for verbs that search or resend.</summary>
internal sealed class Filteropties
{
    private readonly IReadOnlyList<Option<string?>> _opties =
    [
        Opties.Tekst("--partij", "CODE", "Indiener, zender of ontvanger."),
        Opties.Tekst("--zender", "CODE", "Organisatie die het bericht maakte."),
        Opties.Tekst("--ontvanger", "CODE", "Organisatie waarvoor het bericht is."),
        Functie(),
        Opties.Tekst("--toestand", "TOESTAND", "Toestand nu, zoals mislukt; meer dan een met komma's ertussen."),
        Opties.Tekst("--foutcode", "CODE", "Foutcode waarmee het is afgekeurd, of door de ontvanger het laatst geweigerd."),
        Opties.Tekst("--van", "MOMENT", "Ontvangen op of na deze dag (2026-03-02) of dit tijdstip (2026-03-02T09:00:00+01:00)."),
        Opties.Tekst("--tot", "MOMENT", "Ontvangen voor deze dag of dit tijdstip."),
        Opties.Tekst("--referentienummer", "NUMMER", "Referentienummer (traceerId); hoofdletters tellen."),
        Opties.Tekst("--conversatie", "NUMMER", "Nummer van de conversatie."),
    ];

    // Another case finds nothing, and says so to nobody.
    private static Option<string?> Functie()
    {
        var optie = Opties.Tekst("--functie", "TYPE", "Berichttype, zoals WMO301; hoofdletters tellen.");
        optie.Validators.Add(static gevonden =>
        {
            if (gevonden.Tokens is [{ Value: var waarde }] && Berichtcatalogus.LoadEmbedded().Berichten.Select(static b => b.Functie).ToList() is var bekend
                && !bekend.Contains(waarde) && bekend.Find(f => f.Equals(waarde, StringComparison.OrdinalIgnoreCase)) is { } bedoeld)
                gevonden.AddError($"Optie --functie: {waarde} is geen berichttype; bedoelt u {bedoeld}? Hoofdletters tellen.");
        });
        return optie;
    }

    /// <summary>Adds the options to a verb.</summary>
    internal void AddTo(Verb verb)
    {
        foreach (var optie in _opties)
            verb.Add(optie);
    }

    /// <summary>The filters that were given, by the name that the management port has for them.</summary>
    internal IReadOnlyDictionary<string, string> Read(ParseResult uitvoer)
        => _opties.Select(o => (Naam: o.Name[2..], Waarde: uitvoer.GetValue(o))).Where(static f => f.Waarde is not null)
            .ToDictionary(static f => f.Naam, static f => f.Waarde!, StringComparer.Ordinal);
}
