using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace IB.Gateway.EndToEnd.Tests.Cluster;

/// <summary>The network between one node and the database, which a test can cut or let fall silent.</summary>
internal sealed class Netwerklijn : IAsyncDisposable
{
    private readonly TcpListener _luisteraar = new(IPAddress.Loopback, 0);
    private readonly int _doel;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _verbindingen = new();
    private readonly Task _loop;
    private volatile TaskCompletionSource _stroomt = Open();
    private volatile bool _gesneden;

    internal Netwerklijn(int doel)
    {
        _doel = doel;
        _luisteraar.Start();
        _loop = AcceptAsync();
    }

    /// <summary>The port to connect to.</summary>
    internal int Poort => ((IPEndPoint)_luisteraar.LocalEndpoint).Port;

    /// <summary>Resets every connection and lets no new one through.</summary>
    internal void Cut()
    {
        _gesneden = true;
        foreach (var verbinding in _verbindingen.Keys)
            Reset(verbinding);
    }

    /// <summary>Nothing comes through any more, and nobody is told.</summary>
    internal void Silence() => _stroomt = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>All is well again; what was held back comes through.</summary>
    internal void Heal()
    {
        _gesneden = false;
        _stroomt.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _luisteraar.Stop();
        Cut();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var knooppunt = await _luisteraar.AcceptTcpClientAsync(_stop.Token);
            if (_gesneden)
                Reset(knooppunt);
            else
                _ = ForwardAsync(knooppunt);
        }
    }

    private async Task ForwardAsync(TcpClient knooppunt)
    {
        using var database = new TcpClient();
        using (knooppunt)
        {
            _verbindingen[knooppunt] = true;
            try
            {
                await database.ConnectAsync(IPAddress.Loopback, _doel, _stop.Token);
                knooppunt.NoDelay = database.NoDelay = true;
                await Task.WhenAny(PumpAsync(knooppunt.GetStream(), database.GetStream()), PumpAsync(database.GetStream(), knooppunt.GetStream()));
            }
            catch (Exception fout) when (fout is SocketException or OperationCanceledException)
            {
                // The database is down; so is the line then.
            }

            _verbindingen.TryRemove(knooppunt, out _);
            Reset(knooppunt);
        }
    }

    private async Task PumpAsync(NetworkStream van, NetworkStream naar)
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (await van.ReadAsync(buffer, _stop.Token) is > 0 and var lengte)
            {
                await _stroomt.Task.WaitAsync(_stop.Token);
                await naar.WriteAsync(buffer.AsMemory(0, lengte), _stop.Token);
            }
        }
        catch (Exception fout) when (fout is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone.
        }
    }

    // No goodbye.
    private static void Reset(TcpClient verbinding)
    {
        try
        {
            verbinding.Client?.Close(0);
        }
        catch (ObjectDisposedException)
        {
            // It was gone already.
        }
    }
}
