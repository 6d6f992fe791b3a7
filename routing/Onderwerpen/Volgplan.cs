using IB.Gateway.Schemas;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>
/// What to ask of the store for a topic: all that <see cref="Onderwerptoegang"/> may let through, and as little else as an index can keep
/// out. Pure.
/// </summary>
internal static class Volgplan
{
    // An index is looked into for each; more than this cost more than they keep out.
    private const int MaxPartijen = 20;

    /// <summary>
    /// The message types of a topic: those that it names, and those of the catalog and of the journal that its patterns stand for. The journal has
    /// more than the catalog when a pack was removed, or another node has a newer one.
    /// </summary>
    public static HashSet<string> Functies(Onderwerp onderwerp, Berichtcatalogus catalogus, IReadOnlySet<string> bekend)
    {
        var functies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selectie in onderwerp.Selecties)
        {
            functies.UnionWith(selectie.Functies.Patronen.Where(static p => !p.EndsWith('*')));
            functies.UnionWith(catalogus.Berichten.Select(static b => b.Functie).Where(selectie.Functies.Omvat));
            functies.UnionWith(bekend.Where(selectie.Functies.Omvat));
        }

        return functies;
    }

    /// <summary>Whether a topic has patterns: without any it is known for good which message types it has.</summary>
    public static bool HasPatronen(Onderwerp onderwerp) => onderwerp.Selecties.Any(static s => s.Functies.Patronen.Any(static p => p.EndsWith('*')));

    /// <summary>What to ask for a party with a right.</summary>
    public static Volgvraag Make(Onderwerp onderwerp, Onderwerprecht recht, string partij, Berichtcatalogus catalogus, IReadOnlySet<string> bekend)
        => new(Functies(onderwerp, catalogus, bekend), Partijen(onderwerp, recht, partij));

    private static IReadOnlyCollection<string> Partijen(Onderwerp onderwerp, Onderwerprecht recht, string partij) => recht.Bereik switch
    {
        Rechtbereik.Eigen => [partij],
        Rechtbereik.Gemeenten when recht.Gemeenten.Length <= MaxPartijen => recht.Gemeenten,
        _ => Gemeenten(onderwerp),
    };

    private static HashSet<string> Gemeenten(Onderwerp onderwerp)
    {
        var gemeenten = onderwerp.Selecties.SelectMany(static s => s.Gemeenten).ToHashSet(StringComparer.Ordinal);
        return gemeenten.Count <= MaxPartijen && onderwerp.Selecties.All(static s => s.Gemeenten.Length > 0) ? gemeenten : [];
    }
}
