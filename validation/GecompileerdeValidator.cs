using System.Runtime.CompilerServices;
using IB.Gateway.Schemas;
using IB.Gateway.Validation.Compilatie;

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
        var oordeel = Judge(inhoud.Span, programmas, geheugen, geheugen.Band).Oordeel;
        _geheugens.Return(geheugen);
        return oordeel ?? Explain(inhoud, programmas);
    }

    /// <inheritdoc/>
    public Oordeel Recognise(ReadOnlyMemory<byte> inhoud) => Berichtherkenning.Judge(inhoud.Span, _bron.Huidig);

    /// <summary>Judges as <see cref="Validate(ReadOnlyMemory{byte})"/> does, and leaves the elements on a band.</summary>
    /// <param name="inhoud">UTF-8 XML.</param>
    /// <param name="band">Is overwritten.</param>
    public Bandoordeel Validate(ReadOnlyMemory<byte> inhoud, Band band)
    {
        var programmas = ProgrammasOf(_bron.Huidig);
        var geheugen = _geheugens.Rent();
        var (oordeel, programma) = Judge(inhoud.Span, programmas, geheugen, band);
        _geheugens.Return(geheugen);
        return oordeel is null
            ? new Bandoordeel(Explain(inhoud, programmas), null)
            : new Bandoordeel(oordeel, Naamnummers.Of(programma!.Namen));
    }

    private static (Oordeel? Oordeel, Schemaprogramma? Programma) Judge(
        ReadOnlySpan<byte> inhoud, Programmacatalogus programmas, Loopgeheugen geheugen, Band band)
    {
        if (Schemaloop.Run(inhoud, programmas, geheugen, band) is { } programma)
            return (programmas.Accept(programma, band, inhoud, herkend: null), programma);
        return programmas.Recognise(inhoud) is { } definitie && programmas.ProgrammaOf(definitie) is { } eigen
            && Schemaloop.Run(inhoud, new VastProgramma(eigen), geheugen, band) is not null
                ? (programmas.Accept(eigen, band, inhoud, definitie), eigen)
                : default;
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
