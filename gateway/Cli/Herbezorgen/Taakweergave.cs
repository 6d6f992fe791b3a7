using System.Globalization;
using IB.Gateway.Beheer;

namespace IB.Gateway.Cli;

/// <summary>Shows resend tasks for people.</summary>
internal static class Taakweergave
{
    private static readonly string[] Taakkolommen = ["nummer", "stand", "gemaakt", "totaal", "opnieuw", "overgeslagen", "reden"];
    private static readonly string[] Berichtkolommen = ["volgnummer", "referentienummer", "functie", "zender", "ontvanger", "toestand", "foutcode"];
    private static readonly string[] Verloopkolommen = ["tijd", "stand", "oorzaak"];
    private static readonly string[] Telkolommen = ["aantal", "waarde"];

    internal static void Write(Takenantwoord taken, Omgeving omgeving)
    {
        if (taken.Herbezorgingen is { Count: > 0 } lijst)
            omgeving.Uit.WriteTabel(Taakkolommen, lijst.Select(Rij));
        else
            omgeving.Uit.WriteRegel("Er zijn geen herbezorgingen.");
    }

    internal static void Write(Taakantwoord taak, Omgeving omgeving)
    {
        var uit = omgeving.Uit;
        uit.WriteRegel($"herbezorging {taak.Id}: {taak.Stand}{(taak.Stand == "proef" ? ", wacht op akkoord (continue of cancel)" : string.Empty)}");
        uit.WriteRegel($"opnieuw aangeboden: {taak.Herbezorgd} van {Totaal(taak)}");
        uit.WriteRegel($"overgeslagen:       {taak.AndereToestand} in een andere toestand, {taak.InhoudWeg} zonder inhoud");
        uit.WriteRegel($"daarvan nu:         {string.Join(", ", (taak.Nu ?? []).Select(static n => $"{n.Aantal} {n.Waarde}"))}");
        if (taak.Proefberichten is { Count: > 0 } proef)
        {
            uit.WriteRegel("de proef:");
            uit.WriteTabel(Berichtkolommen, proef.Select(Rij));
        }

        uit.WriteTabel(Verloopkolommen, (taak.Verloop ?? []).Select(static v => new[] { v.Tijd.ToTekst(), v.Stand, v.Oorzaak }));
    }

    internal static void Write(Proefdraaiantwoord telling, Omgeving omgeving)
    {
        omgeving.Uit.WriteRegel($"{(telling.Volledig ? string.Empty : "meer dan ")}{telling.Aantal} berichten zouden opnieuw worden aangeboden");
        if (telling.Aantal == 0)
            return;
        WriteTelling("ontvanger", telling.Ontvangers, omgeving);
        WriteTelling("functie", telling.Functies, omgeving);
        WriteTelling("toestand", telling.Toestanden, omgeving);
        WriteTelling("foutcode", telling.Foutcodes, omgeving);
        omgeving.Uit.WriteRegel("de oudste:");
        omgeving.Uit.WriteTabel(Berichtkolommen, (telling.Voorbeelden ?? []).Select(Rij));
    }

    private static void WriteTelling(string naam, IReadOnlyList<Telregel>? regels, Omgeving omgeving)
    {
        omgeving.Uit.WriteRegel($"per {naam}:");
        omgeving.Uit.WriteTabel(Telkolommen, (regels ?? []).Select(static r => new[] { Tekst(r.Aantal), r.Waarde }));
    }

    private static string[] Rij(Taakantwoord t) =>
        [Tekst(t.Id), t.Stand, t.GemaaktOp.ToTekst(), Totaal(t), Tekst(t.Herbezorgd), Tekst(t.AndereToestand + t.InhoudWeg), t.Reden];

    private static string[] Rij(Taakbericht b) =>
        [Tekst(b.Volgnummer), b.Referentienummer, Berichtweergave.Type(b.Soort, b.Functie), b.Zender, b.Ontvanger, b.Toestand, b.GeweigerdMet ?? string.Empty];

    private static string Totaal(Taakantwoord taak) => taak.Totaal is { } totaal ? Tekst(totaal) : "te veel om te tellen";

    private static string Tekst(long getal) => getal.ToString(CultureInfo.InvariantCulture);
}
