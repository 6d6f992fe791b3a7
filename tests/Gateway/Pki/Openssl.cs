using System.ComponentModel;
using System.Diagnostics;

namespace IB.Gateway.Tests.Pki;

/// <summary>Runs openssl as an independent judge of what we write and as an independent writer of what we read.</summary>
internal static class Openssl
{
    /// <summary>Standard output; the test fails when openssl is missing or does not succeed.</summary>
    public static async Task<string> RunAsync(string map, params string[] argumenten)
    {
        var start = new ProcessStartInfo("openssl", argumenten)
        {
            WorkingDirectory = map,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var proces = Start(start);
        var uit = proces.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var fout = proces.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await proces.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(proces.ExitCode == 0, $"openssl {string.Join(' ', argumenten)}: {await fout} {await uit}");
        return await uit;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Fail("openssl ontbreekt. Installeer het met: apt-get install openssl");
            throw;
        }
    }
}
