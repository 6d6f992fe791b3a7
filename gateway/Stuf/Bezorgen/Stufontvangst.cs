using System.Buffers;
using System.Net;
using IB.Gateway.Routing;

namespace IB.Gateway.Stuf;

/// <summary>Understands what the port of a party answers.</summary>
internal static class Stufontvangst
{
    /// <summary>Longer than this no receipt or fault is.</summary>
    internal const int MaxAntwoord = 64 * 1024;

    /// <summary>Reads an answer.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="antwoord">The body.</param>
    /// <param name="referentienummer">Of the message that was sent.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    internal static async ValueTask<Bezorgresultaat> ReadAsync(
        HttpStatusCode status, Stream antwoord, string referentienummer, CancellationToken cancellationToken)
    {
        var automaat = new Stufautomaat(Stufcontract.Antwoorden, new ArrayBufferWriter<byte>(1));
        try
        {
            var past = await Stuflezer.ReadAsync(antwoord, automaat, MaxAntwoord, cancellationToken);
            return past && automaat.Probleem is null
                ? Judge(automaat, status, referentienummer)
                : Onbegrijpelijk(status);
        }
        finally
        {
            automaat.Return();
        }
    }

    // A receipt counts only for the message that it names: an answer to another one would lose this one.
    private static Bezorgresultaat Judge(Stufautomaat automaat, HttpStatusCode status, string referentienummer)
    {
        if (automaat.Bericht == Stufcontract.Bevestiging)
        {
            return status == HttpStatusCode.OK && automaat[Stufveld.CrossRefnummer] == referentienummer
                ? new Bezorgresultaat(Bezorgafloop.Bevestigd, "bevestigd met Bv03.")
                : new Bezorgresultaat(Bezorgafloop.BerichtGeweigerd, "de Bv03 verwijst niet naar dit bericht.");
        }

        return automaat[Stufveld.Code] is { } code
            ? new Bezorgresultaat(Bezorgafloop.BerichtGeweigerd, $"geweigerd met Fo03 {Veilig(code)}.")
            : new Bezorgresultaat(Bezorgafloop.Onbereikbaar, $"SOAP-fout zonder Fo03 (HTTP {(int)status}).");
    }

    private static Bezorgresultaat Onbegrijpelijk(HttpStatusCode status)
        => new(Bezorgafloop.Onbereikbaar, $"geen Bv03 of Fo03 maar een onbegrijpelijk antwoord (HTTP {(int)status}).");

    private static string Veilig(string code) => code.Length > 0 && code.All(char.IsAsciiLetterOrDigit) ? code : "zonder geldige code";
}
