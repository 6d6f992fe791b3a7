using System.Diagnostics;

namespace IB.Gateway.Tests.Cli;

/// <summary>The program as a process of its own, with its real streams.</summary>
internal sealed class Programma : IAsyncDisposable
{
    private readonly Process _proces;
    private readonly Task<string> _fouten;

    private Programma(Process proces)
    {
        _proces = proces;
        _fouten = proces.StandardError.ReadToEndAsync();
    }

    public static Programma Start(IReadOnlyDictionary<string, string> variabelen, params IEnumerable<string> argumenten)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ib-gateway.dll"), .. argumenten])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (naam, waarde) in variabelen)
            info.Environment[naam] = waarde;
        return new Programma(Process.Start(info) ?? throw new InvalidOperationException("dotnet does not start."));
    }

    /// <summary>Waits for a line of output that holds a text.</summary>
    public async Task WaitForAsync(string tekst)
    {
        while (await _proces.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } regel)
        {
            if (regel.Contains(tekst, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"The program ended without saying '{tekst}': {await _fouten}");
    }

    /// <summary>Sends a signal, as an operator or orchestrator does.</summary>
    public async Task SignalAsync(string signaal)
    {
        using var kill = Process.Start("kill", [$"-{signaal}", $"{_proces.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits until it ends. What it wrote after the last line that was waited for is its output.</summary>
    public async Task<Proefuitslag> WaitForExitAsync()
    {
        var uit = await _proces.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _proces.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Proefuitslag(_proces.ExitCode, uit, await _fouten, []);
    }

    /// <summary>Nobody reads its output any more.</summary>
    public void CloseOutput() => _proces.StandardOutput.Close();

    /// <summary>Waits until it ends, when nobody reads its output.</summary>
    public async Task<(int Uitgang, string Fouten)> WaitForExitAloneAsync()
    {
        await _proces.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_proces.ExitCode, await _fouten);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_proces.HasExited)
        {
            _proces.Kill();
            await _proces.WaitForExitAsync(CancellationToken.None);
        }

        _proces.Dispose();
    }
}
