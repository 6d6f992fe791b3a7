using System.Xml.Schema;
using IB.Gateway.Schemas;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>A validator for documents of any schema that is in no pack. One thread at a time.</summary>
public sealed class LosseValidator : IBerichtValidator
{
    private static readonly Berichtcatalogus GeenBerichten = new([]);

    private readonly XmlSchemaSet _schemas;
    private readonly VastProgramma? _programma;
    private readonly Loopgeheugen _geheugen = new();
    private readonly Action<Oordeel> _meldVerschil;

    /// <summary>A validator for one set of schemas.</summary>
    /// <param name="schemas">A compiled set, which is the validator's from here on.</param>
    /// <param name="motor">What judges.</param>
    /// <param name="meldVerschil">Told of every document that only the reference takes.</param>
    public LosseValidator(XmlSchemaSet schemas, Keurmotor motor, Action<Oordeel> meldVerschil)
    {
        _meldVerschil = meldVerschil;
        if (motor == Keurmotor.Gecompileerd)
        {
            try
            {
                _programma = new VastProgramma(Schemaprogramma.Compile(schemas));
            }
            catch (NietOndersteundException e)
            {
                NietOndersteund = e.Message;
            }
        }

        _schemas = StriktePatronen.Apply(schemas);
    }

    /// <summary>The construct that keeps the schemas from being compiled, so that the reference judges; else <see langword="null"/>.</summary>
    public string? NietOndersteund { get; }

    /// <inheritdoc/>
    public Oordeel Validate(ReadOnlyMemory<byte> inhoud)
    {
        if (_programma is not null && Schemaloop.Run(inhoud.Span, _programma, _geheugen, _geheugen.Band) is not null)
            return new Oordeel(null, null, []);
        var onderzoek = Vooronderzoek.Run(inhoud.Span, GeenBerichten);
        var oordeel = new Oordeel(null, null, onderzoek.Fout != XmlFout.Geen ? [onderzoek.Describe(inhoud.Span)] : Schemakeuring.Run(inhoud, _schemas));
        if (oordeel.Geldig && _programma is not null)
            _meldVerschil(oordeel);
        return oordeel;
    }

    /// <inheritdoc/>
    public Oordeel Recognise(ReadOnlyMemory<byte> inhoud) => Berichtherkenning.Judge(inhoud.Span, GeenBerichten);
}

/// <summary>What judges a document by its schema.</summary>
public enum Keurmotor
{
    /// <summary>The compiled validator, with the reference to explain.</summary>
    Gecompileerd = 1,

    /// <summary>System.Xml.Schema.</summary>
    Referentie = 2,
}
