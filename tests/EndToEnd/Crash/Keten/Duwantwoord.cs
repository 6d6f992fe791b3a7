using IB.Gateway.Storage;
using IB.Gateway.Stuf;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What a receiver that is pushed to can answer, over the protocol in which it was asked.</summary>
internal static class Duwantwoord
{
    /// <summary>It has the message: Bv03 or 202.</summary>
    internal static Task TakeAsync(HttpContext http, Binnengekomen bericht)
    {
        if (!IsStuf(http))
        {
            http.Response.StatusCode = StatusCodes.Status202Accepted;
            return Task.CompletedTask;
        }

        return Stufantwoorder.ConfirmAsync(http, new Bericht
        {
            Volgnummer = 1,
            Envelop = Proefbericht.Toewijzing().ToEnvelop() with { Referentienummer = bericht.Id.Referentie },
            Indiener = bericht.Id.Zender,
            OntvangstId = Proefbericht.NieuweReferentie(),
            OntvangenOp = TimeProvider.System.GetUtcNow(),
            Toestand = Toestand.Bezorgd,
            InhoudLengte = 0,
            InhoudSha256 = ReadOnlyMemory<byte>.Empty,
        }, wsaMessageId: null);
    }

    /// <summary>It does not take this message: Fo03 or 422.</summary>
    internal static Task RefuseAsync(HttpContext http)
    {
        if (IsStuf(http))
            return Gedragingen.Fo03(http);
        http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Task.CompletedTask;
    }

    private static bool IsStuf(HttpContext http) => http.Request.Headers.ContainsKey("SOAPAction");
}
