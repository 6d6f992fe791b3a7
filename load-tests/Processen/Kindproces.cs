using System.Diagnostics;
using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Processen;

/// <summary>A program that runs beside this one, so that what it uses can be told apart. Disposing it stops it in order (SIGTERM).</summary>
internal sealed class Kindproces : IAsyncDisposable
{
    private const int BewaardeRegels = 20;
    // Gives a program a session of its own: the Ctrl+C that ends a measurement must not end what is measured before it.
    private const string Sessie = "/usr/bin/setsid";

    private static readonly TimeSpan Stoptijd = TimeSpan.FromSeconds(90);

    private readonly string _naam;
    private readonly Process _proces;
    private readonly Queue<string> _regels = new();
    private readonly TaskCompletionSource<string> _eersteRegel = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Kindproces(string naam, ProcessStartInfo start)
    {
        _naam = naam;
        _proces = new Process { StartInfo = start };
        _proces.OutputDataReceived += (_, e) => Keep(e.Data, eerste: true);
        _proces.ErrorDataReceived += (_, e) => Keep(e.Data, eerste: false);
        _proces.Start();
        _proces.BeginOutputReadLine();
        _proces.BeginErrorReadLine();
    }

    /// <summary>Completes with the first line that it prints.</summary>
    internal Task<string> EersteRegel => _eersteRegel.Task;

    /// <summary>What it has used so far.</summary>
    internal Processtand Stand => Processtand.Read(_proces.Id);

    /// <summary>What it has in use now.</summary>
    internal Procesgebruik Gebruik => Procesgebruik.Read(_proces.Id);

    internal static Kindproces Start(string programma, IEnumerable<string> argumenten, IReadOnlyDictionary<string, string> omgeving)
    {
        var start = new ProcessStartInfo(Sessie, [programma, .. argumenten])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (naam, waarde) in omgeving)
            start.Environment[naam] = waarde;
        return new Kindproces(programma, start);
    }

    /// <exception cref="InvalidOperationException">It has ended; the message has its last lines.</exception>
    internal void RequireRunning()
    {
        if (!_proces.HasExited)
            return;
        lock (_regels)
            throw new InvalidOperationException($"{_naam} ended with {_proces.ExitCode}:{Environment.NewLine}{string.Join(Environment.NewLine, _regels)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_proces.HasExited)
        {
            using var teken = Process.Start("kill", ["-TERM", _proces.Id.ToString()]);
            await teken.WaitForExitAsync();
            using var geduld = new CancellationTokenSource(Stoptijd);
            try
            {
                await _proces.WaitForExitAsync(geduld.Token);
            }
            catch (OperationCanceledException fout)
            {
                _proces.Kill();
                throw new TimeoutException($"{_naam} did not stop within {Stoptijd}.", fout);
            }
        }

        _proces.Dispose();
    }

    private void Keep(string? regel, bool eerste)
    {
        if (regel is null)
            return;
        lock (_regels)
        {
            _regels.Enqueue(regel);
            if (_regels.Count > BewaardeRegels)
                _regels.Dequeue();
        }

        if (eerste)
            _eersteRegel.TrySetResult(regel);
    }
}
