using IB.Gateway.Schemas;

namespace IB.Gateway.Cli;

/// <summary><c>schemas import</c>: makes a pack of published schemas and puts it where a knooppunt picks it up.</summary>
internal static class Schemaimportverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var map = Opties.Argument("MAP", "Map met XSD-bestanden, zoals de uitgever ze geeft.");
        var naar = new Schemamapopties("--naar");
        var wens = new Importwensopties();
        var json = Opties.Vlag("--json", "Schrijf een JSON-object op een regel.");
        var verb = new Verb(
            "import", "Maakt van gepubliceerde schemas een schemapakket; een draaiend knooppunt neemt het meteen over.",
            $"{Verb.Programma} schemas import ~/Downloads/iwmo33 --geldig-van 2027-04-01",
            $"{Verb.Programma} schemas import inkoop --naam inkoop-2.1 --naar schemapakketten")
        {
            Uitgangen =
            [
                "0  ingelezen", "1  niet in orde, of er is nog iets in te vullen",
                "2  een map is niet te lezen of te schrijven, of de schemamap is niet bekend",
            ],
        };
        verb.Add(map);
        verb.Add(naar.Map);
        foreach (var optie in wens.Alle)
            verb.Add(optie);
        verb.Add(naar.Instellingen);
        verb.Add(json);
        verb.SetAction((uitvoer, _) => Startfouten.GuardAsync(omgeving, () =>
        {
            var pad = uitvoer.GetRequiredValue(map);
            if (!Directory.Exists(pad))
                return Task.FromResult(omgeving.RefuseUse($"{pad} is geen map. Controleer de naam."));
            if (naar.Find(uitvoer) is not { } doel)
                return Task.FromResult(
                    omgeving.RefuseUse("De schemamap is niet bekend. Noem hem met --naar, of noem het instellingenbestand met --instellingen."));
            var (keuring, uitgang) = Import(pad, doel, wens.Read(uitvoer, omgeving.Tijd));
            Schemacheckverb.Write(keuring, uitvoer.GetValue(json), omgeving);
            if (!uitvoer.GetValue(json))
                omgeving.Uit.WriteRegel(Slot(keuring));
            return Task.FromResult(uitgang);
        }));
        return verb;
    }

    private static (Schemakeuring Keuring, int Uitgang) Import(string map, string doel, Importwens wens)
    {
        try
        {
            var plan = Schemaimport.Plan(map, wens);
            var keuring = Schemakeuring.Of(map, plan);
            if (!plan.Schrijfbaar || (plan.Pack is not null && !keuring.InOrde))
                return (keuring, Uitgang.Mislukt);
            if (Path.Exists(Path.Combine(doel, plan.Naam)))
                return (Refuse(keuring, [$"{Path.Combine(doel, plan.Naam)} bestaat al; haal het weg, of kies een andere naam met --naam."]), Uitgang.Mislukt);
            if (plan.Pack is { } pack && Clashes(doel, pack) is { Count: > 0 } botsingen)
                return (Refuse(keuring, botsingen), Uitgang.Mislukt);
            return (keuring with { Geschreven = plan.Write(doel) }, keuring.InOrde ? Uitgang.Goed : Uitgang.Mislukt);
        }
        catch (SchemaPackException fout)
        {
            return (Schemakeuring.Refuse(map, fout.Fouten), Uitgang.Mislukt);
        }
    }

    // What the knooppunt would refuse, because of what is there already.
    private static IReadOnlyList<string> Clashes(string doel, SchemaPack pack)
    {
        var lezing = Schemamap.Read(doel);
        return lezing.Catalogus is { } catalogus
            ? Schemakeuring.FindBotsingen(catalogus.Packs, pack)
            : [.. lezing.Fouten.Select(f => $"In {doel} staat al iets dat niet te gebruiken is: {f}")];
    }

    private static Schemakeuring Refuse(Schemakeuring keuring, IEnumerable<string> fouten)
        => keuring with { InOrde = false, Bevindingen = [.. fouten.Select(f => new Schemabevinding("fout", null, 0, f)), .. keuring.Bevindingen] };

    private static string Slot(Schemakeuring keuring) => keuring switch
    {
        { Geschreven: null } => "Niet ingelezen; er is niets geschreven.",
        { InOrde: true } => $"Ingelezen in {keuring.Geschreven}.",
        _ => $"Nog niet te gebruiken: vul {Path.Combine(keuring.Geschreven, "manifest.concept.json")} aan en noem het daarna manifest.json.",
    };
}
