namespace IB.Gateway.Schemas;

/// <summary>
/// What is known of message types by their functie, and no schema tells: who sends it, what answers it, within how many days. It
/// is what the packs that come with the program say.
/// </summary>
internal static class Berichttabel
{
    private static readonly Lazy<IReadOnlyList<(string Standaard, BerichtDefinitie Bericht)>> Bekend = new(
        () => [.. SchemaPack.LoadAllEmbedded().SelectMany(p => p.Berichten.Select(b => (p.Standaard, b)))]);

    /// <summary>The type with this name in a release of this standard that is known; <see langword="null"/> when there is none.</summary>
    public static BerichtDefinitie? Find(string standaard, string functie)
        => Bekend.Value.Where(b => b.Standaard == standaard && b.Bericht.Functie == functie).Select(b => b.Bericht).LastOrDefault();

    /// <summary>
    /// The name of the type of a party in a header, as the standards have it; <see langword="null"/> for one that has no code of a fixed
    /// form, and mostly does not stand there at all.
    /// </summary>
    public static string? DatatypeOf(Partijrol rol) => rol switch
    {
        Partijrol.Gemeente => "LDT_Gemeente",
        Partijrol.Aanbieder => "LDT_AgbCode",
        Partijrol.Ciz => "LDT_Ciz",
        Partijrol.Knooppunt => "LDT_Knooppunt",
        _ => null,
    };
}
