using System.Text.Json;
using IB.Gateway.Schemas;

namespace IB.Gateway.Cli;

/// <summary><c>schemas check</c>: judges a folder of published schemas, or a pack, and writes nothing.</summary>
internal static class Schemacheckverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var map = Opties.Argument("MAP", "Map met XSD-bestanden, of met een schemapakket.");
        var wens = new Importwensopties();
        var json = Opties.Vlag("--json", "Schrijf een JSON-object op een regel.");
        var verb = new Verb(
            "check", "Keurt een map met schemas of een schemapakket, zonder iets te schrijven.",
            $"{Verb.Programma} schemas check ~/Downloads/iwmo33", $"{Verb.Programma} schemas check --json schemapakketten/iwmo-3.3")
        {
            Uitgangen = ["0  in orde", "1  niet in orde, of er is nog iets in te vullen", "2  de map is niet te lezen"],
        };
        verb.Add(map);
        foreach (var optie in wens.Alle)
            verb.Add(optie);
        verb.Add(json);
        verb.SetAction((uitvoer, _) =>
        {
            var pad = uitvoer.GetRequiredValue(map);
            if (!Directory.Exists(pad))
                return Task.FromResult(omgeving.RefuseUse($"{pad} is geen map. Controleer de naam."));
            var keuring = Judge(pad, wens.Read(uitvoer, omgeving.Tijd));
            Write(keuring, uitvoer.GetValue(json), omgeving);
            return Task.FromResult(keuring.InOrde ? Uitgang.Goed : Uitgang.Mislukt);
        });
        return verb;
    }

    internal static void Write(Schemakeuring keuring, bool json, Omgeving omgeving)
    {
        if (json)
        {
            omgeving.Uit.WriteJson(JsonSerializer.Serialize(keuring, CliJson.Leesbaar.Schemakeuring));
            return;
        }

        foreach (var regel in keuring.ToRegels())
            omgeving.Uit.WriteRegel(regel);
    }

    // A folder with a manifest is a pack; the verdict on it must not depend on what could be derived again.
    private static Schemakeuring Judge(string map, Importwens wens)
    {
        try
        {
            return File.Exists(Path.Combine(map, "manifest.json"))
                ? Schemakeuring.OfPack(map)
                : Schemakeuring.Of(map, Schemaimport.Plan(map, wens));
        }
        catch (SchemaPackException fout)
        {
            return Schemakeuring.Refuse(map, fout.Fouten);
        }
    }
}
