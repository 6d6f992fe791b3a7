using System.Runtime.CompilerServices;
using System.Xml.Schema;
using IB.Gateway.Schemas;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>
/// The schemas of a pack as programs: one for all of them, or when they cannot stand in one set one for each. What cannot be compiled
/// has none.
/// </summary>
internal sealed class Packprogramma
{
    // Kept for as long as a pack is in use: a catalog with the same pack in it finds it compiled.
    private static readonly ConditionalWeakTable<SchemaPack, Lazy<Packprogramma>> PerPack = [];

    private readonly Dictionary<string, Schemaprogramma> _perBestand = [];

    private Packprogramma(SchemaPack pack)
    {
        if (TryCompileTogether(pack) is { } alles)
        {
            foreach (var bestand in pack.Berichten.Select(b => b.Schema).Concat(pack.Documenten.Select(d => d.Schema)))
                _perBestand[bestand] = alles;
            return;
        }

        foreach (var bericht in pack.Berichten)
            Add(bericht.Schema, () => pack.CompileSchemaSet(bericht.Functie));
        foreach (var document in pack.Documenten)
            Add(document.Schema, () => pack.CompileSchemaSet(document));
    }

    /// <summary>The first construct that keeps a schema from being compiled; <see langword="null"/> when all are.</summary>
    internal string? NietOndersteund { get; private set; }

    /// <exception cref="SchemaPackException">A schema is faulty.</exception>
    internal static Packprogramma Of(SchemaPack pack) => PerPack.GetValue(pack, static p => new Lazy<Packprogramma>(() => new Packprogramma(p))).Value;

    /// <summary>The program of a file of the pack; <see langword="null"/> when it has none.</summary>
    internal Schemaprogramma? Find(string bestand) => _perBestand.GetValueOrDefault(bestand);

    private static Schemaprogramma? TryCompileTogether(SchemaPack pack)
    {
        try
        {
            return Schemaprogramma.Compile(pack.CompileSchemaSet());
        }
        catch (Exception e) when (e is NietOndersteundException or SchemaPackException)
        {
            // Which schema it is, and whether it is one that is faulty by itself, shows one by one.
            return null;
        }
    }

    private void Add(string bestand, Func<XmlSchemaSet> compile)
    {
        if (_perBestand.ContainsKey(bestand))
            return;
        try
        {
            _perBestand[bestand] = Schemaprogramma.Compile(compile());
        }
        catch (NietOndersteundException e)
        {
            NietOndersteund ??= $"{bestand}: {e.Message}";
        }
    }
}
