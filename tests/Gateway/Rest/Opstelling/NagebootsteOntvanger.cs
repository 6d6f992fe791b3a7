using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Tests.Rest;

/// <summary>A receiver on a real Kestrel that answers what the test wants and remembers what it got.</summary>
internal sealed class NagebootsteOntvanger : IAsyncDisposable
{
    private readonly WebApplication _app;

    private NagebootsteOntvanger(WebApplication app) => _app = app;

    public Uri Adres => new(_app.Urls.Single() + "/berichten");

    public List<(IHeaderDictionary Headers, byte[] Body)> Verzoeken { get; } = [];

    public static async Task<NagebootsteOntvanger> StartAsync(RequestDelegate antwoord)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var ontvanger = new NagebootsteOntvanger(app);
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var headers = new HeaderDictionary(http.Request.Headers.ToDictionary(h => h.Key, h => h.Value)); // The server uses its own again.
            lock (ontvanger.Verzoeken)
                ontvanger.Verzoeken.Add((headers, body.ToArray()));
            await antwoord(http);
        });
        await app.StartAsync();
        return ontvanger;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A receiver that speaks no HTTP: it sends these bytes at once and hangs up, with a reset when there are none.</summary>
internal sealed class OnzinOntvanger : IAsyncDisposable
{
    private readonly TcpListener _luisteraar = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _einde = new();
    private readonly Task _werk;
    private int _verbindingen;

    public OnzinOntvanger(byte[] antwoord)
    {
        _luisteraar.Start();
        _werk = ServeAsync(antwoord);
    }

    public Uri Adres => new($"http://127.0.0.1:{((IPEndPoint)_luisteraar.LocalEndpoint).Port}/berichten");

    public int Verbindingen => Volatile.Read(ref _verbindingen);

    public async ValueTask DisposeAsync()
    {
        await _einde.CancelAsync();
        await _werk;
        _luisteraar.Dispose();
        _einde.Dispose();
    }

    private async Task ServeAsync(byte[] antwoord)
    {
        while (!_einde.IsCancellationRequested)
        {
            try
            {
                using var socket = await _luisteraar.AcceptSocketAsync(_einde.Token);
                Interlocked.Increment(ref _verbindingen);
                await socket.ReceiveAsync(new byte[100], _einde.Token);
                if (antwoord.Length > 0)
                    await socket.SendAsync(antwoord, _einde.Token);
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException)
            {
                // The client hung up first; the next one is as welcome.
            }
        }
    }
}
