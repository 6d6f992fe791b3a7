using System.Text;
using IB.Gateway.Schemas;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>The programs of the packs of one catalog, and what each root element is. A pack is compiled when it is first needed.</summary>
internal sealed class Programmacatalogus : IProgrammabron
{
    private readonly Berichtcatalogus _catalogus;

    // In order of their bytes.
    private readonly Naamruimte[] _naamruimten;

    internal Programmacatalogus(Berichtcatalogus catalogus)
    {
        _catalogus = catalogus;
        var plaatsen = catalogus.Berichten.Select(b => (b.Namespace, Pack: catalogus.PackOf(b), b.Schema))
            .Concat(catalogus.Documenten.Select(d => (d.Namespace, Pack: catalogus.PackOf(d), d.Schema)));
        _naamruimten = [.. plaatsen.GroupBy(p => p.Namespace).Select(g => new Naamruimte(g.Key, [.. g.Select(p => (p.Pack, p.Schema)).Distinct()]))];
        Array.Sort(_naamruimten, (een, ander) => een.Uri.AsSpan().SequenceCompareTo(ander.Uri));
    }

    /// <summary>The program for a namespace; <see langword="null"/> when it has none, or more than one and the Header must tell which.</summary>
    public Schemaprogramma? Find(ReadOnlySpan<byte> ns)
    {
        var (laag, hoog) = (0, _naamruimten.Length - 1);
        while (laag <= hoog)
        {
            var midden = (laag + hoog) / 2;
            var verschil = ns.SequenceCompareTo(_naamruimten[midden].Uri);
            if (verschil == 0)
                return _naamruimten[midden].Programma.Value;
            (laag, hoog) = verschil < 0 ? (laag, midden - 1) : (midden + 1, hoog);
        }

        return null;
    }

    /// <summary>What a document is of which the namespace alone does not tell; <see langword="null"/> when its Header does not tell either.</summary>
    internal BerichtDefinitie? Recognise(ReadOnlySpan<byte> inhoud)
        => Array.Exists(_naamruimten, n => n.Gedeeld) ? Berichtherkenning.Find(inhoud, _catalogus) : null;

    internal Schemaprogramma? ProgrammaOf(BerichtDefinitie definitie) => Packprogramma.Of(_catalogus.PackOf(definitie)).Find(definitie.Schema);

    internal Schemaprogramma? ProgrammaOf(DocumentDefinitie document) => Packprogramma.Of(_catalogus.PackOf(document)).Find(document.Schema);

    /// <summary>The verdict on a document that is valid; <see langword="null"/> when its root element is not for this catalog.</summary>
    internal Oordeel? Accept(Schemaprogramma programma, Band band, ReadOnlySpan<byte> inhoud, BerichtDefinitie? herkend)
    {
        var (ns, naam) = (programma.Namen.NamespaceTekst(band[0].Naam), programma.Namen.LokaalTekst(band[0].Naam));
        if ((herkend ?? (_catalogus.FindByNamespace(ns) is [var enige] ? enige : null)) is { } definitie)
            return new Oordeel(definitie, Berichtkoplezer.Read(band, programma.Namen, inhoud), []);
        return _catalogus.FindDocument(ns, naam) is { } document ? new Oordeel(null, null, []) { Document = document } : null;
    }

    internal void Prepare()
    {
        foreach (var naamruimte in _naamruimten)
            _ = naamruimte.Programma.Value;
    }

    /// <summary>A namespace of root elements, and where its schemas are.</summary>
    private sealed class Naamruimte
    {
        internal Naamruimte(string uri, IReadOnlyList<(SchemaPack Pack, string Bestand)> plaatsen)
        {
            Uri = Encoding.UTF8.GetBytes(uri);
            Gedeeld = plaatsen.Count > 1;
            Programma = new Lazy<Schemaprogramma?>(
                () => plaatsen.Select(p => Packprogramma.Of(p.Pack).Find(p.Bestand)).Distinct().ToArray() is [var enige] ? enige : null);
        }

        internal byte[] Uri { get; }

        internal bool Gedeeld { get; }

        internal Lazy<Schemaprogramma?> Programma { get; }
    }
}

/// <summary>One program, whatever the namespace.</summary>
internal sealed class VastProgramma(Schemaprogramma programma) : IProgrammabron
{
    public Schemaprogramma Find(ReadOnlySpan<byte> ns) => programma;
}
