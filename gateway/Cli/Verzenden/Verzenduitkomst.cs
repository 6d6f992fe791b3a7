using IB.Gateway.Client;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;

namespace IB.Gateway.Cli;

/// <summary>What a knooppunt made of a message that was handed in.</summary>
/// <param name="Soort">How it went.</param>
/// <param name="Woord">The outcome in a word or two.</param>
/// <param name="Code">Fault code; <see langword="null"/> when there is none.</param>
/// <param name="Tekst">What the knooppunt says of it; <see langword="null"/> when it says nothing.</param>
internal sealed record Verzenduitkomst(Verzendafloop Soort, string Woord, string? Code = null, string? Tekst = null)
{
    private const int Overgenomen = 202;

    /// <summary>What it adds to its text; empty when it adds nothing.</summary>
    public string Details { get; private init; } = string.Empty;

    /// <summary>Every single fault that it names.</summary>
    public IReadOnlyList<string> Fouten { get; private init; } = [];

    /// <summary>The outcome behind the answer of a StUF port.</summary>
    internal static Verzenduitkomst Of(Stufantwoord antwoord) => antwoord.Soort switch
    {
        Stufantwoordsoort.Bevestigd => new(Verzendafloop.Overgenomen, "overgenomen (Bv03)"),
        Stufantwoordsoort.Geweigerd =>
            new(Verzendafloop.Geweigerd, "geweigerd (Fo03)", antwoord.Code, antwoord.Omschrijving) { Details = antwoord.Details ?? string.Empty },
        Stufantwoordsoort.SoapFout => new(Verzendafloop.Geweigerd, "geweigerd", null, "het antwoord is een SOAP-fout zonder Fo03"),
        Stufantwoordsoort.AndereReferentie => Onbekend("het antwoord is een Bv03 voor een ander bericht"),
        _ => Onbekend("het antwoord is geen Bv03 en geen Fo03; is dit adres een knooppunt?"),
    };

    /// <summary>The outcome behind the answer of the REST mailbox.</summary>
    /// <param name="antwoord">The answer.</param>
    /// <param name="referentie">Id of the message that was sent: an answer about another one would lose it if it counted.</param>
    internal static Verzenduitkomst Of(Postbusantwoord antwoord, string referentie)
    {
        if (antwoord.Status == Overgenomen)
        {
            if (antwoord["traceerId"] != referentie)
                return Onbekend("het antwoord gaat niet over dit bericht; is dit adres een knooppunt?");
            if (antwoord["toestand"] != nameof(Toestand.Afgekeurd))
                return new(Verzendafloop.Overgenomen, $"overgenomen ({antwoord["toestand"]})");
            var fout = new Postbusantwoord(antwoord.Status, antwoord["fout"]);
            return new(Verzendafloop.Geweigerd, "afgekeurd", fout["code"], fout["omschrijving"]) { Details = fout["details"] };
        }

        return antwoord.Status >= 400 && antwoord["detail"] is { Length: > 0 } detail
            ? new(Verzendafloop.Geweigerd, $"geweigerd (HTTP {antwoord.Status})", antwoord["code"] is { Length: > 0 } code ? code : null, detail)
            {
                Fouten = Probleemtekst.Fouten(antwoord),
            }
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
        if (Details.Length > 0)
            yield return $"details: {Details}";
        foreach (var fout in Fouten)
            yield return $"  {fout}";
    }

    private static Verzenduitkomst Onbekend(string tekst) => new(Verzendafloop.Onbekend, "onbekend", null, tekst);
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
