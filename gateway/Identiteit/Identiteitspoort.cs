using IB.Gateway.Ontvangst;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;
using IB.Gateway.Telemetrie;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Identiteit;

/// <summary>
/// Stands before every endpoint that is not public. It looks at the client certificate, finds the Partij that it belongs to, and lets
/// nothing of the request be read before that.
/// </summary>
internal sealed class Identiteitspoort(
    RequestDelegate next, Certificaatverificatie verificatie, IPartijregisterBron partijen, Stufantwoorder stuf, Knooppuntmeter meter, Weigerlog log,
    TimeProvider tijd)
{
    private const string OnbekendePartij =
        "Dit certificaat is geldig, maar hoort niet bij een aangesloten organisatie. Meld het OIN van het certificaat aan bij het knooppunt.";

    private const string OpCertificaat =
        "Toegang geweigerd op het clientcertificaat. De oorzaak, en wat u kunt doen, staat in details.";

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Openbaar>() is not null)
            return next(http);
        switch (verificatie.Verify(http.Connection.ClientCertificate))
        {
            case Certificaatverdict.Geweigerd geweigerd:
                meter.CountIdentiteitGeweigerd(geweigerd.Reden);
                log.Report(http.Connection.ClientCertificate, geweigerd.Reden);
                return RefuseAsync(http, Status(geweigerd.Reden), geweigerd.Uitleg);
            case Certificaatverdict.Vertrouwd vertrouwd when FindPartij(vertrouwd.Kenmerk) is { } partij:
                http.Features.Set<IIndienerFeature>(new Indienerkenmerk(new Indiener(partij), () => Recheck(http)));
                return next(http);
            default:
                meter.CountIdentiteitGeweigerd(Partijweigering.NietAangesloten);
                log.Report(http.Connection.ClientCertificate, Partijweigering.NietAangesloten);
                return RefuseAsync(http, StatusCodes.Status403Forbidden, OnbekendePartij);
        }
    }

    private Indiener? Recheck(HttpContext http)
        => verificatie.Verify(http.Connection.ClientCertificate) is Certificaatverdict.Vertrouwd vertrouwd && FindPartij(vertrouwd.Kenmerk) is { } partij
            ? new Indiener(partij)
            : null;

    private Partij? FindPartij(Certificaatkenmerk kenmerk)
        => partijen.Huidig.FindOpKenmerk(Registertekst(kenmerk), Berichttijd.Dag(tijd.GetUtcNow()));

    /// <summary>The form in which the party directory holds it.</summary>
    private static string Registertekst(Certificaatkenmerk kenmerk)
        => kenmerk.Soort == Kenmerksoort.Oin ? $"oin:{kenmerk.Waarde}" : $"subject:{kenmerk.Waarde}";

    private static int Status(Certificaatweigering reden)
        => reden == Certificaatweigering.GeenCertificaat ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;

    // The body stays unread, so the connection cannot be used again.
    private Task RefuseAsync(HttpContext http, int status, string uitleg)
    {
        http.Response.Headers.Connection = "close";
        if (!http.Request.Path.StartsWithSegments("/stuf", StringComparison.Ordinal))
            return Antwoord.WriteAsync(http, status == StatusCodes.Status401Unauthorized ? Problemen.NietAangemeld : Problemen.GeenToegang(uitleg));
        var code = stuf.Describe(new Bevinding(Controlepunt.NietGeautoriseerd, string.Empty)).Code;
        return stuf.RefuseAsync(http, null, new Fout(code, "client", OpCertificaat, uitleg), status, SoapFoutcode.Client, null);
    }

    private sealed class Indienerkenmerk(Indiener indiener, Func<Indiener?> recheck) : IIndienerFeature
    {
        public Indiener Indiener => indiener;

        public Indiener? Recheck() => recheck();
    }
}

/// <summary>Why a trusted certificate opens nothing.</summary>
internal enum Partijweigering
{
    /// <summary>No Partij has it today.</summary>
    NietAangesloten = 1,
}

/// <summary>Marks an endpoint that anybody may read: documentation of the interfaces.</summary>
internal sealed class Openbaar;
