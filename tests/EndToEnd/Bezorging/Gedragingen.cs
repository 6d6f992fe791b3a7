using IB.Gateway.Demo;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What a receiver can do with a push.</summary>
internal static class Gedragingen
{
    /// <summary>Takes everything.</summary>
    internal static readonly Func<HttpContext, Task<bool>> Goed = static _ => Task.FromResult(true);

    /// <summary>Breaks the connection.</summary>
    internal static readonly Func<HttpContext, Task<bool>> Reset = static http =>
    {
        http.Abort();
        return Task.FromResult(false);
    };

    /// <summary>Never answers.</summary>
    internal static readonly Func<HttpContext, Task<bool>> Hangt = static async http =>
    {
        var weg = new TaskCompletionSource();
        await using var _ = http.RequestAborted.Register(weg.SetResult);
        await weg.Task;
        return false;
    };

    /// <summary>Says what no StUF port says, with a status of success.</summary>
    internal static readonly Func<HttpContext, Task<bool>> Onzin = static async http =>
    {
        await http.Response.WriteAsync("<html><body>Inloggen</body></html>", http.RequestAborted);
        return false;
    };

    /// <summary>Refuses with an Fo03.</summary>
    internal static readonly Func<HttpContext, Task<bool>> Fo03 = static async http =>
    {
        var nummers = new Nummergever();
        await new Stufantwoorder(new KnooppuntOptions(), nummers, TimeProvider.System).RefuseAsync(
            http, null, new Fout("StUF058", "server", "Verwerking mislukt"), StatusCodes.Status500InternalServerError, SoapFoutcode.Server, null);
        return false;
    };

    /// <summary>Confirms a message that nobody sent.</summary>
    internal static readonly Func<HttpContext, Task<bool>> AndereBv03 = static async http =>
    {
        await Stufantwoorder.ConfirmAsync(http, new Bericht
        {
            Volgnummer = 1,
            Envelop = Proefbericht.Toewijzing().ToEnvelop(),
            Indiener = "0384",
            OntvangstId = new Nummergever().Next(),
            OntvangenOp = TimeProvider.System.GetUtcNow(),
            Toestand = Toestand.Bezorgd,
            InhoudLengte = 0,
            InhoudSha256 = ReadOnlyMemory<byte>.Empty,
        }, wsaMessageId: null);
        return false;
    };

    /// <summary>Answers with a status, a header and an empty body.</summary>
    internal static Func<HttpContext, Task<bool>> Status(int status, string header, string waarde) => http =>
    {
        http.Response.StatusCode = status;
        http.Response.Headers[header] = waarde;
        return Task.FromResult(false);
    };

    /// <summary>Behaves badly this many times, and then well.</summary>
    internal static void Misbehave(this Gemeentesimulator simulator, int keer, Func<HttpContext, Task<bool>> gedrag)
    {
        var gedaan = 0;
        simulator.Gedrag = http => Interlocked.Increment(ref gedaan) <= keer ? gedrag(http) : Goed(http);
    }
}
