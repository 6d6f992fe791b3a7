using IB.Gateway.Client;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;

namespace IB.Gateway.Cli;

/// <summary>What a knooppunt made of a message that was handed in.</summary>
/// <param name="Soort">How it went.</param>
/// <param name="Woord">The outcome in a word or two.</param>
/// <param name="Code">Fault code; <see langword="null"/> when there is none.</param>
/// <param name="Tekst">What the knooppunt says of it; <see langword="null"/> when it says nothing.</param>
/// <param name="Fouten">Every single fault that it names.</param>
internal sealed record Verzenduitkomst(Verzendafloop Soort, string Woord, string? Code, string? Tekst, IReadOnlyList<string> Fouten)
{
    /// <summary>The outcome behind the answer of a StUF port.</summary>
    internal static Verzenduitkomst Of(Stufantwoord antwoord) => antwoord.Soort switch
    {
        Stufantwoordsoort.Bevestigd => new(Verzendafloop.Overgenomen, "overgenomen (Bv03)", null, null, []),
        Stufantwoordsoort.Geweigerd => new(Verzendafloop.Geweigerd, "geweigerd (Fo03)", antwoord.Code, antwoord.Omschrijving, Details(antwoord.Details)),
        Stufantwoordsoort.SoapFout => new(Verzendafloop.Geweigerd, "geweigerd", null, "het antwoord is een SOAP-fout zonder Fo03", []),
        Stufantwoordsoort.AndereReferentie => Onbekend("het antwoord is een Bv03 voor een ander bericht"),
        _ => Onbekend("het antwoord is geen Bv03 en geen Fo03; is dit adres een knooppunt?"),
    };

    /// <summary>The outcome behind the answer of the REST mailbox.</summary>
    internal static Verzenduitkomst Of(Postbusantwoord antwoord)
    {
        if (antwoord is { Gelukt: true } && antwoord["toestand"] is { Length: > 0 } toestand)
        {
            if (toestand != nameof(Toestand.Afgekeurd))
                return new(Verzendafloop.Overgenomen, $"overgenomen ({toestand})", null, null, []);
            var fout = new Postbusantwoord(antwoord.Status, antwoord["fout"]);
            return new(Verzendafloop.Geweigerd, "afgekeurd", fout["code"], fout["omschrijving"], Details(fout["details"]));
        }

        return antwoord is { Gelukt: false, Status: >= 400 } && antwoord["detail"] is { Length: > 0 } detail
            ? new(Verzendafloop.Geweigerd, $"geweigerd (HTTP {antwoord.Status})", antwoord["code"] is { Length: > 0 } code ? code : null, detail, Probleemtekst.Fouten(antwoord))
            : Onbekend($"het antwoord is niet dat van een postbus (HTTP {antwoord.Status}); is dit adres een knooppunt?");
    }

    /// <summary>The outcome as lines of <c>name: value</c>.</summary>
    internal IEnumerable<string> ToRegels()
    {
        yield return $"uitkomst: {Woord}";
        if (Code is not null)
            yield return $"code: {Code}";
        if (Tekst is not null)
            yield return $"tekst: {Tekst}";
        foreach (var fout in Fouten)
            yield return $"  {fout}";
    }

    private static string[] Details(string? details) => string.IsNullOrEmpty(details) ? [] : details.Split('\n');

    private static Verzenduitkomst Onbekend(string tekst) => new(Verzendafloop.Onbekend, "onbekend", null, tekst, []);
}

/// <summary>The three ways in which handing in ends.</summary>
internal enum Verzendafloop
{
    /// <summary>The knooppunt answers for it from now on.</summary>
    Overgenomen = 1,

    /// <summary>The knooppunt does not want it, or found it wrong.</summary>
    Geweigerd,

    /// <summary>What answered did not talk like a knooppunt.</summary>
    Onbekend,
}
