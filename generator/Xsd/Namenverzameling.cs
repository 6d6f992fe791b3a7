using System.Xml;

namespace IB.Gateway.Generator;

/// <summary>Gathers the element names of a pack and gives each a constant.</summary>
internal sealed class Namenverzameling
{
    private readonly string _gedeeld;
    private readonly Dictionary<string, string> _voorvoegsels;
    private readonly Dictionary<string, SortedSet<string>> _namen = [];

    internal Namenverzameling(Packmanifest manifest)
    {
        _gedeeld = Identificatie.Pascal(manifest.Standaard).ToLowerInvariant();
        _voorvoegsels = manifest.Berichten.ToDictionary(b => b.Namespace, b => b.Functie.ToLowerInvariant());
        _voorvoegsels[string.Empty] = string.Empty;
    }

    /// <summary>Adds a name.</summary>
    /// <returns>The constant that stands for it.</returns>
    internal string Add(XmlQualifiedName naam)
    {
        if (!_namen.TryGetValue(naam.Namespace, out var lokaal))
            _namen[naam.Namespace] = lokaal = new SortedSet<string>(StringComparer.Ordinal);
        lokaal.Add(naam.Name);
        return GroepOf(naam.Namespace).ConstantOf(naam.Name);
    }

    /// <summary>The names by namespace: those that messages share first.</summary>
    internal IReadOnlyList<Namengroep> ToList()
        => [.. _namen.Keys.Select(GroepOf).OrderBy(g => !g.Voorvoegsel.StartsWith(_gedeeld, StringComparison.Ordinal))
            .ThenBy(g => g.Voorvoegsel, StringComparer.Ordinal)];

    private Namengroep GroepOf(string ns)
    {
        if (!_voorvoegsels.TryGetValue(ns, out var voorvoegsel))
        {
            var eerder = _voorvoegsels.Values.Count(v => v.StartsWith(_gedeeld, StringComparison.Ordinal));
            _voorvoegsels[ns] = voorvoegsel = eerder == 0 ? _gedeeld : $"{_gedeeld}{eerder + 1}";
        }

        return new Namengroep(voorvoegsel, ns, [.. _namen[ns]]);
    }
}
