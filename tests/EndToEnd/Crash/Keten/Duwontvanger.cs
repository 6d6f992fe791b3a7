using System.Net;
using IB.Gateway.Identiteit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// A receiver that is pushed to, over StUF and over REST, on one port with a real certificate. What it does with a message is up
/// to the test, and it takes one at a time, in the order in which they come.
/// </summary>
internal sealed class Duwontvanger : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<HttpContext, Binnengekomen, Task> _ontvang;
    private int _verbindingen;

    private Duwontvanger(Eigencertificaat certificaat, Func<HttpContext, Binnengekomen, Task> ontvang)
    {
        _ontvang = ontvang;
        var bouwer = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "ontvanger" });
        bouwer.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listen(kestrel, certificaat));
        _app = bouwer.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Where it is pushed to.</summary>
    internal Uri Adres => new(_app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/berichten");

    /// <summary>Starts it.</summary>
    /// <param name="certificaat">Its certificate.</param>
    /// <param name="ontvang">Gets every message and writes the answer.</param>
    internal static async Task<Duwontvanger> StartAsync(Eigencertificaat certificaat, Func<HttpContext, Binnengekomen, Task> ontvang)
    {
        var ontvanger = new Duwontvanger(certificaat, ontvang);
        await ontvanger._app.StartAsync(TestContext.Current.CancellationToken);
        return ontvanger;
    }

    /// <summary>
    /// Waits until no connection is left. After a kill what was sent before it may still be under way in the buffers of the system; only
    /// then it has been read, and what comes next is later.
    /// </summary>
    internal Task WaitForStilteAsync() => Wacht.TotAsync(() => Volatile.Read(ref _verbindingen) == 0, "A connection of a killed process stays open.");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Listen(KestrelServerOptions kestrel, Eigencertificaat certificaat) => kestrel.Listen(IPAddress.Loopback, 0, poort =>
    {
        poort.Protocols = HttpProtocols.Http1;
        poort.Use(volgende => async verbinding =>
        {
            Interlocked.Increment(ref _verbindingen);
            try
            {
                await volgende(verbinding);
            }
            finally
            {
                Interlocked.Decrement(ref _verbindingen);
            }
        });
        poort.UseHttps(https =>
        {
            https.ServerCertificate = certificaat.Certificaat;
            https.ServerCertificateChain = certificaat.Tussencertificaten;
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.AllowAnyClientCertificate();
            https.OnAuthenticate = (_, opties) => Handdruk.Configure(opties);
        });
    });

    // Of a request that a kill cut off the reading fails, which ends the request: nothing arrived.
    private async Task AnswerAsync(HttpContext http) => await _ontvang(http, await Duwlezer.ReadAsync(http.Request));
}
