namespace IB.Gateway.Schemas;

/// <summary>What a pack's schemas show when they are compiled and looked through; more than loading asks of a manifest.</summary>
/// <param name="Bevindingen">Everything found, by file and line.</param>
/// <param name="Patronen">Every pattern facet, to be judged by whoever can read them.</param>
public sealed record Packkeuring(IReadOnlyList<Packbevinding> Bevindingen, IReadOnlyList<Schemapatroon> Patronen)
{
    internal static Packkeuring Of(Packbron bron, IEnumerable<string> ingangen, IEnumerable<string> overige)
    {
        var bevindingen = new List<Packbevinding>();
        var schemas = Xsdlezer.ReadAll(bron, bevindingen);
        var verwijzingen = new Verwijzingskeuring(schemas, bron.Bestanden);
        bevindingen.AddRange(verwijzingen.Check());
        var begin = ingangen.Distinct().ToArray();
        if (bevindingen.TrueForAll(b => b.Soort != Bevindingsoort.Fout))
        {
            foreach (var ingang in begin)
                _ = SchemaSetCompiler.Compile(bron, bevindingen, ingang);
        }

        bevindingen.AddRange(schemas.Keys.Except(verwijzingen.Reach(begin))
            .Select(s => Packbevinding.Waarschuwing(s, 0, "dit schema wordt door geen bericht of document gebruikt.")));
        bevindingen.AddRange(bron.Bestanden.Where(b => !Xsdlezer.IsXsd(b) && !b.EndsWith(".wsdl", StringComparison.OrdinalIgnoreCase)).Except(overige)
            .Select(b => Packbevinding.Waarschuwing(b, 0, "het manifest noemt dit bestand niet.")));
        return new Packkeuring(Sort(bevindingen), [.. schemas.Values.SelectMany(s => s.Patronen)]);
    }

    /// <summary>By weight, file and line, each once: schemas that share a file repeat its faults.</summary>
    internal static IReadOnlyList<Packbevinding> Sort(IEnumerable<Packbevinding> bevindingen)
        => [.. bevindingen.Distinct().OrderBy(b => b.Soort).ThenBy(b => b.Bestand, StringComparer.Ordinal).ThenBy(b => b.Regel)];
}
