using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Validation;

namespace IB.Gateway.Rest;

/// <summary>The HTTP answer to a message that was handed in: a receipt (202) or a problem.</summary>
/// <param name="Bevestiging">The receipt; the message was taken over.</param>
/// <param name="Probleem">The problem.</param>
/// <param name="Herhaling">Whether the answer is that of the first time; sent as Idempotent-Replay.</param>
internal sealed record Berichtantwoord(Ontvangstbevestiging? Bevestiging, Probleem? Probleem, bool Herhaling)
{
    /// <summary>
    /// Which answer an outcome gets. A pure function. 202 is a promise: taken over and durable, also when a check refused it.
    /// Two refusals are told at once all the same, because they come from mistakes of a program and not of a person: an id that
    /// was used before, and a payload that is no XML.
    /// </summary>
    public static Berichtantwoord Choose(Ontvangstuitkomst uitkomst, RestOptions options) => uitkomst switch
    {
        { Soort: Ontvangstsoort.Geweigerd, Bevinding: { } bevinding } => Weiger(bevinding, options),
        { Soort: Ontvangstsoort.Afgekeurd, Bevinding.Punt: Controlepunt.Dubbel, Fout: { } fout }
            => Problemen.Of(Probleemsoort.BerichtStrijdig, fout),
        { Soort: Ontvangstsoort.Afgekeurd, Bevinding: { } bevinding, Fout: { } fout } when IsNietWelgevormd(bevinding)
            => new Berichtantwoord(null, Onleesbaar(fout, bevinding), uitkomst.Herhaling),
        { Soort: Ontvangstsoort.Overgenomen or Ontvangstsoort.Afgekeurd, Bericht: { } bericht }
            => new Berichtantwoord(Ontvangstbevestiging.Of(bericht), null, uitkomst.Herhaling),
        _ => throw new InvalidOperationException($"Outcome {uitkomst.Soort} lacks the message or the finding that belongs to it."),
    };

    /// <summary>A problem as the answer.</summary>
    public static implicit operator Berichtantwoord(Probleem probleem) => new(null, probleem, Herhaling: false);

    private static Probleem Weiger(Bevinding bevinding, RestOptions options)
    {
        var soort = bevinding.Punt switch
        {
            Controlepunt.TeGroot => Probleemsoort.BerichtTeGroot,
            Controlepunt.ZenderOnbekend or Controlepunt.NietGeautoriseerd => Probleemsoort.GeenToegang,
            Controlepunt.OpslagNietMogelijk => Probleemsoort.OpslagNietMogelijk,
            Controlepunt.Dubbel => Probleemsoort.BerichtStrijdig,
            _ => Probleemsoort.BerichtGeweigerd,
        };
        var status = Fouttabel.HttpStatus(bevinding.Punt);
        return Problemen.Of(soort, bevinding, options.Foutcodes) with
        {
            Status = status,
            Wacht = status == 503 ? options.WachtBijDrukte : null,
        };
    }

    private static Probleem Onleesbaar(Fout fout, Bevinding bevinding)
        => Problemen.Of(Probleemsoort.InhoudNietWelgevormd, fout) with { Fouten = [.. bevinding.Schemafouten.Select(ToFout)] };

    private static bool IsNietWelgevormd(Bevinding bevinding)
        => bevinding.Punt == Controlepunt.InhoudOnjuist && bevinding.Schemafouten.Any(f => f.Code == Schemafoutcode.NietWelgevormd);

    private static Probleemfout ToFout(Schemafout fout)
        => new(fout.Pad, fout.Tekst, fout.Code, fout.Regel > 0 ? fout.Regel : null, fout.Kolom > 0 ? fout.Kolom : null);
}
