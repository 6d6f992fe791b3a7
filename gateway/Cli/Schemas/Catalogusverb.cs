using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IB.Gateway.Schemas;

namespace IB.Gateway.Cli;

/// <summary>A verb that shows something of every schema pack that a knooppunt with this schema folder uses, as a table or as JSON.</summary>
internal static class Catalogusverb
{
    /// <param name="naam">The verb, below <c>schemas</c>.</param>
    /// <param name="uitleg">What it shows, in Dutch.</param>
    /// <param name="eenheid">What one line of JSON is about, in Dutch.</param>
    /// <param name="koppen">Headings of the table.</param>
    /// <param name="regels">The lines.</param>
    /// <param name="cellen">A line as cells of the table.</param>
    /// <param name="json">A line as JSON.</param>
    /// <param name="omgeving">Where it writes.</param>
    internal static Verb Create<T>(
        string naam, string uitleg, string eenheid, IReadOnlyList<string> koppen, Func<Berichtcatalogus, IEnumerable<T>> regels,
        Func<T, IReadOnlyList<string>> cellen, JsonTypeInfo<T> json, Omgeving omgeving)
    {
        var map = new Schemamapopties("--map");
        var alsJson = Opties.Vlag("--json", $"Schrijf een JSON-object per {eenheid}, elk op een regel.");
        var verb = new Verb(naam, uitleg, $"{Verb.Programma} schemas {naam}", $"{Verb.Programma} schemas {naam} --map schemapakketten --json")
        {
            Uitgangen =
            [
                "0  getoond", "1  een pakket in de schemamap is niet te gebruiken", "2  de map is er niet, of het instellingenbestand is niet te lezen",
            ],
        };
        verb.Add(map.Map);
        verb.Add(map.Instellingen);
        verb.Add(alsJson);
        verb.SetAction((uitvoer, _) => uitvoer.GetValue(map.Map) is { } genoemd && !Directory.Exists(genoemd)
            ? Task.FromResult(omgeving.RefuseUse($"{genoemd} is geen map. Controleer de naam."))
            : Startfouten.GuardAsync(omgeving, () => Task.FromResult(Show(map.Find(uitvoer), uitvoer.GetValue(alsJson)))));
        return verb;

        int Show(string? schemamap, bool toonJson)
        {
            var lezing = Schemamap.Read(schemamap);
            foreach (var regel in lezing.Fouten.Concat(lezing.Waarschuwingen))
                omgeving.Fouten.WriteRegel(regel);
            if (lezing.Catalogus is not { } catalogus)
                return Uitgang.Mislukt;
            if (!toonJson)
            {
                omgeving.Uit.WriteTabel(koppen, regels(catalogus).Select(cellen));
                return Uitgang.Goed;
            }

            foreach (var regel in regels(catalogus))
                omgeving.Uit.WriteJson(JsonSerializer.Serialize(regel, json));
            return Uitgang.Goed;
        }
    }
}
