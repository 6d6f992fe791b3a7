using IB.Gateway.Schemas;
using IB.Gateway.Testing;
using IB.Gateway.Validation;

namespace IB.Gateway.Berichten.Tests;

/// <summary>Reader and writer over the packs that come with the program, for all tests.</summary>
internal static class Proef
{
    public static Berichtcatalogus Catalogus { get; } = Berichtcatalogus.LoadEmbedded();

    public static ReferentieValidator Referentie { get; } = new(Catalogus);

    /// <summary>The two engines may not disagree.</summary>
    public static GecompileerdeValidator Validator { get; } = Compile(Catalogus);

    public static Berichtlezer Lezer { get; } = new(Validator);

    public static Berichtschrijver Schrijver { get; } = new(Validator, Referentie);

    /// <summary>The names of all example messages.</summary>
    public static TheoryData<string> Berichten => [.. Fixtures.Berichten];

    public static GecompileerdeValidator Compile(ICatalogusBron bron)
        => new(bron, new ReferentieValidator(bron), o => throw new InvalidOperationException($"Only the reference takes this {o.Definitie?.Functie}."));
}
