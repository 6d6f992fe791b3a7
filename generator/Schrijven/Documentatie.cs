namespace IB.Gateway.Generator;

/// <summary>Writes the documentation of generated members.</summary>
internal static class Documentatie
{
    internal static string Escape(string tekst) => tekst.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>What an element is: what the schema says of it, then its type and how often it is there.</summary>
    internal static string Of(Veld veld)
    {
        var soort = veld.Blad switch
        {
            null => $"a group (<c>{veld.Groep!.Omschrijving}</c>)",
            { Vast: { } vast } => $"always <c>{vast}</c>",
            { Codelijst: { } lijst } blad => $"{blad.Regels}, see <see cref=\"Codes.{lijst}\"/>",
            var blad => $"{blad.Regels} (<c>{blad.Type}</c>)",
        };
        var gezegd = veld.Documentatie is { } tekst ? Escape(tekst).TrimEnd('.') + ". " : string.Empty;
        var aantal = veld.Aantal switch
        {
            Aantal.HoogstensEen => "; <see langword=\"null\"/> when absent",
            Aantal.MinstensEen => "; one or more",
            Aantal.Veel => "; any number",
            _ => string.Empty,
        };
        return $"{gezegd}{veld.Naam}: {soort}{aantal}.";
    }

    /// <summary>What a group is.</summary>
    internal static string Of(Groep groep)
        => groep.Documentatie is { } tekst
            ? Escape(tekst).TrimEnd('.') + "."
            : $"The elements of <c>{groep.Omschrijving}</c>{(groep.Klasse is null ? string.Empty : $" in a {groep.Klasse}")}.";
}
