namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A chain around one knooppunt that is killed and started again, on one folder.</summary>
internal sealed class Crashketen : Verkeersketen
{
    // Cheaper to start; nothing else changes.
    internal static readonly IReadOnlyDictionary<string, string> Zuinig = new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "0" };

    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(60);

    private volatile TaskCompletionSource<Kindproces> _aan = Uit();
    private Kindproces? _kind;

    private Crashketen()
    {
    }

    /// <summary>Makes the chain; the knooppunt does not run yet.</summary>
    /// <param name="instellingen">Settings by path, as <see cref="Ketenplan.Instellingen"/>.</param>
    internal static async Task<Crashketen> CreateAsync(IReadOnlyDictionary<string, string> instellingen)
    {
        var keten = new Crashketen();
        try
        {
            await keten.OpenAsync(instellingen);
            return keten;
        }
        catch
        {
            await keten.DisposeAsync();
            throw;
        }
    }

    internal override async Task<Uri> AdresAsync() => (await _aan.Task.WaitAsync(TestContext.Current.CancellationToken)).Adres;

    internal override async Task<Uri> BeheeradresAsync() => (await _aan.Task.WaitAsync(TestContext.Current.CancellationToken)).Beheeradres;

    /// <summary>The knooppunt as an operator runs it.</summary>
    internal Kindopdracht Run() => Kindopdracht.Run(Instellingenbestand) with { Omgeving = Zuinig };

    /// <summary>Starts a process on the folder; it may be killed before it is ready.</summary>
    internal Kindproces Launch(Kindopdracht opdracht) => _kind = Kindproces.Launch(opdracht);

    /// <summary>Starts it and lets the parties at it when it is ready.</summary>
    internal async Task<Kindproces> StartAsync(Kindopdracht opdracht)
    {
        var kind = Launch(opdracht);
        await kind.WaitForGereedAsync();
        Open(kind);
        return kind;
    }

    /// <summary>Lets the parties at it.</summary>
    internal void Open(Kindproces kind) => _aan.SetResult(kind);

    /// <summary>Starts a process that ends itself, and lets the parties at it if it becomes ready before.</summary>
    internal async Task RunUntilItDiesAsync(Kindopdracht opdracht)
    {
        var kind = Launch(opdracht);
        var einde = kind.WaitForEindeAsync(TestContext.Current.CancellationToken);
        var gereed = kind.WaitForGereedAsync();
        if (await Task.WhenAny(einde, gereed) == gereed && gereed.IsCompletedSuccessfully)
            Open(kind);
        await einde.WaitAsync(Uiterste, TestContext.Current.CancellationToken);
        Assert.True(await KillAsync() == Kindproces.NaSigkill, $"{string.Join(' ', opdracht.Argumenten)} ended by itself: {string.Join('\n', kind.Regels)}");
    }

    /// <summary>
    /// Kills it, and gives its exit code: another than <see cref="Kindproces.NaSigkill"/> when it had ended by itself. When this returns
    /// everything that it had sent has been read.
    /// </summary>
    internal async Task<int> KillAsync()
    {
        if (_aan.Task.IsCompleted)
            _aan = Uit();
        await _kind!.KillAsync();
        var uitgang = await _kind.WaitForEindeAsync(TestContext.Current.CancellationToken);
        await _kind.DisposeAsync();
        await WaitForStilteAsync();
        return uitgang;
    }

    public override async ValueTask DisposeAsync()
    {
        // Who waits for a knooppunt that does not come any more waits no longer.
        _aan.TrySetCanceled();
        if (_kind is not null)
            await _kind.DisposeAsync();
        await base.DisposeAsync();
    }

    private static TaskCompletionSource<Kindproces> Uit() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
