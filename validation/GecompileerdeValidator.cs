using System.Runtime.CompilerServices;
using IB.Gateway.Schemas;

namespace IB.Gateway.Validation;

/// <summary>
/// The validator of the knooppunt: one pass over the bytes by tables made from the schemas. What it refuses is judged again by the
/// reference, which explains, and whose word counts when the two disagree.
/// </summary>
public sealed class GecompileerdeValidator : IBerichtValidator
{
    private readonly ICatalogusBron _bron;
    private readonly ReferentieValidator _referentie;
    private readonly Action<Oordeel> _meldVerschil;
    private readonly ConditionalWeakTable<Berichtcatalogus, Programmacatalogus> _programmas = [];
    private readonly Geheugenvoorraad _geheugens = new();

    /// <summary>A validator for all packs of a catalog.</summary>
    /// <param name="bron">The message types.</param>
    /// <param name="referentie">Judges what is refused, and what cannot be compiled.</param>
    /// <param name="meldVerschil">Told of every payload that only the reference takes.</param>
    public GecompileerdeValidator(ICatalogusBron bron, ReferentieValidator referentie, Action<Oordeel> meldVerschil)
    {
        _bron = bron;
        _referentie = referentie;
        _meldVerschil = meldVerschil;
    }

    /// <summary>Compiles all schemas of the catalog of this moment.</summary>
    /// <exception cref="SchemaPackException">A schema is faulty.</exception>
    public void Prepare() => Prepare(_bron.Huidig);

    /// <summary>Compiles all schemas of <paramref name="catalogus"/> now, so that no message waits for it.</summary>
    /// <exception cref="SchemaPackException">A schema is faulty.</exception>
    public void Prepare(Berichtcatalogus catalogus) => ProgrammasOf(catalogus).Prepare();

    /// <summary>The construct for which a pack, or part of it, runs on the reference; <see langword="null"/> when all of it is compiled.</summary>
    public static string? NietOndersteund(SchemaPack pack) => Packprogramma.Of(pack).NietOndersteund;

    /// <inheritdoc/>
    public Oordeel Validate(ReadOnlyMemory<byte> inhoud)
    {
        var programmas = ProgrammasOf(_bron.Huidig);
        var geheugen = _geheugens.Rent();
        var oordeel = Judge(inhoud.Span, programmas, geheugen);
        _geheugens.Return(geheugen);
        return oordeel ?? Explain(inhoud, programmas);
    }

    private static Oordeel? Judge(ReadOnlySpan<byte> inhoud, Programmacatalogus programmas, Loopgeheugen geheugen)
    {
        if (Schemaloop.Run(inhoud, programmas, geheugen, geheugen.Band) is { } programma)
            return programmas.Accept(programma, geheugen.Band, inhoud, herkend: null);
        return programmas.Recognise(inhoud) is { } definitie && programmas.ProgrammaOf(definitie) is { } eigen
            && Schemaloop.Run(inhoud, new VastProgramma(eigen), geheugen, geheugen.Band) is not null
                ? programmas.Accept(eigen, geheugen.Band, inhoud, definitie)
                : null;
    }

    private Oordeel Explain(ReadOnlyMemory<byte> inhoud, Programmacatalogus programmas)
    {
        var oordeel = _referentie.Validate(inhoud);
        if (oordeel.Geldig && (oordeel.Definitie is { } definitie ? programmas.ProgrammaOf(definitie) : programmas.ProgrammaOf(oordeel.Document!)) is not null)
            _meldVerschil(oordeel);
        return oordeel;
    }

    private Programmacatalogus ProgrammasOf(Berichtcatalogus catalogus) => _programmas.GetValue(catalogus, static c => new Programmacatalogus(c));
}
