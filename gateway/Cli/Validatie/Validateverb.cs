using System.Text.Json;
using IB.Gateway.Schemas;
using IB.Gateway.Validation;

namespace IB.Gateway.Cli;

/// <summary><c>validate</c>: judges message files as the knooppunt would.</summary>
internal static class Validateverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var bestanden = Opties.Argumenten("BESTAND", "Berichten in XML; - is de standaardinvoer.");
        var schemas = Opties.Tekst("--schemas", "MAP", "Keur ook naar de schemapakketten in deze map.");
        var json = Opties.Vlag("--json", "Schrijf een JSON-object per bestand, elk op een regel.");
        var verb = new Verb(
            "validate", "Keurt berichten tegen het schema van hun standaard.",
            $"{Verb.Programma} validate uit/*.xml", $"{Verb.Programma} validate --json wmo301.xml")
        {
            Uitgangen = ["0  alle geldig", "1  een of meer ongeldig", "2  geen bestand genoemd, of een bestand of schemapakket is niet te lezen"],
        };
        verb.Add(bestanden);
        verb.Add(schemas);
        verb.Add(json);
        verb.SetAction((uitvoer, stop) =>
        {
            var map = uitvoer.GetValue(schemas);
            if (map is not null && !Directory.Exists(map))
                return Task.FromResult(omgeving.RefuseUse($"{map} is geen map. Controleer de naam."));
            var lezing = Schemamap.Read(map);
            return Task.FromResult(lezing.Catalogus is { } catalogus
                ? Run(uitvoer.GetRequiredValue(bestanden), catalogus, uitvoer.GetValue(json), omgeving, stop)
                : omgeving.RefuseUse(lezing.Fouten));
        });
        return verb;
    }

    // A file that cannot be read does not keep the others from being judged.
    private static int Run(IReadOnlyList<string> bestanden, Berichtcatalogus catalogus, bool json, Omgeving omgeving, CancellationToken stop)
    {
        var validator = new ReferentieValidator(catalogus);
        using var lezer = new Bestandlezer(omgeving, Keuring.MaxBytes);
        var uitgang = Uitgang.Goed;
        foreach (var bestand in bestanden)
        {
            stop.ThrowIfCancellationRequested();
            var gelezen = lezer.Read(bestand);
            if (gelezen.Soort == Leessoort.Onleesbaar)
            {
                uitgang = omgeving.RefuseUse(gelezen.Uitleg);
                continue;
            }

            var keuring = gelezen.Soort == Leessoort.TeGroot ? Keuring.TeGroot(bestand) : Keuring.Of(bestand, validator.Validate(gelezen.Inhoud));
            Write(keuring, json, omgeving);
            if (!keuring.Geldig)
                uitgang = Math.Max(uitgang, Uitgang.Mislukt);
        }

        return uitgang;
    }

    private static void Write(Keuring keuring, bool json, Omgeving omgeving)
    {
        if (json)
        {
            omgeving.Uit.WriteJson(JsonSerializer.Serialize(keuring, CliJson.Leesbaar.Keuring));
            return;
        }

        foreach (var regel in keuring.ToRegels())
            omgeving.Uit.WriteRegel(regel);
    }
}
