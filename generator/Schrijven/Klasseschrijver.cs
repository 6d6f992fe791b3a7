namespace IB.Gateway.Generator;

/// <summary>Writes the class of a message type, with the views and drafts that are its own.</summary>
internal static class Klasseschrijver
{
    internal static string Write(Packmodel pack, Berichtmodel bericht)
    {
        var (manifest, verwijs) = (bericht.Manifest, new Verwijzing(pack, bericht));
        var code = new Codetekst();
        code.Line($"namespace IB.Gateway.Berichten.{pack.Ruimte};").Gap();
        code.Summary($"The {manifest.Functie}, {Documentatie.Escape(manifest.Titel)}, of {pack.Standaard} {pack.Release}.");
        code.Line(Packschrijver.Gemaakt).Line($"public static partial class {bericht.Klasse}").Open();
        code.Summary("Its type as an envelope names it.").Line($"public const string Functie = {Draftschrijver.Literal(manifest.Functie)};");
        code.Gap().Summary("The namespace of its root element.").Line($"public const string Namespace = {Draftschrijver.Literal(manifest.Namespace)};");
        WriteVersie(code, pack, bericht, verwijs);
        code.Gap().Summary("The view of a message; <see langword=\"null\"/> when it is not valid, or of another type.");
        code.Line(
            "/// <exception cref=\"global::System.InvalidOperationException\">It is valid by the reference only, which leaves no places for views.</exception>");
        code.Line($"public static {verwijs.View(bericht.Wortel)}? Read({verwijs.Waarde("Berichtlezing")} lezing)");
        code.Line($"    => lezing.Root<{verwijs.View(bericht.Wortel)}>(Elementnummer.Lijst, Elementnummer.{bericht.Wortelnaam});");
        Retourschrijver.Write(code, pack, bericht, verwijs);
        foreach (var groep in bericht.Typen)
            Zichtschrijver.Write(code, groep, verwijs);
        foreach (var groep in bericht.Typen)
            Draftschrijver.Write(code, groep, verwijs, groep == bericht.Wortel ? bericht : null, Namespaces(pack, bericht));
        return code.Close().ToString();
    }

    /// <summary>The draft that states the versions of schemas, when the pack has one.</summary>
    internal static Groep? Versiegroep(Packmodel pack)
        => pack.Gedeeld.FirstOrDefault(g => g.Velden.Select(v => v.Naam).SequenceEqual(["BasisschemaXsdVersie", "BerichtXsdVersie"])
            && g.Velden.All(v => v.Blad?.Soort == Bladsoort.Tekst));

    private static void WriteVersie(Codetekst code, Packmodel pack, Berichtmodel bericht, Verwijzing verwijs)
    {
        if (bericht.XsdVersie is not { } versie || Versiegroep(pack) is not { } groep)
            return;
        code.Gap().Summary("The versions of the schemas that a message of this type says it was made with.");
        code.Line($"public static {verwijs.Draft(groep)} XsdVersie {{ get; }} = new()").Open();
        code.Line($"BasisschemaXsdVersie = {Draftschrijver.Literal(versie.Basisschema)},")
            .Line($"BerichtXsdVersie = {Draftschrijver.Literal(versie.Bericht)},");
        code.Close("};");
    }

    private static string Namespaces(Packmodel pack, Berichtmodel bericht)
        => string.Join(" ", pack.Namen
            .Where(n => n.Voorvoegsel.Length > 0 && (n.Ns == bericht.Manifest.Namespace || pack.IsGedeeld(n)))
            .Select(n => $"xmlns:{n.Voorvoegsel}=\"{Documentatie.Escape(n.Ns).Replace("\"", "&quot;")}\""));
}
