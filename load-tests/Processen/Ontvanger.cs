using System.Buffers;
using System.Net;
using System.Text;
using IB.Gateway.Identiteit;
using IB.Gateway.Stuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace IB.Gateway.LoadTests.Processen;

/// <summary>
/// Kestrel with the handshake of the knooppunt and nothing behind it: reads the body of a request to its end and answers. It is the peer
/// that the knooppunt is compared with (<see cref="Kaalpad"/>), and the party that is pushed to (<see cref="Wsdl.Pad"/>).
/// </summary>
internal sealed class Ontvanger : IAsyncDisposable
{
    /// <summary>Answers the same Bv03 to everything.</summary>
    internal const string Kaalpad = "/kaal";

    /// <summary>Answers how many different messages were pushed.</summary>
    internal const string Tellingpad = "/telling";

    private const int ReferentieLengte = 36;

    // The push of the largest REST message, in base64, with its envelope.
    private const int MaxBytes = 40_000_000;

    private static readonly byte[] VasteBevestiging = Bevestiging(new string('0', ReferentieLengte));

    private readonly WebApplication _app;
    private readonly HashSet<string> _gekregen = [];
    private readonly TaskCompletionSource<byte[]> _eerste = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _bewaart;

    private Ontvanger(Eigencertificaat certificaat, bool bewaart)
    {
        _bewaart = bewaart;
        var bouwer = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "ontvanger" });
        bouwer.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listen(kestrel, certificaat));
        _app = bouwer.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Where it listens.</summary>
    internal Uri Adres => new(_app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    /// <summary>The first request that is pushed, when it keeps it; otherwise never.</summary>
    internal Task<byte[]> FirstPush => _eerste.Task;

    /// <summary>Starts one.</summary>
    /// <param name="certificaat">Its own certificate.</param>
    /// <param name="bewaart">Whether it keeps the first request that is pushed.</param>
    /// <param name="cancellationToken">Stops starting.</param>
    internal static async Task<Ontvanger> StartAsync(Eigencertificaat certificaat, bool bewaart, CancellationToken cancellationToken)
    {
        var ontvanger = new Ontvanger(certificaat, bewaart);
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
        if (http.Request.Path == Tellingpad)
        {
            await http.Response.WriteAsync($"{Aantal()}", http.RequestAborted);
            return;
        }

        if (http.Request.Path == Kaalpad)
        {
            await SkipAsync(http);
            await AnswerAsync(http, VasteBevestiging);
            return;
        }

        var referentie = await ReadAsync(http);
        Add(referentie);
        await AnswerAsync(http, Bevestiging(referentie));
    }

    private static async Task AnswerAsync(HttpContext http, byte[] antwoord)
    {
        http.Response.ContentType = "text/xml; charset=utf-8";
        http.Response.ContentLength = antwoord.Length;
        await http.Response.BodyWriter.WriteAsync(antwoord, http.RequestAborted);
    }

    private static async Task SkipAsync(HttpContext http)
    {
        while (await http.Request.BodyReader.ReadAsync(http.RequestAborted) is var gelezen)
        {
            http.Request.BodyReader.AdvanceTo(gelezen.Buffer.End);
            if (gelezen.IsCompleted)
                return;
        }
    }

    /// <summary>Reads to the end; returns the referentienummer.</summary>
    private async Task<string> ReadAsync(HttpContext http)
    {
        var bron = http.Request.BodyReader;
        string? referentie = null;
        using var alles = new MemoryStream();
        while (true)
        {
            var gelezen = await bron.ReadAsync(http.RequestAborted);
            referentie ??= FindReferentie(gelezen.Buffer);

            // What was not enough to find the referentienummer in stays, so that it is seen again together with what follows.
            var klaar = referentie is not null;
            if (klaar && _bewaart)
            {
                foreach (var deel in gelezen.Buffer)
                    alles.Write(deel.Span);
            }

            bron.AdvanceTo(klaar ? gelezen.Buffer.End : gelezen.Buffer.Start, gelezen.Buffer.End);
            if (gelezen.IsCompleted)
                break;
        }

        if (_bewaart)
            _eerste.TrySetResult(alles.ToArray());
        return referentie ?? throw new InvalidDataException("A push has no referentienummer.");
    }

    private static string? FindReferentie(ReadOnlySequence<byte> buffer)
    {
        var lezer = new SequenceReader<byte>(buffer);
        return lezer.TryReadTo(out ReadOnlySequence<byte> _, "<StUF:referentienummer>"u8) && lezer.Remaining >= ReferentieLengte
            ? Encoding.ASCII.GetString(lezer.UnreadSequence.Slice(0, ReferentieLengte))
            : null;
    }

    private static byte[] Bevestiging(string referentie) => Encoding.UTF8.GetBytes(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
        + "<StUF:Bv03Bericht xmlns:StUF=\"http://www.egem.nl/StUF/StUF0301\"><StUF:stuurgegevens><StUF:berichtcode>Bv03</StUF:berichtcode>"
        + "<StUF:zender><StUF:organisatie>42420001</StUF:organisatie><StUF:applicatie>Belasting</StUF:applicatie></StUF:zender>"
        + "<StUF:ontvanger><StUF:organisatie>IB</StUF:organisatie><StUF:applicatie>GGKWebservice</StUF:applicatie></StUF:ontvanger>"
        + $"<StUF:referentienummer>{referentie}</StUF:referentienummer><StUF:tijdstipBericht>20260302090000</StUF:tijdstipBericht>"
        + $"<StUF:crossRefnummer>{referentie}</StUF:crossRefnummer></StUF:stuurgegevens></StUF:Bv03Bericht></soap:Body></soap:Envelope>");

    private void Add(string referentie)
    {
        lock (_gekregen)
            _gekregen.Add(referentie);
    }

    private int Aantal()
    {
        lock (_gekregen)
            return _gekregen.Count;
    }
}
