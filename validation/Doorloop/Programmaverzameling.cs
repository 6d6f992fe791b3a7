using System.Collections.Frozen;
using System.Text;
using IB.Gateway.Schemas;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>The programs of the packs of one catalog. Each is made when it is first needed.</summary>
internal sealed class Programmaverzameling : IProgrammabron
{
    private readonly FrozenDictionary<string, Lazy<Packprogramma>> _packs;
    
    // In order of their bytes.
    private readonly (byte[] Ns, Lazy<Packprogramma> Pack)[] _namespaces;
    private readonly Berichtcatalogus _catalogus;

    internal Programmaverzameling(Berichtcatalogus catalogus)
    {
        _catalogus = catalogus;
        _packs = catalogus.Packs.ToFrozenDictionary(p => p.Naam, p => new Lazy<Packprogramma>(() => Packprogramma.Compile(p)));
        _namespaces = [.. catalogus.Berichten.Select(b => (Encoding.UTF8.GetBytes(b.Namespace), _packs[b.Pack]))];
        Array.Sort(_namespaces, (een, ander) => een.Ns.AsSpan().SequenceCompareTo(ander.Ns));
    }

    public Schemaprogramma? Find(ReadOnlySpan<byte> ns)
    {
        var (laag, hoog) = (0, _namespaces.Length - 1);
        while (laag <= hoog)
        {
            var midden = (laag + hoog) / 2;
            var verschil = ns.SequenceCompareTo(_namespaces[midden].Ns);
            if (verschil == 0)
                return _namespaces[midden].Pack.Value.Programma;
            (laag, hoog) = verschil < 0 ? (laag, midden - 1) : (midden + 1, hoog);
        }

        return null;
    }

    internal Packprogramma Of(SchemaPack pack) => _packs[pack.Naam].Value;

    internal bool IsCompiled(BerichtDefinitie definitie) => _packs[definitie.Pack].Value.Programma is not null;

    internal BerichtDefinitie DefinitieOf(Schemaprogramma programma, Band band)
        => _catalogus.FindByNamespace(Encoding.UTF8.GetString(programma.Namen.Namespace(band[0].Naam)))!;

    internal void Prepare()
    {
        foreach (var pack in _packs.Values)
            _ = pack.Value;
    }
}

/// <summary>A pack as a program, or why it is none.</summary>
internal sealed record Packprogramma(Schemaprogramma? Programma, string? NietOndersteund)
{
    internal static Packprogramma Compile(SchemaPack pack)
    {
        try
        {
            return new Packprogramma(Schemaprogramma.Compile(pack.CompileSchemaSet()), null);
        }
        catch (NietOndersteundException e)
        {
            return new Packprogramma(null, e.Message);
        }
    }
}
