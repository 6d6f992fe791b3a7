namespace IB.Gateway.Generator;

/// <summary>Names types in the place where they are used: short where that is clear, else in full.</summary>
/// <param name="pack">The pack.</param>
/// <param name="bericht">The message whose class the code stands in; <see langword="null"/> outside of those.</param>
internal sealed class Verwijzing(Packmodel pack, Berichtmodel? bericht)
{
    private const string Wortel = "global::IB.Gateway.Berichten";

    private readonly HashSet<string> _eigen = [.. (bericht?.Typen ?? []).SelectMany(t => new[] { t.Naam, t.Draft })];
    private readonly HashSet<string> _gedeeld = [.. pack.Gedeeld.SelectMany(t => new[] { t.Naam, t.Draft })];

    internal string View(Groep groep) => Name(groep, groep.Naam);

    internal string Draft(Groep groep) => Name(groep, groep.Draft);

    /// <summary>The type that a view gives for an element, without how often it is there.</summary>
    internal string View(Veld veld) => veld.Groep is { } groep ? View(groep) : Waarde(veld.Blad!.Soort.ToString());

    /// <summary>The type that a draft takes for an element, without how often it is there.</summary>
    internal string Draft(Veld veld) => veld.Groep is { } groep ? Draft(groep) : veld.Blad!.Soort switch
    {
        Bladsoort.Tekst => "string",
        Bladsoort.Getal => "long",
        Bladsoort.Decimaal => "decimal",
        Bladsoort.Datum => "global::System.DateOnly",
        Bladsoort.Tijd => "global::System.TimeOnly",
        _ => "bool",
    };

    /// <summary>One of the types that all packs share.</summary>
    internal string Waarde(string naam) => _eigen.Contains(naam) || _gedeeld.Contains(naam) ? $"{Wortel}.{naam}" : naam;

    private string Name(Groep groep, string naam)
    {
        if (groep.Klasse is null)
            return _eigen.Contains(naam) ? $"{Wortel}.{pack.Ruimte}.{naam}" : naam;
        return groep.Klasse == bericht?.Klasse ? naam : $"{groep.Klasse}.{naam}";
    }
}
