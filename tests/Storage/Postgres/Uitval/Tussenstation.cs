using System.Net;
using System.Net.Sockets;

namespace IB.Gateway.Storage.Tests.Postgres.Uitval;

/// <summary>
/// Stands between a node and its database, and cuts the connection over which the next commit goes, or another statement: before it reaches the server,
/// or after, but before the answer to it comes back.
/// </summary>
internal sealed class Tussenstation : IAsyncDisposable
{
    // As it goes over the line: a query of 11 bytes. A transaction also begins with READ COMMITTED.
    private static readonly byte[] Commit = "Q\0\0\0\u000bCOMMIT\0"u8.ToArray();
    private readonly TcpListener _luisteraar = new(IPAddress.Loopback, 0);
    private readonly int _doel;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private byte[] _bij = Commit;
    private int _snede;
    private int _gesneden;
    private bool _refuse;

    public Tussenstation(int doel)
    {
        _doel = doel;
        _luisteraar.Start();
        _loop = AcceptAsync();
    }

    /// <summary>The port to connect to.</summary>
    public int Poort => ((IPEndPoint)_luisteraar.LocalEndpoint).Port;

    /// <summary>Commits that were cut off.</summary>
    public int Gesneden => Volatile.Read(ref _gesneden);

    /// <summary>Cuts every connection at the next thing that is said over it, and lets none through.</summary>
    public bool Refuse { get => Volatile.Read(ref _refuse); set => Volatile.Write(ref _refuse, value); }

    /// <summary>The next commit is cut off, once.</summary>
    public void CutNextCommit(Snede snede) => CutNext(Commit, snede);

    /// <summary>The next time that this goes over the line is cut off, once.</summary>
    public void CutNext(byte[] bij, Snede snede)
    {
        Volatile.Write(ref _bij, bij);
        Volatile.Write(ref _snede, (int)snede);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _luisteraar.Stop();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
            _ = ForwardAsync(await _luisteraar.AcceptTcpClientAsync(_stop.Token));
    }

    private async Task ForwardAsync(TcpClient knooppunt)
    {
        using var database = new TcpClient();
        using (knooppunt)
        {
            await database.ConnectAsync(IPAddress.Loopback, _doel, _stop.Token);
            knooppunt.NoDelay = database.NoDelay = true;
            var leiding = new Leiding(TakeSnede, () => Volatile.Read(ref _bij), () => Refuse);
            await Task.WhenAny(
                leiding.UpAsync(knooppunt.GetStream(), database.GetStream(), _stop.Token),
                leiding.DownAsync(database.GetStream(), knooppunt.GetStream(), _stop.Token));
            // A reset, and no goodbye.
            knooppunt.Client.LingerState = new LingerOption(true, 0);
        }
    }

    private Snede TakeSnede()
    {
        var snede = (Snede)Interlocked.Exchange(ref _snede, (int)Snede.Geen);
        if (snede != Snede.Geen)
            Interlocked.Increment(ref _gesneden);
        return snede;
    }

    /// <summary>One connection, both ways.</summary>
    private sealed class Leiding(Func<Snede> takeSnede, Func<byte[]> bij, Func<bool> refuse)
    {
        private readonly TaskCompletionSource _antwoord = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _houdTegen;

        public async Task UpAsync(NetworkStream van, NetworkStream naar, CancellationToken stop)
        {
            var buffer = new byte[64 << 10];
            while (await van.ReadAsync(buffer, stop) is > 0 and var length && !refuse())
            {
                var snede = buffer.AsSpan(0, length).IndexOf(bij()) < 0 ? Snede.Geen : takeSnede();
                if (snede == Snede.VoorDeServer)
                    return;
                _houdTegen = snede == Snede.VoorHetAntwoord;
                await naar.WriteAsync(buffer.AsMemory(0, length), stop);
                if (snede != Snede.VoorHetAntwoord)
                    continue;
                // The server has done it when it says something back, which goes no further.
                await _antwoord.Task.WaitAsync(stop);
                return;
            }
        }

        public async Task DownAsync(NetworkStream van, NetworkStream naar, CancellationToken stop)
        {
            var buffer = new byte[64 << 10];
            while (await van.ReadAsync(buffer, stop) is > 0 and var length)
            {
                if (_houdTegen)
                {
                    _antwoord.TrySetResult();
                    return;
                }

                await naar.WriteAsync(buffer.AsMemory(0, length), stop);
            }
        }
    }
}

/// <summary>Where a commit is cut off.</summary>
internal enum Snede
{
    /// <summary>Nowhere.</summary>
    Geen,

    /// <summary>The server never gets it.</summary>
    VoorDeServer,

    /// <summary>The server does it, and nobody hears that.</summary>
    VoorHetAntwoord,
}
