using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The blocks of the README, in order and in one bash, as somebody who comes for the first time runs them.</summary>
public sealed partial class DeReadme : IDisposable
{
    private static readonly TimeSpan Tijdslimiet = TimeSpan.FromMinutes(3);

    /// <summary>Beginnings of lines that are not run here, with the reason.</summary>
    private static readonly Dictionary<string, string> Elders = new()
    {
        ["./eng/demo.sh"] = "DeDemo plays it.",
        ["./eng/test.sh"] = "It is what runs this test.",
        ["dotnet build "] = "The program was built with the tests, and others run it now.",
    };

    private readonly TijdelijkeMap _map = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public async Task Blocks_InOrder_BringAMessageToItsReceiver()
    {
        var (uitgang, tekst) = await RunAsync(Script(File.ReadAllText(Path.Combine(Wortel, "README.md"))));

        Assert.True(uitgang == 0, tekst);
        Assert.Contains("gereed (fase gereed)", tekst, StringComparison.Ordinal);
        Assert.Contains("uitkomst: overgenomen (Bv03)", tekst, StringComparison.Ordinal);
        Assert.Contains("toewijzing.xml: ", tekst, StringComparison.Ordinal);
        Assert.Contains("Ontvangst bevestigd door 42420001", tekst, StringComparison.Ordinal);
        Assert.Contains("Ontvangst bevestigd door 0384", tekst, StringComparison.Ordinal);
        foreach (var naam in new[] { "WMO301:toewijzing.xml", "WMO305:start.xml" }.Select(static n => n.Split(':')))
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(Wortel, $"tests/Testing/Fixtures/iwmo-3.2/{naam[0]}.xml")), File.ReadAllBytes(_map[$"knooppunt/{naam[1]}"]));
    }

    [Fact]
    public async Task Blocks_CommandThatFails_EndsThere()
    {
        var (uitgang, tekst) = await RunAsync(Script("```bash\necho een\n```\n\ntekst\n\n```bash\nib-gateway validate er-is-niets.xml\necho twee\n```\n"));

        Assert.Equal(2, uitgang);
        Assert.StartsWith("een\n", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("twee", tekst, StringComparison.Ordinal);
    }

    private static string Wortel => Beveiligingsdocument.Wortel;

    /// <summary>What a newcomer types: the blocks as they stand, but for two ports that may be in use.</summary>
    private static string Script(string tekst)
    {
        var regels = Blok().Matches(tekst).SelectMany(static b => b.Groups["regels"].Value.Split('\n')).Where(static r => !Elders.Keys.Any(r.StartsWith));
        return string.Join('\n', regels).Replace("8443", Poort(), StringComparison.Ordinal).Replace("9443", Poort(), StringComparison.Ordinal);
    }

    private static string Poort()
    {
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        luisteraar.Start();
        return ((IPEndPoint)luisteraar.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<(int Uitgang, string Tekst)> RunAsync(string script)
    {
        // Job control (-m) as in a shell that somebody types in; -e because a person stops where it goes wrong.
        File.WriteAllText(_map["readme.sh"], $"set -em -o pipefail\nexec 2>&1\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n{script}\n");
        var start = new ProcessStartInfo("bash", [_map["readme.sh"]]) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Wortel };
        start.Environment["HOME"] = _map.Pad;
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        using var proces = Process.Start(start)!;
        using var tijd = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        tijd.CancelAfter(Tijdslimiet);
        try
        {
            var tekst = await proces.StandardOutput.ReadToEndAsync(tijd.Token);
            await proces.WaitForExitAsync(tijd.Token);
            return (proces.ExitCode, tekst);
        }
        finally
        {
            if (!proces.HasExited)
                proces.Kill(entireProcessTree: true);
        }
    }

    [GeneratedRegex(
        @"^```bash\n(?<regels>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blok();
}
