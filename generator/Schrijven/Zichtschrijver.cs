namespace IB.Gateway.Generator;

/// <summary>Writes the view of a group.</summary>
internal static class Zichtschrijver
{
    internal static void Write(Codetekst code, Groep groep, Verwijzing verwijs)
    {
        var (naam, element, zicht) = (groep.Naam, verwijs.Waarde("Bandelement"), $"{verwijs.Waarde("IZicht")}<{groep.Naam}>");
        code.Gap().Summary(Documentatie.Of(groep));
        if (groep.Klasse is null)
            code.Line(Packschrijver.Gemaakt);
        code.Line($"public readonly struct {naam} : {zicht}").Open();
        code.Line($"private {naam}({element} element) => Element = element;");
        code.Gap().Summary("The element that holds these.").Line($"public {element} Element {{ get; }}");
        foreach (var veld in groep.Velden)
            Write(code, veld, verwijs);

        code.Gap().Summary("All of it as a draft: to change, or to put into another message.");
        code.Line("/// <exception cref=\"global::System.FormatException\">It holds a day or time that .NET does not have.</exception>");
        code.Line($"public {verwijs.Draft(groep)} ToDraft() => new()").Open();
        foreach (var veld in groep.Velden.Where(v => v.Vast is null))
            code.Line($"{veld.Naam} = {ToDraft(veld, veld.Naam)},");
        code.Close("};");
        code.Gap().Line($"static {naam} {zicht}.Of({element} element) => new(element);");
        code.Close();
    }

    /// <summary>The expression that makes what a draft takes from what a view gives.</summary>
    internal static string ToDraft(Veld veld, string bron)
    {
        var lid = veld.Groep is not null ? "ToDraft()" : veld.Blad!.Soort == Bladsoort.Tekst ? "AsString()" : "Value";
        return veld.Aantal switch
        {
            Aantal.Een => $"{bron}.{lid}",
            Aantal.HoogstensEen => $"{bron}?.{lid}",
            _ => $"{bron}.ToList(static deel => deel.{lid})",
        };
    }

    private static void Write(Codetekst code, Veld veld, Verwijzing verwijs)
    {
        var type = verwijs.View(veld);
        var (resultaat, vraag) = veld.Aantal switch
        {
            Aantal.Een => (type, "Required"),
            Aantal.HoogstensEen => (type + "?", "Optional"),
            _ => ($"{verwijs.Waarde("Reeks")}<{type}>", "Repeated"),
        };
        code.Gap().Summary(Documentatie.Of(veld)).Line($"public {resultaat} {veld.Naam} => Element.{vraag}<{type}>(Elementnummer.{veld.Constante});");
    }
}
