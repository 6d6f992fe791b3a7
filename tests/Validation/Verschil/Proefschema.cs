using System.Xml.Schema;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>One schema with all who judge documents by it. One thread at a time.</summary>
internal sealed class Proefschema : IDisposable
{
    private readonly XmlSchemaSet _strikt;
    private readonly Libxml2Schema _libxml2;
    private readonly Arbitrage _arbitrage;
    private readonly Func<ReadOnlySpan<byte>, bool> _gecompileerd;

    /// <param name="naam">What it is called in what a test reports.</param>
    /// <param name="compile">Makes the schema anew.</param>
    /// <param name="xsd">File with the same schema.</param>
    internal Proefschema(string naam, Func<XmlSchemaSet> compile, string xsd)
    {
        Naam = naam;
        Schemas = compile();
        _strikt = StriktePatronen.Apply(compile());
        _libxml2 = Libxml2Schema.Load(xsd);
        _gecompileerd = Gecompileerd.Create(compile());
        _arbitrage = new Arbitrage(Schemas, Judge);
    }

    internal string Naam { get; }

    internal XmlSchemaSet Schemas { get; }

    /// <summary>What the compiled engine says of a document.</summary>
    internal bool IsGeldig(ReadOnlySpan<byte> document) => _gecompileerd(document);

    /// <summary>What is right on a document of which they say this; <see langword="null"/> when nobody knows.</summary>
    internal bool? Verdict(byte[] document, Oordelen oordelen) => _arbitrage.Verdict(document, oordelen);

    /// <summary>What each says of a document.</summary>
    internal Oordelen Judge(byte[] document) => new(_gecompileerd(document), Systeemgang.Run(document, _strikt) is null, _libxml2.IsGeldig(document));

    /// <summary>Why who finds a document invalid does so.</summary>
    internal string Explain(byte[] document)
        => $"System.Xml: {Systeemgang.Run(document, _strikt)}; libxml2: {string.Join(" ", _libxml2.Explain(document))}";

    public void Dispose() => _libxml2.Dispose();
}

/// <summary>Whether a document is valid, in the eyes of each.</summary>
internal sealed record Oordelen(bool Gecompileerd, bool SystemXml, bool Libxml2);
