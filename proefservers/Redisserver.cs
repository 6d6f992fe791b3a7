using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace IB.Gateway.Proefservers;

/// <summary>A Redis of its own on 127.0.0.1, out of the installed binary, with a folder of its own and nothing kept.</summary>
public sealed class Redisserver : IAsyncDisposable
{
    private const string Installeer = "Redis is niet geïnstalleerd. Installeer het: apt-get install -y redis-server";
    private const string Klaar = "Ready to accept connections";

    private const int Sigcont = 18;
    private const int Sigstop = 19;

    private readonly DirectoryInfo _map = Directory.CreateTempSubdirectory("ib-gateway-redis-");
    private readonly string[] _instellingen;
    private Process? _proces;

    private Redisserver(string poort, string[] instellingen)
    {
        Poort = Poorten.FindVrije();
        _instellingen = [.. instellingen, poort, $"{Poort}"];
    }

    /// <summary>The port on 127.0.0.1: the same after a restart.</summary>
    public int Poort { get; }

    /// <summary>How a knooppunt calls it.</summary>
    public string Adres => $"127.0.0.1:{Poort}";

    private Process Proces => _proces ?? throw new InvalidOperationException("It does not run.");

    /// <summary>Starts one.</summary>
    /// <param name="instellingen">Settings of the server, as on its command line: <c>--requirepass</c>, <c>geheim</c>.</param>
    /// <exception cref="ProefserverException">It is not installed, or does not start.</exception>
    public static Task<Redisserver> StartAsync(params string[] instellingen) => StartAsync(new Redisserver("--port", instellingen));

    /// <summary>Starts one that speaks TLS only, and asks for no certificate.</summary>
    /// <param name="certificaat">PEM file with its certificate.</param>
    /// <param name="sleutel">PEM file with the key of that.</param>
    /// <param name="wortel">PEM file with the root.</param>
    /// <exception cref="ProefserverException">It is not installed, or does not start.</exception>
    public static Task<Redisserver> StartTlsAsync(string certificaat, string sleutel, string wortel) => StartAsync(new Redisserver(
        "--tls-port", ["--port", "0", "--tls-cert-file", certificaat, "--tls-key-file", sleutel, "--tls-ca-cert-file", wortel, "--tls-auth-clients", "no"]));

    private static async Task<Redisserver> StartAsync(Redisserver server)
    {
        try
        {
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again after <see cref="KillAsync"/>; it is empty.</summary>
    public async Task StartAgainAsync()
    {
        string[] vast =
        [
            "--bind", "127.0.0.1", "--dir", _map.FullName, "--save", "", "--appendonly", "no", "--daemonize", "no", "--logfile", "",
        ];
        var start = new ProcessStartInfo("redis-server", [.. vast, .. _instellingen])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = _map.FullName,
        };
        _proces = Start(start);
        var klaar = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gezegd = new StringBuilder();
        Proces.OutputDataReceived += (_, regel) =>
        {
            if (regel.Data is null)
                klaar.TrySetException(new ProefserverException($"redis-server stopte bij het starten: {gezegd}"));
            else if (regel.Data.Contains(Klaar, StringComparison.Ordinal))
                klaar.TrySetResult();
            else if (!klaar.Task.IsCompleted)
                gezegd.AppendLine(regel.Data);
        };
        Proces.BeginOutputReadLine();
        await klaar.Task;
    }

    /// <summary>Ends it at once.</summary>
    public async Task KillAsync()
    {
        Proces.Kill();
        await Proces.WaitForExitAsync();
        Proces.Dispose();
        _proces = null;
    }

    /// <summary>It does nothing from now on, and its connections stay.</summary>
    public void Pause() => Signal(Sigstop);

    /// <summary>It goes on, with what was asked of it meanwhile first.</summary>
    public void Resume() => Signal(Sigcont);

    /// <summary>Lets the server do something, and gives what it says.</summary>
    public async Task<string> RunAsync(params string[] opdracht)
    {
        using var verbinding = new TcpClient { NoDelay = true };
        await verbinding.ConnectAsync(IPAddress.Loopback, Poort);
        await using var stroom = verbinding.GetStream();
        await using var schrijver = new StreamWriter(stroom) { NewLine = "\r\n" };
        await schrijver.WriteLineAsync($"*{opdracht.Length}");
        foreach (var deel in opdracht)
        {
            await schrijver.WriteLineAsync($"${Encoding.UTF8.GetByteCount(deel)}");
            await schrijver.WriteLineAsync(deel);
        }

        await schrijver.FlushAsync();
        using var lezer = new StreamReader(stroom);
        return await ReadAntwoordAsync(lezer);
    }

    /// <summary>Ends it and removes all that it kept.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_proces is not null)
            await KillAsync();
        _map.Delete(recursive: true);
    }

    // Every value on a line of its own.
    private static async Task<string> ReadAntwoordAsync(StreamReader lezer)
    {
        var kop = await lezer.ReadLineAsync() ?? throw new InvalidOperationException("Redis sloot de verbinding.");
        switch (kop[0])
        {
            case '$':
                return kop == "$-1" ? string.Empty : await lezer.ReadLineAsync() ?? string.Empty;
            case '*':
                var delen = new List<string>();
                for (var nog = int.Parse(kop.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture); nog > 0; nog--)
                    delen.Add(await ReadAntwoordAsync(lezer));
                return string.Join('\n', delen);
            case '-':
                throw new InvalidOperationException(kop);
            default:
                return kop[1..];
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new ProefserverException(Installeer);
        }
        catch (Win32Exception fout)
        {
            throw new ProefserverException(Installeer, fout);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int proces, int sein);

    private void Signal(int sein)
    {
        if (SendSignal(Proces.Id, sein) != 0)
            throw new InvalidOperationException($"Sein {sein} kwam niet aan: {Marshal.GetLastPInvokeError()}.");
    }
}
