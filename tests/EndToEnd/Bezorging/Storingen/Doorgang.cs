using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using IB.Gateway.Identiteit;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The way to a receiver, byte for byte, on which a test can make single connections go wrong. Without that it passes everything on,
/// and the receiver shakes hands itself.
/// </summary>
internal sealed class Doorgang : IAsyncDisposable
{
    private readonly TcpListener _luisteraar = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _einde = new();
    private readonly ConcurrentQueue<Func<Storing, Task>> _storingen = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly Task _werk;
    private volatile TaskCompletionSource _gestoord = new();

    internal Doorgang()
    {
        _luisteraar.Start();
        _werk = AcceptAsync();
    }

    /// <summary>Its address, for in the party directory.</summary>
    internal Uri Adres => new($"https://localhost:{((IPEndPoint)_luisteraar.LocalEndpoint).Port}/berichten");

    /// <summary>The receiver behind it.</summary>
    internal Uri? Doel { get; set; }

    /// <summary>What it shows when it shakes hands itself.</summary>
    internal Eigencertificaat? Certificaat { get; set; }

    /// <summary>Makes the next connection go wrong, and ends those that are open. Completes when there was one.</summary>
    internal Task DisturbAsync(Func<Storing, Task> storing)
    {
        _gestoord = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _storingen.Enqueue(storing);
        foreach (var verbinding in _open.Keys)
            verbinding.Dispose();
        return _gestoord.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _einde.CancelAsync();
        foreach (var verbinding in _open.Keys)
            verbinding.Dispose();
        await _werk;
        _luisteraar.Dispose();
        _einde.Dispose();
    }

    private async Task AcceptAsync()
    {
        var taken = new List<Task>();
        try
        {
            while (true)
                taken.Add(ServeAsync(await _luisteraar.AcceptTcpClientAsync(_einde.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(taken);
        }
    }

    private async Task ServeAsync(TcpClient verbinding)
    {
        await Task.Yield();
        using (verbinding)
        {
            _open[verbinding] = true;
            try
            {
                if (_storingen.TryDequeue(out var storing))
                    await DisturbAsync(verbinding, storing);
                else
                    await PassAsync(verbinding);
            }
            catch (Exception fout) when (fout is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // One of the two sides hung up.
            }
            finally
            {
                _open.TryRemove(verbinding, out _);
            }
        }
    }

    private async Task DisturbAsync(TcpClient verbinding, Func<Storing, Task> storing)
    {
        _gestoord.TrySetResult();
        await using var gestoord = new Storing(verbinding, Certificaat!, _einde.Token);
        await storing(gestoord);
    }

    private async Task PassAsync(TcpClient verbinding)
    {
        using var ontvanger = new TcpClient();
        await ontvanger.ConnectAsync(IPAddress.Loopback, Doel!.Port, _einde.Token);
        await Task.WhenAny(
            verbinding.GetStream().CopyToAsync(ontvanger.GetStream(), _einde.Token),
            ontvanger.GetStream().CopyToAsync(verbinding.GetStream(), _einde.Token));
    }
}
