using System.Collections.Concurrent;
using IB.Gateway.Schemas;

namespace IB.Gateway.Validation;

/// <summary>
/// The validator of the knooppunt: one pass over the bytes by tables made from the schemas. What it refuses is judged again by the
/// reference, which explains, and whose word counts when the two disagree.
/// </summary>
public sealed class GecompileerdeValidator : IBerichtValidator
{
    private static readonly int MaxGeheugens = Environment.ProcessorCount * 2;

    private readonly Programmaverzameling _programmas;
    private readonly ReferentieValidator _referentie;
    private readonly Action<Oordeel> _meldVerschil;
    private readonly ConcurrentBag<Loopgeheugen> _geheugens = [];

    /// <summary>A validator for all packs of a catalog.</summary>
    /// <param name="catalogus">The message types.</param>
    /// <param name="referentie">Judges what is refused, and packs that cannot be compiled.</param>
    /// <param name="meldVerschil">Told of every payload that only the reference takes.</param>
    public GecompileerdeValidator(Berichtcatalogus catalogus, ReferentieValidator referentie, Action<Oordeel> meldVerschil)
    {
        _programmas = new Programmaverzameling(catalogus);
        _referentie = referentie;
        _meldVerschil = meldVerschil;
    }

    /// <summary>Compiles all schemas now, so that no message waits for it.</summary>
    /// <exception cref="SchemaPackException">A schema is faulty.</exception>
    public void Prepare() => _programmas.Prepare();

    /// <summary>The construct for which a pack runs on the reference engine; <see langword="null"/> when it is compiled.</summary>
    public string? NietOndersteund(SchemaPack pack) => _programmas.Of(pack).NietOndersteund;

    /// <inheritdoc/>
    public Oordeel Validate(ReadOnlyMemory<byte> inhoud)
    {
        var geheugen = _geheugens.TryTake(out var bestaand) ? bestaand : new Loopgeheugen();
        var oordeel = Schemaloop.Run(inhoud.Span, _programmas, geheugen, geheugen.Band) is { } programma
            ? new Oordeel(_programmas.DefinitieOf(programma, geheugen.Band), Berichtkoplezer.Read(geheugen.Band, programma.Namen, inhoud.Span), [])
            : null;
        if (_geheugens.Count < MaxGeheugens)
            _geheugens.Add(geheugen);
        return oordeel ?? Explain(inhoud);
    }

    private Oordeel Explain(ReadOnlyMemory<byte> inhoud)
    {
        var oordeel = _referentie.Validate(inhoud);
        if (oordeel.Geldig && _programmas.IsCompiled(oordeel.Definitie!))
            _meldVerschil(oordeel);
        return oordeel;
    }
}
