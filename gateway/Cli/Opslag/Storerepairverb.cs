namespace IB.Gateway.Cli;

/// <summary><c>store repair</c>: makes the register anew from the log.</summary>
internal static class Storerepairverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var opslag = new Opslagopties();
        var basis = Opties.Tekst("--basis", "BESTAND", "Reservekopie van opslag.db om mee te beginnen; nodig als het begin van het log al is gewist.");
        var verb = new Verb(
            "repair", "Maakt het register opnieuw uit het log; het oude blijft bewaard onder een andere naam.",
            $"{Verb.Programma} store repair", $"{Verb.Programma} store repair --basis /backup/opslag.db")
        {
            Uitgangen = ["0  het register is opnieuw gemaakt", "2  kon niet worden uitgevoerd; er is niets gewijzigd"],
        };
        opslag.AddTo(verb);
        verb.Add(basis);
        verb.SetAction((uitvoer, stop) => Task.FromResult(opslag.Run(uitvoer, omgeving, onderhoud =>
        {
            var verslag = onderhoud.Rebuild(uitvoer.GetValue(basis), omgeving.Tijd, new Voortgangsregel(omgeving).Show, stop);
            omgeving.Uit.WriteRegel($"Het register is opnieuw gemaakt uit {verslag.Groepen} groepen van het log: {verslag.Berichten} berichten.");
            if (verslag.Bewaard is { } bewaard)
                omgeving.Uit.WriteRegel($"Het oude register staat in {bewaard}.");
            return Uitgang.Goed;
        })));
        return verb;
    }
}
