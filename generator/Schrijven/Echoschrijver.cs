namespace IB.Gateway.Generator;

/// <summary>
/// Writes, for a retourbericht, how a class of its heenbericht comes back in it: with all that it held, and in every class the
/// retourcodes that were given (IV028, OP065). Only for classes that come back whole.
/// </summary>
internal sealed class Echoschrijver(Packmodel pack, Berichtmodel retour, Berichtmodel heen, Verwijzing verwijs)
{
    private const string Codes = "RetourCodes";

    private readonly Groep? _codes = retour.Typen.Concat(pack.Gedeeld).FirstOrDefault(t => t.Naam == Codes);

    internal void Write(Codetekst code)
    {
        if (_codes is null)
            return;
        foreach (var naar in retour.Typen.Where(t => IsEcho(t, [])))
            Write(code, naar, SameName(naar)!);
    }

    private void Write(Codetekst code, Groep naar, Groep van)
    {
        code.Gap().Summary($"The {naar.Naam} of a {heen.Manifest.Functie} as its answer repeats it: unchanged, with the same retourcodes in every class.");
        code.Line($"/// <param name=\"heen\">What the {heen.Manifest.Functie} says.</param>");
        code.Line("/// <param name=\"retourCodes\">The codes for each class; <c>with</c> gives a class others.</param>");
        code.Line($"public static {verwijs.Draft(naar)} Echo({verwijs.View(van)} heen, {verwijs.Draft(_codes!)} retourCodes) => new()").Open();
        foreach (var veld in naar.Velden.Where(v => v.Vast is null))
            code.Line($"{veld.Naam} = {ValueOf(veld, van)},");
        code.Close("};");
    }

    private string ValueOf(Veld veld, Groep van)
    {
        if (veld.Groep == _codes)
            return "retourCodes";
        if (Retourschrijver.SameIn(van, veld) is { } gelijk)
            return Zichtschrijver.ToDraft(gelijk, $"heen.{gelijk.Naam}");
        var bron = van.Velden.First(v => v.Naam == veld.Naam);
        return bron.Aantal switch
        {
            Aantal.Een => $"Echo(heen.{bron.Naam}, retourCodes)",
            Aantal.HoogstensEen => $"heen.{bron.Naam} is {{ }} er{bron.Naam} ? Echo(er{bron.Naam}, retourCodes) : null",
            _ => $"heen.{bron.Naam}.ToList(deel => Echo(deel, retourCodes))",
        };
    }

    /// <summary>Whether all that a class of the heenbericht holds has a place in the class of the same name here.</summary>
    private bool IsEcho(Groep naar, HashSet<Groep> bezig)
    {
        if (naar == retour.Wortel || SameName(naar) is not { } van || van == heen.Wortel || van.Velden.Any(v => naar.Velden.All(n => n.Naam != v.Naam)))
            return false;
        return !bezig.Add(naar)
            || naar.Velden.All(v => v.Groep == _codes || v.Vast is not null || Retourschrijver.SameIn(van, v) is not null || IsEcho(v, van, bezig));
    }

    private bool IsEcho(Veld veld, Groep van, HashSet<Groep> bezig)
        => veld.Groep is { } groep && van.Velden.FirstOrDefault(v => v.Naam == veld.Naam) is { Groep: { } bron } zelfde
            && Retourschrijver.Fits(zelfde.Aantal, veld.Aantal) && SameName(groep) == bron && IsEcho(groep, bezig);

    private Groep? SameName(Groep naar) => naar.Klasse == retour.Klasse ? heen.Typen.FirstOrDefault(t => t.Naam == naar.Naam) : null;
}
