using System.Net;
using System.Net.Sockets;

namespace IB.Gateway.EndToEnd.Tests.Cluster;

/// <summary>
/// A load balancer as operators have one: it passes connections on as they are, each to the next node whose readiness was good when it last looked.
/// </summary>
internal sealed class Verdeler : IAsyncDisposable
{
    private static readonly TimeSpan Kijktijd = TimeSpan.FromMilliseconds(100);

    private readonly TcpListener _luisteraar = new(IPAddress.Loopback, 0);
    private readonly Clusterknoop[] _knopen;
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(1) };
    private readonly Task _werk;
    private volatile Uri[] _gereed = [];
    private int _beurt;

    internal Verdeler(IEnumerable<Clusterknoop> knopen)
    {
        _knopen = [.. knopen];
        _luisteraar.Start();
        _werk = Task.WhenAll(LookAsync(), AcceptAsync());
    }

    /// <summary>Where parties connect.</summary>
    internal Uri Adres => new($"https://localhost:{((IPEndPoint)_luisteraar.LocalEndpoint).Port}");

    /// <summary>Completes when so many nodes get connections.</summary>
    internal Task WaitForAsync(int aantal) => Wacht.TotAsync(() => _gereed.Length == aantal, $"Not {aantal} nodes are ready.");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _luisteraar.Stop();
        await _werk.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task LookAsync()
    {
        using var klok = new PeriodicTimer(Kijktijd);
        do
        {
            var gereed = new List<Uri>();
            foreach (var knoop in _knopen)
            {
                if (knoop.Adressen is var (adres, beheer) && await IsReadyAsync(beheer))
                    gereed.Add(adres);
            }

            _gereed = [.. gereed];
        }
        while (await klok.WaitForNextTickAsync(_stop.Token));
    }

    private async Task<bool> IsReadyAsync(Uri beheer)
    {
        try
        {
            using var antwoord = await _client.GetAsync(new Uri(beheer, "/health/ready"), _stop.Token);
            return antwoord.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var partij = await _luisteraar.AcceptTcpClientAsync(_stop.Token);
            var gereed = _gereed;
            _ = ForwardAsync(partij, gereed[_beurt++ % gereed.Length]);
        }
    }

    private async Task ForwardAsync(TcpClient partij, Uri knoop)
    {
        using (partij)
        using (var verder = new TcpClient())
        {
            await verder.ConnectAsync(IPAddress.Loopback, knoop.Port, _stop.Token);
            partij.NoDelay = verder.NoDelay = true;
            await Task.WhenAny(
                partij.GetStream().CopyToAsync(verder.GetStream(), _stop.Token), verder.GetStream().CopyToAsync(partij.GetStream(), _stop.Token));
        }
    }
}
