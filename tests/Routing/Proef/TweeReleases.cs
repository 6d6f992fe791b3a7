using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Testing;
using IB.Gateway.Validation;

namespace IB.Gateway.Routing.Tests;

/// <summary>iWmo 3.2 and 3.3 side by side, compiled once for all tests.</summary>
public sealed class TweeReleases : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    public TweeReleases()
    {
        var bron = SchemaPack.LoadEmbedded("iwmo-3.2");
        Tweederelease.Write(_map.Pad, "2027-04-03", bron.Bestanden, bron.Open);
        Catalogus = new Berichtcatalogus([.. SchemaPack.LoadAllEmbedded(), SchemaPack.LoadFromFolder(_map[Tweederelease.Pack])]);
        Validator = new ReferentieValidator(Catalogus);
    }

    public Berichtcatalogus Catalogus { get; }

    internal ReferentieValidator Validator { get; }

    /// <summary>The same message in the next release.</summary>
    internal static Aanbieding Volgende(Aanbieding aanbieding) => aanbieding.Met(e => e with { FunctieVersie = new Versie(3, 3) }) with
    {
        Inhoud = Tweederelease.Bericht(aanbieding.Inhoud.ToArray()),
    };

    public void Dispose() => _map.Dispose();
}
