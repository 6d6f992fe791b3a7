using System.Diagnostics.CodeAnalysis;
using IB.Gateway.Ontvangst;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
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

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Openbaar>() is not null)
            return next(http);
        if (!TryAdmit(http, out var indiener, out var weigering))
            return RefuseAsync(http, weigering);
        http.Features.Set<IIndienerFeature>(new Indienerkenmerk(indiener, this, http));
        return next(http);
    }

    private bool TryAdmit(HttpContext http, [NotNullWhen(true)] out Indiener? indiener, [NotNullWhen(false)] out Toegangsweigering? weigering)
    {
        (indiener, weigering) = (null, null);
        switch (verificatie.Verify(http.Connection.ClientCertificate))
        {
            case Certificaatverdict.Geweigerd geweigerd:
                meter.CountIdentiteitGeweigerd(geweigerd.Reden);
                log.Report(http.Connection.ClientCertificate, geweigerd.Reden);
                weigering = new Toegangsweigering(Status(geweigerd.Reden), geweigerd.Uitleg);
                return false;
            case Certificaatverdict.Vertrouwd vertrouwd when FindPartij(vertrouwd.Kenmerk) is { } partij:
                indiener = new Indiener(partij);
                return true;
            default:
                meter.CountIdentiteitGeweigerd(Partijweigering.NietAangesloten);
                log.Report(http.Connection.ClientCertificate, Partijweigering.NietAangesloten);
                weigering = new Toegangsweigering(StatusCodes.Status403Forbidden, OnbekendePartij);
                return false;
        }
    }

    private Partij? FindPartij(Certificaatkenmerk kenmerk)
        => partijen.Huidig.FindOpKenmerk(Registertekst(kenmerk), Berichttijd.Dag(tijd.GetUtcNow()));

    /// <summary>The form in which the party directory holds it.</summary>
    private static string Registertekst(Certificaatkenmerk kenmerk)
        => kenmerk.Soort == Kenmerksoort.Oin ? $"oin:{kenmerk.Waarde}" : $"subject:{kenmerk.Waarde}";

    private static int Status(Certificaatweigering reden)
        => reden == Certificaatweigering.GeenCertificaat ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;

    // The body stays unread, so the connection cannot be used again.
    private Task RefuseAsync(HttpContext http, Toegangsweigering weigering)
    {
        http.Response.Headers.Connection = "close";
        return http.Request.Path.StartsWithSegments("/stuf", StringComparison.Ordinal)
            ? stuf.RefuseAsync(http, weigering, gelezen: null)
            : Antwoord.WriteAsync(http, Problemen.Of(weigering));
    }

    private sealed class Indienerkenmerk(Indiener indiener, Identiteitspoort poort, HttpContext http) : IIndienerFeature
    {
        public Indiener Indiener => indiener;

        public bool TryReadmit([NotNullWhen(true)] out Indiener? indiener, [NotNullWhen(false)] out Toegangsweigering? weigering)
            => poort.TryAdmit(http, out indiener, out weigering);
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
