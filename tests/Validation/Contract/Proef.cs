using IB.Gateway.Schemas;

namespace IB.Gateway.Validation.Tests.Contract;

/// <summary>The validators over the packs that come with the program, for all tests.</summary>
internal static class Proef
{
    public static Berichtcatalogus Catalogus { get; } = Berichtcatalogus.LoadEmbedded();

    public static ReferentieValidator Referentie { get; } = new(Catalogus);

    /// <summary>The two engines may not disagree.</summary>
    public static GecompileerdeValidator Gecompileerd { get; } = Compile(Catalogus);

    public static GecompileerdeValidator Compile(ICatalogusBron bron) => new(
        bron, new ReferentieValidator(bron), o => throw new InvalidOperationException($"Only the reference takes this {o.Definitie?.Functie}."));
}
