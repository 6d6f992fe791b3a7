using System.Buffers;
using System.Net;

namespace IB.Gateway.Stuf;

/// <summary>What a StUF port answered.</summary>
/// <param name="Soort">Which kind of answer.</param>
/// <param name="Code">Fault code of an Fo03.</param>
/// <param name="Omschrijving">Its text; comes from the other side.</param>
/// <param name="Details">What it adds to that; comes from the other side too.</param>
internal sealed record Stufantwoord(Stufantwoordsoort Soort, string? Code = null, string? Omschrijving = null, string? Details = null);

/// <summary>The kinds of answer of a StUF port.</summary>
internal enum Stufantwoordsoort
{
    /// <summary>A Bv03 for this message.</summary>
    Bevestigd = 1,

    /// <summary>A Bv03 for another message: an answer that would lose this one if it counted.</summary>
    AndereReferentie,

    /// <summary>An Fo03.</summary>
    Geweigerd,

    /// <summary>A SOAP fault without Fo03.</summary>
    SoapFout,

    /// <summary>Something else.</summary>
    Onbegrijpelijk,
}

/// <summary>Understands what a StUF port answers.</summary>
internal static class Stufontvangst
{
    /// <summary>Longer than this no receipt or fault is.</summary>
    internal const int MaxAntwoord = 64 * 1024;

    /// <summary>Reads an answer.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="antwoord">The body.</param>
    /// <param name="referentienummer">Of the message that was sent.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    internal static async ValueTask<Stufantwoord> ReadAsync(
        HttpStatusCode status, Stream antwoord, string referentienummer, CancellationToken cancellationToken)
    {
        var automaat = new Stufautomaat(Stufcontract.Antwoorden, new ArrayBufferWriter<byte>(1));
        try
        {
            var past = await Stuflezer.ReadAsync(antwoord, automaat, MaxAntwoord, cancellationToken);
            return past && automaat.Probleem is null ? Judge(automaat, status, referentienummer) : new Stufantwoord(Stufantwoordsoort.Onbegrijpelijk);
        }
        finally
        {
            automaat.Return();
        }
    }

    private static Stufantwoord Judge(Stufautomaat automaat, HttpStatusCode status, string referentienummer)
    {
        if (automaat.Bericht == Stufcontract.Bevestiging)
        {
            return new Stufantwoord(status == HttpStatusCode.OK && automaat[Stufveld.CrossRefnummer] == referentienummer
                ? Stufantwoordsoort.Bevestigd
                : Stufantwoordsoort.AndereReferentie);
        }

        return automaat[Stufveld.Code] is { } code
            ? new Stufantwoord(Stufantwoordsoort.Geweigerd, Veilig(code), automaat[Stufveld.Omschrijving], automaat[Stufveld.Details])
            : new Stufantwoord(Stufantwoordsoort.SoapFout);
    }

    private static string Veilig(string code) => code.Length > 0 && code.All(char.IsAsciiLetterOrDigit) ? code : "onbekend";
}
