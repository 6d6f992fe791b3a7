using System.Collections.Frozen;

namespace IB.Gateway.Schemas;

/// <summary>All message types of all loaded packs. Immutable, safe for use by many threads.</summary>
/// <remarks>
/// Two releases of one standard can stand side by side: a functie alone then names several types, functie and version
/// together name one. Releases may share a namespace; then the Header of a message tells which it is. A catalog is its own
/// source, one that never changes. A stand-in counts only as long as no official pack has its type.
/// </remarks>
public sealed class Berichtcatalogus : ICatalogusBron
{
    private readonly FrozenDictionary<string, SchemaPack> _packs;
    private readonly FrozenDictionary<string, BerichtDefinitie[]> _perFunctie;
    private readonly FrozenDictionary<string, BerichtDefinitie[]> _perNamespace;
    private readonly FrozenDictionary<(string Namespace, string Element), DocumentDefinitie> _perWortel;
    private readonly FrozenDictionary<(string Code, int Versie, int Subversie), BerichtDefinitie> _perCode;

    /// <summary>Builds the catalog of <paramref name="packs"/>.</summary>
    /// <exception cref="SchemaPackException">Two packs, types or documents claim the same name, code or root element; all clashes at once.</exception>
    public Berichtcatalogus(IEnumerable<SchemaPack> packs)
    {
        Packs = [.. packs];
        Berichten = [.. WithoutReplaced(Packs.SelectMany(p => p.Berichten).ToList())];
        Documenten = [.. Packs.SelectMany(p => p.Documenten)];
        RefuseClashes();

        _packs = Packs.ToFrozenDictionary(p => p.Naam);
        _perFunctie = NewestFirst(b => b.Functie);
        _perNamespace = NewestFirst(b => b.Namespace);
        _perWortel = Documenten.ToFrozenDictionary(d => (d.Namespace, d.Element));
        _perCode = Berichten.GroupBy(b => (b.BerichtCode, b.Versie, b.Subversie)).ToFrozenDictionary(g => g.Key, g => g.MinBy(b => b.Plaatsvervanger)!);
    }

    /// <summary>The packs in the order given.</summary>
    public IReadOnlyList<SchemaPack> Packs { get; }

    /// <summary>All message types that count, pack by pack.</summary>
    public IReadOnlyList<BerichtDefinitie> Berichten { get; }

    /// <summary>All documents that are no message, pack by pack.</summary>
    public IReadOnlyList<DocumentDefinitie> Documenten { get; }

    /// <inheritdoc/>
    Berichtcatalogus ICatalogusBron.Huidig => this;

    /// <summary>The catalog of every pack that comes with the program.</summary>
    /// <exception cref="SchemaPackException">A pack is unusable.</exception>
    public static Berichtcatalogus LoadEmbedded() => new(SchemaPack.LoadAllEmbedded());

    /// <summary>Every release of <paramref name="functie"/> (<c>WMO301</c>, case-sensitive), newest first; empty when unknown.</summary>
    public IReadOnlyList<BerichtDefinitie> FindByFunctie(string functie) => _perFunctie.GetValueOrDefault(functie, []);

    /// <summary>The type that an envelope names by functie (case-sensitive) and version; <see langword="null"/> when unknown.</summary>
    public BerichtDefinitie? FindByFunctie(string functie, int versie, int subversie)
    {
        BerichtDefinitie? gevonden = null;
        foreach (var bericht in _perFunctie.GetValueOrDefault(functie, []))
        {
            // An official type goes before a stand-in that an envelope may name by the same version.
            if (bericht.IsInEnvelop(versie, subversie) && (gevonden is null || gevonden.Plaatsvervanger))
                gevonden = bericht;
        }

        return gevonden;
    }

    /// <summary>
    /// The types whose root element is in <paramref name="xmlNamespace"/>, newest first; empty when unknown. Of more than one, the
    /// BerichtCode, BerichtVersie and BerichtSubversie in the Header tell which it is.
    /// </summary>
    public IReadOnlyList<BerichtDefinitie> FindByNamespace(string xmlNamespace) => _perNamespace.GetValueOrDefault(xmlNamespace, []);

    /// <summary>The document with this root element; <see langword="null"/> when unknown.</summary>
    public DocumentDefinitie? FindDocument(string xmlNamespace, string element) => _perWortel.GetValueOrDefault((xmlNamespace, element));

    /// <summary>The type that a header names by BerichtCode and version; <see langword="null"/> when unknown.</summary>
    public BerichtDefinitie? FindByBerichtCode(string berichtCode, int versie, int subversie)
        => _perCode.GetValueOrDefault((berichtCode, versie, subversie));

    /// <summary>
    /// The newest official type that has this BerichtCode in any release; <see langword="null"/> when there is none. The code of a stand-in
    /// may be a guess, and tells nothing.
    /// </summary>
    public BerichtDefinitie? FindByBerichtCode(string berichtCode)
        => Berichten.Where(b => b.BerichtCode == berichtCode && !b.Plaatsvervanger).MaxBy(b => (b.Versie, b.Subversie));

    /// <summary>The pack that <paramref name="definitie"/> comes from.</summary>
    /// <exception cref="KeyNotFoundException">The definition is not from this catalog.</exception>
    public SchemaPack PackOf(BerichtDefinitie definitie) => _packs[definitie.Pack];

    /// <summary>The pack that <paramref name="document"/> comes from.</summary>
    /// <exception cref="KeyNotFoundException">The document is not from this catalog.</exception>
    public SchemaPack PackOf(DocumentDefinitie document) => _packs[document.Pack];

    private FrozenDictionary<string, BerichtDefinitie[]> NewestFirst(Func<BerichtDefinitie, string> key)
        => Berichten.GroupBy(key).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(b => b.Versie).ThenByDescending(b => b.Subversie).ToArray());

    private void RefuseClashes()
    {
        string[] fouten =
        [
            .. Botsingen.Find(Packs, p => p.Naam, p => p.Naam, "packnaam"),
            .. PerSoort(berichten => Botsingen.Find(
                berichten.SelectMany(b => b.Envelopversies.Select(v => (Bericht: b, Versie: v))), p => $"{p.Bericht.Functie} {p.Versie}",
                p => Describe(p.Bericht), "functie")),
            .. PerSoort(berichten => Botsingen.Find(berichten, b => $"{b.BerichtCode} {b.Versie}.{b.Subversie}", Describe, "berichtcode")),
            .. Botsingen.Find(Documenten, Documentnaam.Of, d => $"{d.Pack}/{d.Schema}", "document"),
        ];
        if (fouten.Length > 0)
            throw new SchemaPackException("catalogus", fouten);
    }

    // What a stand-in claims is partly a guess, and keeps no official type out.
    private IEnumerable<string> PerSoort(Func<IEnumerable<BerichtDefinitie>, IEnumerable<string>> find)
        => Berichten.GroupBy(b => b.Plaatsvervanger).SelectMany(find);

    private static IEnumerable<BerichtDefinitie> WithoutReplaced(IReadOnlyList<BerichtDefinitie> berichten)
    {
        var officieel = berichten.Where(b => !b.Plaatsvervanger).Select(b => (b.Functie, b.Versie, b.Subversie)).ToHashSet();
        return berichten.Where(b => !b.Plaatsvervanger || !officieel.Contains((b.Functie, b.Versie, b.Subversie)));
    }

    private static string Describe(BerichtDefinitie bericht) => $"{bericht.Pack}/{bericht.Functie}";
}
