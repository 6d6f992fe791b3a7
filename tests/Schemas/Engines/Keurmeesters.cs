using System.Xml.Schema;
using IB.Gateway.Testing;

namespace IB.Gateway.Schemas.Tests;

/// <summary>Both validators, with the packs as System.Xml gets them and, for xmllint, written out to disk.</summary>
public sealed class Keurmeesters : IDisposable
{
    private readonly TijdelijkeMap _map = new();
    private readonly Dictionary<string, XmlSchemaSet> _sets = [];
    private readonly XmlSchemaSet _stuf = StufSchemas.CompileSchemaSet();
    private int _bestanden;

    public Keurmeesters()
    {
        foreach (var pack in Catalogus.Packs)
            WriteOut(pack.Naam, pack.Bestanden, pack.Open);
        WriteOut("stuf", StufSchemas.Bestanden, StufSchemas.Open);
    }

    public static Berichtcatalogus Catalogus { get; } = Berichtcatalogus.LoadEmbedded();

    /// <summary>Judges a message by the schema of <paramref name="functie"/>.</summary>
    public Oordeel Judge(string functie, byte[] xml)
    {
        var bericht = Assert.Single(Catalogus.FindByFunctie(functie));
        if (!_sets.TryGetValue(functie, out var set))
            _sets[functie] = set = Catalogus.PackOf(bericht).CompileSchemaSet(functie);
        return Judge(set, Path.Combine(_map.Pad, bericht.Pack, bericht.Schema), xml);
    }

    /// <summary>Judges a StUF document; <paramref name="schema"/> is the file that declares its root.</summary>
    public Oordeel JudgeStuf(string schema, byte[] xml) => Judge(_stuf, Path.Combine(_map.Pad, "stuf", schema), xml);

    public void Dispose() => _map.Dispose();

    private Oordeel Judge(XmlSchemaSet set, string xsd, byte[] xml)
    {
        var bestand = _map[$"{++_bestanden}.xml"];
        File.WriteAllBytes(bestand, xml);
        return new(SystemXml.Validate(set, xml), Xmllint.Validate(xsd, bestand));
    }

    private void WriteOut(string naam, IEnumerable<string> bestanden, Func<string, Stream> open)
    {
        foreach (var bestand in bestanden)
        {
            var doel = Path.Combine(_map.Pad, naam, bestand);
            Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
            using var van = open(bestand);
            using var naar = File.Create(doel);
            van.CopyTo(naar);
        }
    }
}
