using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IB.Gateway.Stuf;

/// <summary>A request that does not become a message.</summary>
/// <param name="Bevinding">What is wrong.</param>
/// <param name="Status">HTTP status: 500 for a SOAP fault, unless HTTP itself has a better word.</param>
/// <param name="SoapFoutcode">Whose fault it is.</param>
/// <param name="WachtSeconden">When to try again.</param>
internal sealed record Stufbezwaar(Bevinding Bevinding, int Status, SoapFoutcode SoapFoutcode, int? WachtSeconden = null);

/// <summary>What HTTP and SOAP themselves demand of a request (SOAP 1.1 section 6). Pure.</summary>
internal static class Stufverzoek
{
    private const int WachtBijOpslag = 30;

    /// <summary>The store could not take the message.</summary>
    internal static readonly Stufbezwaar GeenOpslag = new(
        new Bevinding(Controlepunt.OpslagNietMogelijk, string.Empty), StatusCodes.Status500InternalServerError, SoapFoutcode.Server, WachtBijOpslag);

    /// <summary>The WSDL names the address that it was asked from, and there is none.</summary>
    internal static readonly Stufbezwaar GeenHost = OngeldigHttp("de header Host ontbreekt of noemt geen bestaand adres");

    internal static Stufbezwaar Onleesbaar(SoapFoutcode code, string tekst)
        => new(new Bevinding(Controlepunt.EnvelopOnleesbaar, tekst), StatusCodes.Status500InternalServerError, code);

    /// <summary>The server stopped reading: the body is too large (413), comes too slowly (408), or is no valid HTTP.</summary>
    /// <param name="status">The status that the server thinks of; <see langword="null"/> for a chunk size that no number can hold.</param>
    internal static Stufbezwaar Afgebroken(int? status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => TeGroot(null),
        StatusCodes.Status408RequestTimeout => new(
            new Bevinding(Controlepunt.EnvelopOnleesbaar, "het kwam te langzaam binnen"), StatusCodes.Status408RequestTimeout, SoapFoutcode.Client),
        _ => OngeldigHttp("het komt niet goed binnen"),
    };

    /// <summary>What is wrong with the headers, or <see langword="null"/>.</summary>
    internal static Stufbezwaar? Check(HttpRequest verzoek, long maximum)
    {
        if (verzoek.ContentLength > maximum)
            return TeGroot(maximum);

        // The server lets "chunked, chunked" pass, and a proxy before it may count the bytes of that body otherwise.
        if (verzoek.Headers.TransferEncoding is { Count: > 0 } codering && !"chunked".Equals(codering, StringComparison.OrdinalIgnoreCase))
            return OngeldigHttp("Transfer-Encoding mag alleen chunked zijn");
        if (verzoek.Headers.ContentEncoding.Count > 0)
            return NietOndersteund("Content-Encoding wordt niet ondersteund");
        if (!MediaTypeHeaderValue.TryParse(verzoek.ContentType, out var type) || !type.MediaType.Equals("text/xml", StringComparison.OrdinalIgnoreCase))
            return NietOndersteund("Content-Type moet text/xml zijn (SOAP 1.1)");
        return !type.Charset.HasValue || type.Charset.Value.AsSpan().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? null
            : NietOndersteund("charset moet utf-8 zijn");
    }

    /// <summary>What is wrong with what was read, or <see langword="null"/>.</summary>
    /// <param name="verzoek">The request.</param>
    /// <param name="automaat">Where reading ended.</param>
    /// <param name="ruimte">Whether there was room for the payload.</param>
    /// <param name="past">Whether the message was not longer than it may be.</param>
    internal static Stufbezwaar? Check(HttpRequest verzoek, Stufautomaat automaat, Ruimte ruimte, bool past)
    {
        if (automaat.Probleem is { } probleem)
            return Onleesbaar(probleem.Code, probleem.Tekst);
        if (!past || ruimte == Ruimte.TeGroot)
            return TeGroot(null);
        var actie = verzoek.Headers["SOAPAction"].ToString().Trim('"');
        return actie.Length == 0 || actie == Actie(automaat.Bericht!)
            ? null
            : Onleesbaar(SoapFoutcode.Client, "SOAPAction hoort niet bij het bericht in de SOAP-body");
    }

    /// <summary>The HTTP status of an Fo03 for a failed check.</summary>
    internal static int Status(Controlepunt punt)
        => punt == Controlepunt.TeGroot ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status500InternalServerError;

    private static string Actie(Stufelement bericht)
        => bericht == Stufcontract.Heenbericht ? StufNamen.ActieDi01
            : bericht == Stufcontract.Retourbericht ? StufNamen.ActieDu01
            : StufNamen.ActieFo01;

    private static Stufbezwaar TeGroot(long? maximum) => new(
        new Bevinding(Controlepunt.TeGroot, maximum is null ? "meer dan de grens" : $"meer dan {maximum} bytes"),
        StatusCodes.Status413PayloadTooLarge, SoapFoutcode.Client);

    private static Stufbezwaar OngeldigHttp(string tekst)
        => new(new Bevinding(Controlepunt.EnvelopOnleesbaar, tekst), StatusCodes.Status400BadRequest, SoapFoutcode.Client);

    private static Stufbezwaar NietOndersteund(string tekst)
        => new(new Bevinding(Controlepunt.EnvelopOnleesbaar, tekst), StatusCodes.Status415UnsupportedMediaType, SoapFoutcode.Client);
}
