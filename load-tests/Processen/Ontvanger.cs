using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using IB.Gateway.Identiteit;
using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.Stuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace IB.Gateway.LoadTests.Processen;

/// <summary>What is done with a request.</summary>
internal enum Ontvangstwijze
{
    /// <summary>Read to its end and answered with the same Bv03 every time: the peer that the knooppunt is compared with.</summary>
    Kaal = 1,

    /// <summary>The payload of the first push is kept; confirmed.</summary>
    Bewaart,

    /// <summary>The payload of each push is compared with what was sent; confirmed and counted.</summary>
    Vergelijkt,
}

/// <summary>Kestrel with the handshake of the knooppunt and little behind it: the least that a server can do, and the party that is pushed to.</summary>
internal sealed class Ontvanger : IAsyncDisposable
{
    /// <summary>Takes a push and never answers.</summary>
    internal const string Stilpad = "/stil";

    /// <summary>Answers a push after <see cref="Traagheid"/>.</summary>
    internal const string Traagpad = "/traag";

    /// <summary>Answers how many different messages were pushed.</summary>
    internal const string Tellingpad = "/telling";

    /// <summary>Answers the numbers of the messages that were pushed, as a <see cref="Bitrij"/>.</summary>
    internal const string Gekregenpad = "/gekregen";

    /// <summary>Answers when the messages of the sample came since the last time it was asked: a line with number and moment for each.</summary>
    internal const string Aankomstenpad = "/aankomsten";

    /// <summary>Answers the referentienummers of what was pushed since the last time it was asked, a line for each.</summary>
    internal const string Nieuwpad = "/nieuw";

    /// <summary>How long the slow one waits.</summary>
    internal static readonly TimeSpan Traagheid = TimeSpan.FromMilliseconds(300);

    // The push of the largest REST message, in base64, with its envelope.
    private const int MaxBytes = 40_000_000;

    // Who does not ask for what is new wants none of it.
    private const int MaxNieuw = 200_000;

    private static readonly byte[] VasteBevestiging = Bevestiging(new string('0', Referentie.Lengte));

    private readonly WebApplication _app;
    private readonly Ontvangstwijze _wijze;
    private readonly byte[] _afdrukken;
    private readonly Bitrij _gekregen = new();
    private readonly ConcurrentQueue<string> _aankomsten = new();
    private readonly ConcurrentQueue<string> _nieuw = new();
    private readonly TaskCompletionSource<byte[]> _eerste = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Ontvanger(Eigencertificaat certificaat, Ontvangstwijze wijze, byte[] afdrukken)
    {
        _wijze = wijze;
        _afdrukken = afdrukken;
        var bouwer = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "ontvanger" });
        bouwer.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listen(kestrel, certificaat));
        _app = bouwer.Build();
        _app.Run(http => http.Request.Path.Value switch
        {
            Wsdl.Pad when wijze == Ontvangstwijze.Kaal => SkipAsync(http),
            Tellingpad => http.Response.WriteAsync($"{_gekregen.Aantal}", http.RequestAborted),
            Gekregenpad => http.Response.Body.WriteAsync(_gekregen.ToBytes(), http.RequestAborted).AsTask(),
            Aankomstenpad => WriteAllAsync(http, _aankomsten),
            Nieuwpad => WriteAllAsync(http, _nieuw),
            Stilpad => Task.Delay(Timeout.Infinite, http.RequestAborted),
            Traagpad => ReceiveAsync(http, Traagheid),
            _ => ReceiveAsync(http, TimeSpan.Zero),
        });
    }

    /// <summary>Where it listens.</summary>
    internal Uri Adres => new(_app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    /// <summary>The payload of the first push, when it is kept; otherwise never.</summary>
    internal Task<byte[]> FirstPush => _eerste.Task;

    /// <summary>Starts one.</summary>
    /// <param name="certificaat">Its own certificate.</param>
    /// <param name="wijze">What it does.</param>
    /// <param name="afdrukken">SHA-256 of the payload of each template, one behind the other, when it compares.</param>
    /// <param name="cancellationToken">Stops starting.</param>
    internal static async Task<Ontvanger> StartAsync(
        Eigencertificaat certificaat, Ontvangstwijze wijze, byte[] afdrukken, CancellationToken cancellationToken)
    {
        var ontvanger = new Ontvanger(certificaat, wijze, afdrukken);
        await ontvanger._app.StartAsync(cancellationToken);
        return ontvanger;
    }

    internal Task WaitForShutdownAsync(CancellationToken cancellationToken)
        => Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.WaitForShutdownAsync(_app, cancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void Listen(KestrelServerOptions kestrel, Eigencertificaat certificaat)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBytes;
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromHours(1);
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

    private static async Task SkipAsync(HttpContext http)
    {
        while (await http.Request.BodyReader.ReadAsync(http.RequestAborted) is var gelezen)
        {
            http.Request.BodyReader.AdvanceTo(gelezen.Buffer.End);
            if (gelezen.IsCompleted)
                break;
        }

        await AnswerAsync(http, VasteBevestiging);
    }

    private static async Task AnswerAsync(HttpContext http, byte[] antwoord)
    {
        http.Response.ContentType = "text/xml; charset=utf-8";
        http.Response.ContentLength = antwoord.Length;
        await http.Response.BodyWriter.WriteAsync(antwoord, http.RequestAborted);
    }

    private static async Task WriteAllAsync(HttpContext http, ConcurrentQueue<string> regels)
    {
        var tekst = new StringBuilder();
        while (regels.TryDequeue(out var regel))
            tekst.Append(regel).Append('\n');
        await http.Response.WriteAsync(tekst.ToString(), http.RequestAborted);
    }

    private async Task ReceiveAsync(HttpContext http, TimeSpan wacht)
    {
        var lengte = (int)(http.Request.ContentLength ?? throw new InvalidDataException("A push does not say how long it is."));
        var buffer = ArrayPool<byte>.Shared.Rent(lengte);
        try
        {
            await http.Request.Body.ReadExactlyAsync(buffer.AsMemory(0, lengte), http.RequestAborted);
            var moment = Stopwatch.GetTimestamp();
            var push = Pushbericht.Read(buffer.AsMemory(0, lengte));
            if (_wijze == Ontvangstwijze.Bewaart)
                _eerste.TrySetResult(push.Decode());
            else
                Keep(push, moment);
            if (wacht > TimeSpan.Zero)
                await Task.Delay(wacht, TimeProvider.System, http.RequestAborted);
            await AnswerAsync(http, Bevestiging(push.Referentienummer));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Keep(Pushbericht push, long moment)
    {
        var referentie = Referentie.Parse(push.Referentienummer);
        if (!push.HasInhoud(_afdrukken.AsSpan(referentie.Sjabloon * Pushbericht.Afdruklengte, Pushbericht.Afdruklengte)))
            throw new InvalidDataException("A push has another payload than was sent.");
        if (!_gekregen.Add(referentie.Volgnummer))
            return;
        if (Grootboek.InSteekproef(referentie.Volgnummer))
            _aankomsten.Enqueue($"{referentie.Volgnummer} {moment}");
        if (_nieuw.Count < MaxNieuw)
            _nieuw.Enqueue(push.Referentienummer);
    }

    private static byte[] Bevestiging(string referentie) => Encoding.UTF8.GetBytes(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
        + "<StUF:Bv03Bericht xmlns:StUF=\"http://www.egem.nl/StUF/StUF0301\"><StUF:stuurgegevens><StUF:berichtcode>Bv03</StUF:berichtcode>"
        + "<StUF:zender><StUF:organisatie>42420001</StUF:organisatie><StUF:applicatie>Belasting</StUF:applicatie></StUF:zender>"
        + "<StUF:ontvanger><StUF:organisatie>IB</StUF:organisatie><StUF:applicatie>GGKWebservice</StUF:applicatie></StUF:ontvanger>"
        + $"<StUF:referentienummer>{referentie}</StUF:referentienummer><StUF:tijdstipBericht>20260302090000</StUF:tijdstipBericht>"
        + $"<StUF:crossRefnummer>{referentie}</StUF:crossRefnummer></StUF:stuurgegevens></StUF:Bv03Bericht></soap:Body></soap:Envelope>");
}
