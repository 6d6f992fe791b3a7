using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What to start as a process of its own.</summary>
/// <param name="Programma">Name of the program, beside the tests.</param>
/// <param name="Argumenten">Its arguments.</param>
internal sealed record Kindopdracht(string Programma, IReadOnlyList<string> Argumenten)
{
    /// <summary>Environment variables on top of those of the tests.</summary>
    internal IReadOnlyDictionary<string, string> Omgeving { get; init; } = new Dictionary<string, string>();

    /// <summary>The knooppunt as an operator runs it.</summary>
    internal static Kindopdracht Run(string instellingenbestand) => new("ib-gateway", ["run", "--instellingen", instellingenbestand]);
}

/// <summary>The knooppunt as an operator runs it: <c>ib-gateway run</c>, a process of its own that can be measured and killed.</summary>
internal sealed class Kindproces : IProefknooppunt
{
    /// <summary>Exit code of a process that was killed: 128 and the number of the signal.</summary>
    internal const int NaSigkill = 137;

    private static readonly TimeSpan Starttijd = TimeSpan.FromSeconds(60);
    private static readonly double Tikken = 100; // USER_HZ, fixed in Linux' ABI

    private readonly Process _proces;
    private readonly Task _uitvoer;
    private readonly ConcurrentQueue<string> _regels = new();
    private readonly TaskCompletionSource<(Uri, Uri)> _gereed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Uri? _adres;
    private Uri? _beheeradres;

    private Kindproces(Process proces)
    {
        _proces = proces;
        _uitvoer = FollowAsync();
    }

    public Uri Adres => _adres!;

    public Uri Beheeradres => _beheeradres!;

    /// <summary>Everything that it wrote, line by line.</summary>
    internal IReadOnlyCollection<string> Regels => _regels;

    /// <summary>Whether it ever was ready.</summary>
    internal bool Gestart => _beheeradres is not null;

    /// <summary>Whether it still runs.</summary>
    internal bool Leeft => !_proces.HasExited;

    /// <summary>Processor time so far.</summary>
    internal TimeSpan Rekentijd
    {
        get
        {
            // After the name, which is in parentheses: field 14 and 15 of proc(5) stat are user and system time.
            var velden = File.ReadAllText($"/proc/{_proces.Id}/stat").Split(") ")[1].Split(' ');
            return TimeSpan.FromSeconds((long.Parse(velden[11], CultureInfo.InvariantCulture) + long.Parse(velden[12], CultureInfo.InvariantCulture)) / Tikken);
        }
    }

    /// <summary>Bytes of memory in use now.</summary>
    internal long Geheugen => ReadStatus("VmRSS");

    /// <summary>Most bytes of memory in use since the start or since <see cref="ResetGeheugenpiek"/>.</summary>
    internal long Geheugenpiek => ReadStatus("VmHWM");

    /// <summary>Starts it and waits until it is ready.</summary>
    internal static async Task<Kindproces> StartAsync(Kindopdracht opdracht)
    {
        var kind = Launch(opdracht);
        try
        {
            await kind.WaitForGereedAsync();
            return kind;
        }
        catch
        {
            await kind.KillAsync();
            throw;
        }
    }

    /// <summary>Starts it and returns at once.</summary>
    internal static Kindproces Launch(Kindopdracht opdracht)
    {
        var programma = Path.Combine(AppContext.BaseDirectory, opdracht.Programma + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(programma, opdracht.Argumenten)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (naam, waarde) in opdracht.Omgeving)
            start.Environment[naam] = waarde;
        return new Kindproces(Process.Start(start) ?? throw new InvalidOperationException($"{programma} does not start."));
    }

    /// <summary>Waits until it says that it is ready.</summary>
    /// <exception cref="InvalidOperationException">It stopped first.</exception>
    internal async Task WaitForGereedAsync()
        => (_adres, _beheeradres) = await _gereed.Task.WaitAsync(Starttijd, TestContext.Current.CancellationToken);

    /// <summary>Waits until it has ended, by itself or by a signal, and gives the exit code.</summary>
    internal async Task<int> WaitForEindeAsync(CancellationToken cancellationToken)
    {
        await _proces.WaitForExitAsync(cancellationToken);
        await _uitvoer;
        return _proces.ExitCode;
    }

    /// <summary>Forgets the peak, so that the next one is of what follows (proc(5) clear_refs).</summary>
    internal void ResetGeheugenpiek() => File.WriteAllText($"/proc/{_proces.Id}/clear_refs", "5");

    /// <summary>Sends it a signal, by name: <c>STOP</c>.</summary>
    internal async Task SignalAsync(string teken)
    {
        using var kill = Process.Start("kill", [$"-{teken}", $"{_proces.Id}"]);
        await kill.WaitForExitAsync(CancellationToken.None);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Ends it with SIGKILL: nothing is finished, nothing flushed.</summary>
    internal async Task KillAsync()
    {
        _proces.Kill();
        await _proces.WaitForExitAsync(CancellationToken.None);
        await _uitvoer;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_proces.HasExited)
            await KillAsync();
        _proces.Dispose();
    }

    private async Task FollowAsync()
    {
        Uri? keten = null, beheer = null;
        while (await _proces.StandardOutput.ReadLineAsync(CancellationToken.None) is { } regel)
        {
            _regels.Enqueue(regel);
            Logarchief.Add(regel);
            var tekst = ReadBericht(regel);
            if (tekst.Split("Now listening on: ") is [_, var adres])
                (keten, beheer) = adres.StartsWith("https:", StringComparison.Ordinal) ? (new Uri(adres), beheer) : (keten, new Uri(adres));
            if (tekst.Contains("fase gereed", StringComparison.Ordinal))
                _gereed.TrySetResult((keten!, beheer!));
        }

        _gereed.TrySetException(
            new InvalidOperationException($"ib-gateway stopped: {string.Join('\n', _regels)} {await _proces.StandardError.ReadToEndAsync()}"));
    }

    private static string ReadBericht(string regel)
    {
        try
        {
            using var json = JsonDocument.Parse(regel);
            return json.RootElement.GetProperty("Message").GetString()!;
        }
        catch (JsonException)
        {
            return ""; // The last line of a process that is killed may be half a line.
        }
    }

    private long ReadStatus(string naam)
    {
        var regel = File.ReadLines($"/proc/{_proces.Id}/status").Single(r => r.StartsWith(naam + ":", StringComparison.Ordinal));
        return 1024 * long.Parse(regel.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1], CultureInfo.InvariantCulture);
    }
}
