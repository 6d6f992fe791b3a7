using System.Collections.Frozen;
using System.Text;
using IB.Gateway.Schemas;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>The programs of the packs of one catalog. Each is made when it is first needed.</summary>
internal sealed class Programmaverzameling : IProgrammabron
{
    private readonly FrozenDictionary<string, Lazy<Packprogramma>> _packs;
    private readonly (byte[] Ns, string Pack)[] _namespaces;
    private readonly Berichtcatalogus _catalogus;

    internal Programmaverzameling(Berichtcatalogus catalogus)
    {
        _catalogus = catalogus;
        _packs = catalogus.Packs.ToFrozenDictionary(p => p.Naam, p => new Lazy<Packprogramma>(() => Packprogramma.Compile(p)));
        _namespaces = [.. catalogus.Berichten.Select(b => (Encoding.UTF8.GetBytes(b.Namespace), b.Pack))];
    }

    public Schemaprogramma? Find(ReadOnlySpan<byte> ns)
    {
        foreach (var (bekend, pack) in _namespaces)
        {
            if (ns.SequenceEqual(bekend))
                return _packs[pack].Value.Programma;
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
