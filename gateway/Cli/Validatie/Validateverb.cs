using IB.Gateway.Schemas;
using IB.Gateway.Validation;

namespace IB.Gateway.Cli;

/// <summary><c>validate</c>: judges files as the knooppunt would, or by any schema.</summary>
internal static class Validateverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var bestanden = Opties.Argumenten("BESTAND", "Berichten in XML; - is de standaardinvoer.");
        var schemas = Opties.Tekst("--schemas", "MAP", "Keur ook naar de schemapakketten in deze map.");
        var xsd = Opties.Tekst("--xsd", "BESTAND", "Keur naar dit schema in plaats van naar schemapakketten; wat het invoegt komt van dezelfde schijf.");
        var motor = Opties.Keuze(
            "--engine", [Keurmotoren.Gecompileerd, Keurmotoren.Referentie],
            "Keur alleen met deze motor. Zonder: zoals het knooppunt, gecompileerd en bij verschil naar de referentie.");
        var json = Opties.Vlag("--json", "Schrijf een JSON-object per bestand, elk op een regel.");
        var verb = new Verb(
            "validate", "Keurt berichten tegen het schema van hun standaard, of bestanden tegen elk schema.",
            $"{Verb.Programma} validate uit/*.xml", $"{Verb.Programma} validate --json wmo301.xml",
            $"{Verb.Programma} validate --engine compiled --xsd factuur.xsd factuur.xml")
        {
            Uitgangen =
            [
                "0  alle geldig", "1  een of meer ongeldig", "2  geen bestand genoemd, of een bestand of schema is niet te lezen",
                "3  de motor van --engine kan niet naar dit schema keuren",
            ],
        };
        foreach (var optie in (System.CommandLine.Option[])[schemas, xsd, motor, json])
            verb.Add(optie);
        verb.Add(bestanden);
        verb.SetAction((uitvoer, stop) =>
        {
            var vraag = new Vraag(
                uitvoer.GetRequiredValue(bestanden), uitvoer.GetValue(schemas), uitvoer.GetValue(xsd), uitvoer.GetValue(motor), uitvoer.GetValue(json));
            return Task.FromResult(vraag.Xsd is { } bestand ? RunByXsd(vraag, bestand, omgeving, stop) : RunByPacks(vraag, omgeving, stop));
        });
        return verb;
    }

    private static int RunByPacks(Vraag vraag, Omgeving omgeving, CancellationToken stop)
    {
        if (vraag.Schemas is not null && !Directory.Exists(vraag.Schemas))
            return omgeving.RefuseUse($"{vraag.Schemas} is geen map. Controleer de naam.");
        var lezing = Schemamap.Read(vraag.Schemas);
        if (lezing.Catalogus is not { } catalogus)
            return omgeving.RefuseUse(lezing.Fouten);
        var opdracht = new Keuropdracht(
            omgeving, Keurmotoren.Create(catalogus, vraag.Motor), inhoud => vraag.Motor == Keurmotoren.Gecompileerd ? Weigering(inhoud, catalogus) : null,
            vraag.Json);
        opdracht.Run(vraag.Bestanden, stop);
        return opdracht.Uitkomst;
    }

    private static int RunByXsd(Vraag vraag, string bestand, Omgeving omgeving, CancellationToken stop)
    {
        if (vraag.Schemas is not null)
            return omgeving.RefuseUse("Gebruik --xsd of --schemas, niet allebei.");
        if (!bestand.EndsWith(".xsd", StringComparison.OrdinalIgnoreCase))
            return omgeving.RefuseUse(
                $"{bestand} is geen schema: de naam eindigt niet op .xsd. Noem bij --xsd het schema, en het bericht zonder optie ervoor.");
        try
        {
            var validator = Keurmotoren.Create(LosSchema.Compile(bestand), vraag.Motor, out var nietOndersteund);
            if (nietOndersteund is not null)
            {
                _ = omgeving.RefuseUse($"{bestand}: {Weigering(nietOndersteund)}");
                return Uitgang.NietOndersteund;
            }

            var opdracht = new Keuropdracht(omgeving, validator, _ => null, vraag.Json);
            opdracht.Run(vraag.Bestanden, stop);
            return opdracht.Uitkomst;
        }
        catch (SchemaPackException fout)
        {
            return omgeving.RefuseUse(fout.Fouten);
        }
    }

    private static string? Weigering(ReadOnlyMemory<byte> inhoud, Berichtcatalogus catalogus)
        => Berichtherkenning.Find(inhoud.Span, catalogus) is { } definitie && GecompileerdeValidator.NietOndersteund(catalogus.PackOf(definitie)) is { } reden
            ? Weigering(reden) : null;

    private static string Weigering(string constructie)
        => $"de gecompileerde motor ondersteunt dit niet: {constructie}. Gebruik --engine {Keurmotoren.Referentie}.";

    private sealed record Vraag(IReadOnlyList<string> Bestanden, string? Schemas, string? Xsd, string? Motor, bool Json);
}
