using System.Diagnostics;
using IB.Gateway.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>A step that fails, whichever it is: the caller is told the truth, nothing acknowledged is lost, and the store goes on.</summary>
public sealed class StaptegenslagTests : IDisposable
{
    private readonly SqliteProef _proef = new();

    public static TheoryData<string> Stappen => [.. Enum.GetNames<Stap>()];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Theory]
    [MemberData(nameof(Stappen))]
    public async Task Append_AStepFailsOnce_LosesNothingAcknowledgedAndGoesOn(string stap)
    {
        // So that every commit is followed by a checkpoint.
        _proef.Options = _proef.Options with { CheckpointBytes = 64 << 10 };
        var bevestigd = new List<int>();
        var tegenslag = new Tegenslag(Enum.Parse<Stap>(stap));
        await using (var opslag = SqliteOpslag.Open(_proef.Options, tegenslag, _proef.Klok, NullLogger<SqliteOpslag>.Instance))
        {
            for (var n = 1; n <= 200; n++)
            {
                if (await TryAppendAsync(opslag, n))
                    bevestigd.Add(n);
                await TryReadAsync(opslag);
            }

            Assert.True(tegenslag.Gebeurd, $"Stap {stap} kwam niet voor.");
            Assert.InRange(bevestigd.Count, 198, 200);
            Assert.Null(opslag.Gezondheid.Stand.LaatsteFout);
        }

        await using var weer = _proef.Open();
        foreach (var n in bevestigd)
            Assert.Single(await weer.Journaal.FindAsync(Voorbeeld.Id(n), Stop));
    }

    [Fact]
    public async Task Open_AfterACrash_GivesBackTheRoomOfTheLastSegment()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var crash = await _proef.CrashCopyAsync(3);
        var lengte = new FileInfo(crash.Segment).Length;
        await ShellAsync($"fallocate --keep-size --length 8MiB '{crash.Segment}'");
        Assert.True(await BlocksAsync(crash.Segment) * 512 >= 8 << 20);
        await using var opslag = crash.Open();
        Assert.Equal(lengte, new FileInfo(crash.Segment).Length);
        Assert.True(await BlocksAsync(crash.Segment) * 512 < 1 << 20);
    }

    private static async Task<bool> TryAppendAsync(SqliteOpslag opslag, int n)
    {
        try
        {
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop);
            return true;
        }
        catch (OpslagException)
        {
            return false;
        }
    }

    private static async Task TryReadAsync(SqliteOpslag opslag)
    {
        try
        {
            await opslag.Journaal.MeasureAsync(Stop);
        }
        catch (OpslagException e)
        {
            Assert.Contains("Er is niets verloren", e.Message);
        }
    }

    private static async Task<long> BlocksAsync(string pad) => long.Parse(await ShellAsync($"stat --format=%b '{pad}'"));

    private static async Task<string> ShellAsync(string opdracht)
    {
        using var proces = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", opdracht]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var uit = await proces.StandardOutput.ReadToEndAsync(Stop);
        await proces.WaitForExitAsync(Stop);
        Assert.Equal(0, proces.ExitCode);
        return uit.Trim();
    }

    private sealed class Tegenslag(Stap stap) : IStappen
    {
        private int _gebeurd;

        public bool Gebeurd => _gebeurd != 0;

        public void Reached(Stap bereikt)
        {
            if (bereikt == stap && Interlocked.Exchange(ref _gebeurd, 1) == 0)
                throw new IOException("Proef: de schijf hapert.");
        }
    }
}
