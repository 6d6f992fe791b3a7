namespace IB.Gateway.EndToEnd.Tests.Cluster;

/// <summary>One node of a cluster as an operator runs it, with its own line to the database and its own clock.</summary>
internal sealed class Clusterknoop(Kindopdracht opdracht, Netwerklijn lijn) : IAsyncDisposable
{
    private Kindproces? _proces;

    /// <summary>The network between it and the database.</summary>
    internal Netwerklijn Lijn => lijn;

    /// <summary>The process; it must run.</summary>
    internal Kindproces Proces => _proces ?? throw new InvalidOperationException("The node does not run.");

    /// <summary>Its port for chain partners and that for management; <see langword="null"/> when it does not run.</summary>
    internal (Uri Adres, Uri Beheeradres)? Adressen => _proces is { Gestart: true } proces ? (proces.Adres, proces.Beheeradres) : null;

    /// <summary>Starts it and waits until it is ready.</summary>
    internal async Task StartAsync() => _proces = await Kindproces.StartAsync(opdracht);

    /// <summary>Ends it with SIGKILL.</summary>
    internal async Task KillAsync()
    {
        await Proces.DisposeAsync();
        _proces = null;
    }

    /// <summary>Asks it to stop, and gives its exit code.</summary>
    internal async Task<int> StopAsync()
    {
        await Proces.SignalAsync("TERM");
        var uitgang = await Proces.WaitForEindeAsync(TestContext.Current.CancellationToken);
        await KillAsync();
        return uitgang;
    }

    public async ValueTask DisposeAsync()
    {
        if (_proces is not null)
            await KillAsync();
        await lijn.DisposeAsync();
    }
}
