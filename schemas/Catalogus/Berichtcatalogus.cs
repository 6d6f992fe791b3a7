using System.Collections.Frozen;

namespace IB.Gateway.Schemas;

/// <summary>All message types of all loaded packs. Immutable, safe for use by many threads.</summary>
/// <remarks>
/// Two releases of one standard can stand side by side: a functie alone then names several types, functie and version
/// together name one.
/// </remarks>
public sealed class Berichtcatalogus
{
    private readonly FrozenDictionary<string, SchemaPack> _packs;
    private readonly FrozenDictionary<string, BerichtDefinitie[]> _perFunctie;
    private readonly FrozenDictionary<string, BerichtDefinitie> _perNamespace;
    private readonly FrozenDictionary<(string Code, int Versie, int Subversie), BerichtDefinitie> _perCode;

    /// <summary>Builds the catalog of <paramref name="packs"/>.</summary>
    /// <exception cref="SchemaPackException">Two packs, or two types, claim the same name, namespace or code; all clashes at once.</exception>
    public Berichtcatalogus(IEnumerable<SchemaPack> packs)
    {
        Packs = [.. packs];
        Berichten = [.. Packs.SelectMany(p => p.Berichten)];
        RefuseClashes();

        _packs = Packs.ToFrozenDictionary(p => p.Naam);
        _perFunctie = Berichten.GroupBy(b => b.Functie).ToFrozenDictionary(
            g => g.Key,
            g => g.OrderByDescending(b => b.Versie).ThenByDescending(b => b.Subversie).ToArray());
        _perNamespace = Berichten.ToFrozenDictionary(b => b.Namespace);
        _perCode = Berichten.ToFrozenDictionary(b => (b.BerichtCode, b.Versie, b.Subversie));
    }

    /// <summary>The packs in the order given.</summary>
    public IReadOnlyList<SchemaPack> Packs { get; }

    /// <summary>All message types, pack by pack.</summary>
    public IReadOnlyList<BerichtDefinitie> Berichten { get; }

    /// <summary>The catalog of every pack that comes with the program.</summary>
    /// <exception cref="SchemaPackException">A pack is unusable.</exception>
    public static Berichtcatalogus LoadEmbedded() => new(SchemaPack.LoadAllEmbedded());

    /// <summary>Every release of <paramref name="functie"/> (<c>WMO301</c>, case-sensitive), newest first; empty when unknown.</summary>
    public IReadOnlyList<BerichtDefinitie> FindByFunctie(string functie) => _perFunctie.GetValueOrDefault(functie, []);

    /// <summary>The type that an envelope names by functie (case-sensitive) and version; <see langword="null"/> when unknown.</summary>
    public BerichtDefinitie? FindByFunctie(string functie, int versie, int subversie)
        => _perFunctie.GetValueOrDefault(functie, []).FirstOrDefault(b => b.Versie == versie && b.Subversie == subversie);

    /// <summary>The type whose root element is in <paramref name="xmlNamespace"/>; <see langword="null"/> when unknown.</summary>
    public BerichtDefinitie? FindByNamespace(string xmlNamespace) => _perNamespace.GetValueOrDefault(xmlNamespace);

    /// <summary>The type that a header names by BerichtCode and version; <see langword="null"/> when unknown.</summary>
    public BerichtDefinitie? FindByBerichtCode(string berichtCode, int versie, int subversie)
        => _perCode.GetValueOrDefault((berichtCode, versie, subversie));

    /// <summary>The pack that <paramref name="definitie"/> comes from.</summary>
    /// <exception cref="KeyNotFoundException">The definition is not from this catalog.</exception>
    public SchemaPack PackOf(BerichtDefinitie definitie) => _packs[definitie.Pack];

    private void RefuseClashes()
    {
        string[] fouten =
        [
            .. Botsingen.Find(Packs, p => p.Naam, p => p.Naam, "packnaam"),
            .. Botsingen.Find(Berichten, b => b.Namespace, Describe, "namespace"),
            .. Botsingen.Find(Berichten, b => $"{b.Functie} {b.Versie}.{b.Subversie}", Describe, "functie"),
            .. Botsingen.Find(Berichten, b => $"{b.BerichtCode} {b.Versie}.{b.Subversie}", Describe, "berichtcode"),
        ];
        if (fouten.Length > 0)
            throw new SchemaPackException("catalogus", fouten);
    }

    private static string Describe(BerichtDefinitie bericht) => $"{bericht.Pack}/{bericht.Functie}";
}
