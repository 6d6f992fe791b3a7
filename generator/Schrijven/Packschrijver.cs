namespace IB.Gateway.Generator;

/// <summary>Writes the code of a pack: a file for each message type, and for what they share.</summary>
internal static class Packschrijver
{
    /// <summary>Marks a type as made by the generator.</summary>
    internal const string Gemaakt = "[global::System.CodeDom.Compiler.GeneratedCode(\"IB.Gateway.Generator\", \"1\")]";

    internal static IEnumerable<Bron> Write(Packmodel pack)
    {
        yield return new Bron($"{pack.Ruimte}.Elementnummer.g.cs", WriteNamen(pack));
        if (pack.Codelijsten.Count > 0)
            yield return new Bron($"{pack.Ruimte}.Codes.g.cs", Codelijstschrijver.Write(pack));
        foreach (var groep in pack.Gedeeld)
            yield return new Bron($"{pack.Ruimte}.{groep.Naam}.g.cs", WriteGedeeld(pack, groep));
        foreach (var bericht in pack.Berichten)
            yield return new Bron($"{pack.Ruimte}.{bericht.Klasse}.g.cs", Klasseschrijver.Write(pack, bericht));
    }

    private static string WriteGedeeld(Packmodel pack, Groep groep)
    {
        var (code, verwijs) = (new Codetekst(), new Verwijzing(pack, null));
        code.Line($"namespace IB.Gateway.Berichten.{pack.Ruimte};");
        Zichtschrijver.Write(code, groep, verwijs);
        Draftschrijver.Write(code, groep, verwijs, wortelVan: null, namespaces: string.Empty);
        return code.ToString();
    }

    private static string WriteNamen(Packmodel pack)
    {
        var code = new Codetekst();
        code.Line($"namespace IB.Gateway.Berichten.{pack.Ruimte};").Gap();
        code.Summary($"The element names of pack {pack.Naam}, each by its place in the list.");
        code.Line(Gemaakt).Line("internal static class Elementnummer").Open();
        code.Line("internal static readonly global::IB.Gateway.Berichten.Namenlijst Lijst = new(");
        code.Line($"    {Draftschrijver.Literal(pack.Naam)},");
        var laatste = pack.Namen[pack.Namen.Count - 1];
        foreach (var groep in pack.Namen)
        {
            var namen = string.Join(", ", groep.Lokaal.Select(Draftschrijver.Literal));
            code.Line($"    ({Draftschrijver.Literal(groep.Voorvoegsel)}, {Draftschrijver.Literal(groep.Ns)}, [{namen}]){(groep == laatste ? ");" : ",")}");
        }

        var nummer = 0;
        foreach (var groep in pack.Namen)
        {
            code.Gap();
            foreach (var lokaal in groep.Lokaal)
                code.Line($"internal const int {groep.ConstantOf(lokaal)} = {nummer++};");
        }

        return code.Close().ToString();
    }
}
