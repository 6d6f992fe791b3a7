using System.Xml.Schema;
using IB.Gateway.Schemas;
using IB.Gateway.Validation;

namespace IB.Gateway.Cli;

/// <summary>The engines that can judge a file.</summary>
internal static class Keurmotoren
{
    internal const string Gecompileerd = "compiled";
    internal const string Referentie = "reference";

    private const string VerschilCode = "MOTOR";

    /// <summary>Judges as the knooppunt does: compiled, and where the two disagree as the reference says.</summary>
    internal static IBerichtValidator Knooppunt(Berichtcatalogus catalogus)
        => new GecompileerdeValidator(catalogus, new ReferentieValidator(catalogus), _ => { });

    /// <summary>Judges by the packs.</summary>
    /// <param name="catalogus">The packs.</param>
    /// <param name="motor">One of the names here; <see langword="null"/> for what the knooppunt does.</param>
    internal static IBerichtValidator Create(Berichtcatalogus catalogus, string? motor) => motor switch
    {
        Gecompileerd => new Gecompileerde(verschil => new GecompileerdeValidator(catalogus, new ReferentieValidator(catalogus), verschil)),
        Referentie => new ReferentieValidator(catalogus),
        _ => Knooppunt(catalogus),
    };

    /// <summary>Judges by any schema.</summary>
    /// <param name="schemas">The schema.</param>
    /// <param name="motor">As above.</param>
    /// <param name="nietOndersteund">What keeps the schema from being compiled, when that was asked.</param>
    internal static IBerichtValidator Create(XmlSchemaSet schemas, string? motor, out string? nietOndersteund)
    {
        LosseValidator los = null!;
        var validator = motor == Gecompileerd
            ? new Gecompileerde(verschil => los = new LosseValidator(schemas, Keurmotor.Gecompileerd, verschil))
            : (IBerichtValidator)(los = new LosseValidator(schemas, motor == Referentie ? Keurmotor.Referentie : Keurmotor.Gecompileerd, _ => { }));
        nietOndersteund = motor == Gecompileerd ? los.NietOndersteund : null;
        return validator;
    }

    /// <summary>Lets the compiled engine have the last word, so that its verdict can be seen by itself.</summary>
    private sealed class Gecompileerde : IBerichtValidator
    {
        private readonly IBerichtValidator _validator;
        private bool _verschil;

        internal Gecompileerde(Func<Action<Oordeel>, IBerichtValidator> create) => _validator = create(_ => _verschil = true);

        public Oordeel Validate(ReadOnlyMemory<byte> inhoud)
        {
            _verschil = false;
            var oordeel = _validator.Validate(inhoud);
            return _verschil
                ? oordeel with { Fouten = [new Schemafout(
                    VerschilCode, 0, 0, "/",
                    "alleen de gecompileerde keuring keurt dit af, de referentie niet; in het knooppunt is het geldig. Meld dit als gebrek")] }
                : oordeel;
        }

        public Oordeel Recognise(ReadOnlyMemory<byte> inhoud) => _validator.Recognise(inhoud);
    }
}
