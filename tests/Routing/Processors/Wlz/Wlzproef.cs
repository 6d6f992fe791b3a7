using System.Text;
using IB.Gateway.Berichten;
using IB.Gateway.Testing;
using IB.Gateway.Validation;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>Reader and writer over the packs that come with the program, and the examples with one change.</summary>
internal static class Wlzproef
{
    private static readonly ReferentieValidator Referentie = new(Proefknooppunt.Catalogus);

    private static readonly GecompileerdeValidator Validator
        = new(Proefknooppunt.Catalogus, Referentie, o => throw new InvalidOperationException($"Only the reference takes this {o.Definitie?.Functie}."));

    public static Berichtlezer Lezer { get; } = new(Validator);

    public static Berichtschrijver Schrijver { get; } = new(Validator, Referentie);

    /// <summary>An example that was judged.</summary>
    public static Berichtlezing Read(string naam) => Lezer.Read(Fixtures.Bytes($"wlz-1.0/{naam}.xml"));

    /// <summary>An example with the first of one text replaced; it must still be valid by its schema.</summary>
    public static Berichtlezing Read(string naam, string oud, string nieuw)
    {
        var tekst = Fixtures.Text($"wlz-1.0/{naam}.xml");
        var plaats = tekst.IndexOf(oud, StringComparison.Ordinal);
        Assert.True(plaats >= 0, $"{naam} has no {oud}");
        var lezing = Lezer.Read(Encoding.UTF8.GetBytes(tekst[..plaats] + nieuw + tekst[(plaats + oud.Length)..]));
        Assert.Empty(lezing.Oordeel.Fouten);
        return lezing;
    }
}
