using IB.Gateway.Beheer;

namespace IB.Gateway.Cli;

/// <summary><c>partijen limieten</c>: who is turned away now, and whether new messages are taken at all.</summary>
internal static class Limietenverb
{
    private static readonly string[] Kolommen = ["partij", "naam", "verkeer", "nu beperkt", "afgewezen", "reden", "wacht tot", "open", "bytes", "vandaag"];

    internal static Verb Create(Omgeving omgeving)
    {
        var beheer = Beheerpoort.Adres();
        var json = Beheerpoort.Json();
        var limieten = new Verb(
            "limieten", "Toont welke partijen op hun limiet zitten of zaten, en of nieuwe berichten worden aangenomen.",
            $"{Verb.Programma} partijen limieten")
        {
            Uitgangen = ["0  getoond", "2  geen antwoord van de beheerpoort"],
        };
        limieten.Add(beheer);
        limieten.Add(json);
        limieten.SetAction((uitvoer, stop) => Beheerpoort.AskAsync(
            uitvoer.GetValue(beheer), omgeving, (client, t) => client.ReadLimietenAsync(t),
            antwoord => Beheerpoort.Show(antwoord, CliJson.Default.Limietenantwoord, uitvoer.GetValue(json), gevonden => Write(gevonden, omgeving), omgeving),
            stop));
        return limieten;
    }

    private static void Write(Limietenantwoord antwoord, Omgeving omgeving)
    {
        omgeving.Uit.WriteRegel(antwoord.InnameOpen ? "inname: open" : $"inname: dicht ({string.Join(", ", (antwoord.Bezwaren ?? []).Select(b => b.Reden))})");
        if (antwoord.Partijen is not { Count: > 0 } partijen)
        {
            omgeving.Uit.WriteRegel("Geen partij is afgewezen of heeft nu iets onderweg.");
            return;
        }

        omgeving.Uit.WriteTabel(Kolommen, partijen.Select(Rij));
    }

    private static string[] Rij(Limietregel regel) =>
    [
        regel.Partij, regel.Naam, regel.Verkeer, regel.Beperkt ? "ja" : "nee", $"{regel.Afgewezen}", regel.Reden ?? string.Empty,
        regel.WachtTot?.ToTekst() ?? string.Empty,
        $"{regel.Gelijktijdig}/{regel.MaxGelijktijdig}", $"{regel.BytesOnderweg}/{regel.MaxBytesOnderweg}",
        regel.BerichtenPerDag is { } perDag ? $"{regel.Vandaag}/{perDag}" : string.Empty,
    ];
}
