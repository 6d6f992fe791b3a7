using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using IB.Gateway.Identiteit;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace IB.Gateway.Demo;

/// <summary>A message that a simulated gemeente got.</summary>
/// <param name="Envelop">Its envelope.</param>
/// <param name="Inhoud">Its payload; empty for an Fo01.</param>
/// <param name="Foutbericht">What an Fo01 says.</param>
internal sealed record GekregenBericht(Envelop Envelop, byte[] Inhoud, Foutbericht? Foutbericht);

/// <summary>A gemeente with a StUF port of its own: a real server with a real certificate, that keeps what it gets.</summary>
internal sealed class Gemeentesimulator : IAsyncDisposable
{
    private const int MaxBytes = 26_214_400;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<GekregenBericht> _gekregen = new();
    private readonly SemaphoreSlim _aankomst = new(0);

    private Gemeentesimulator(Eigencertificaat certificaat)
    {
        var bouwer = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "gemeente" });
        bouwer.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listen(kestrel, certificaat));
        _app = bouwer.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>What it does with a request before it reads it; the default takes every message.</summary>
    internal Func<HttpContext, Task<bool>> Gedrag { get; set; } = _ => Task.FromResult(true);

    /// <summary>The port, for the party directory.</summary>
    internal Uri Port => new(_app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + Wsdl.Pad);

    /// <summary>Everything it got, in order of arrival.</summary>
    internal IReadOnlyCollection<GekregenBericht> Gekregen => _gekregen;

    internal static async Task<Gemeentesimulator> StartAsync(Eigencertificaat certificaat, CancellationToken cancellationToken)
    {
        var simulator = new Gemeentesimulator(certificaat);
        await simulator._app.StartAsync(cancellationToken);
        return simulator;
    }

    /// <summary>Waits for a message that fits.</summary>
    internal async Task<GekregenBericht> WaitForAsync(Func<GekregenBericht, bool> past, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_gekregen.FirstOrDefault(past) is { } bericht)
                return bericht;
            await _aankomst.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _aankomst.Dispose();
    }

    private static void Listen(KestrelServerOptions kestrel, Eigencertificaat certificaat)
    {
        kestrel.Limits.MaxRequestBodySize = MaxBytes;
        kestrel.Listen(IPAddress.Loopback, 0, poort =>
        {
            poort.Protocols = HttpProtocols.Http1;
            poort.UseHttps(https =>
            {
                https.ServerCertificate = certificaat.Certificaat;
                https.ServerCertificateChain = certificaat.Tussencertificaten;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.AllowAnyClientCertificate();
                https.OnAuthenticate = (_, opties) => Handdruk.Configure(opties);
            });
        });
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (!await Gedrag(http))
            return;
        var inhoud = new ArrayBufferWriter<byte>();
        var automaat = new Stufautomaat(Stufcontract.Vragen, inhoud);
        await Stuflezer.ReadAsync(http.Request.Body, automaat, MaxBytes, http.RequestAborted);
        var (gelezen, fout) = automaat.Probleem is { } probleem ? (null, probleem.Tekst) : Stufvertaling.Translate(automaat);
        automaat.Return();
        if (gelezen is null)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync(fout!, http.RequestAborted);
            return;
        }

        _gekregen.Enqueue(new GekregenBericht(gelezen.Envelop, inhoud.WrittenSpan.ToArray(), gelezen.Foutbericht));
        await Stufantwoorder.ConfirmAsync(http, Ontvangen(gelezen.Envelop), wsaMessageId: null);
        _aankomst.Release();
    }

    // The receipt needs no more of a journal than this.
    private static Bericht Ontvangen(Envelop envelop) => new()
    {
        Volgnummer = 0,
        Envelop = envelop,
        Indiener = envelop.Zender.Organisatie,
        OntvangstId = new Nummergever().Next(),
        OntvangenOp = TimeProvider.System.GetUtcNow(),
        Toestand = Toestand.Bezorgd,
        InhoudLengte = 0,
        InhoudSha256 = ReadOnlyMemory<byte>.Empty,
    };
}
