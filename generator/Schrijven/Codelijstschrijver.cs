namespace IB.Gateway.Generator;

/// <summary>Writes the closed lists of codes as constants. They are no enumerations: the codes of a next release are others.</summary>
internal static class Codelijstschrijver
{
    internal static string Write(Packmodel pack)
    {
        var code = new Codetekst();
        code.Line($"namespace IB.Gateway.Berichten.{pack.Ruimte};").Gap();
        code.Summary($"The codes that {pack.Standaard} {pack.Release} has.");
        code.Line(Packschrijver.Gemaakt).Line("public static class Codes").Open();
        foreach (var lijst in pack.Codelijsten)
        {
            code.Gap().Summary($"The codes of <c>{lijst.Type}</c>.").Line($"public static class {lijst.Naam}").Open();
            foreach (var (constante, waarde, betekenis) in Constants(lijst))
                code.Gap().Summary(Documentatie.Escape(betekenis is null ? waarde : $"{waarde}: {betekenis}") + ".")
                    .Line($"public const string {constante} = {Draftschrijver.Literal(waarde)};");
            code.Gap().Summary("All of them, in the order of the schema.");
            code.Line(
                $"public static global::System.Collections.Generic.IReadOnlyList<string> Alle {{ get; }} = [{string.Join(", ", Constants(lijst).Select(c => c.Constante))}];");
            code.Close();
        }

        return code.Close().ToString();
    }

    // Codes that differ only in what a name cannot hold get a number.
    private static IEnumerable<(string Constante, string Waarde, string? Betekenis)> Constants(Codelijst lijst)
    {
        var gebruikt = new HashSet<string>(StringComparer.Ordinal) { "Alle", lijst.Naam };
        foreach (var (waarde, betekenis) in lijst.Codes)
        {
            var naam = "C" + Identificatie.Pascal(waarde).TrimStart('_');
            var vrij = naam;
            for (var nummer = 2; !gebruikt.Add(vrij); nummer++)
                vrij = $"{naam}_{nummer}";
            yield return (vrij, waarde, betekenis);
        }
    }
}
