using System.Diagnostics;
using IB.Gateway.Cli;
using IB.Gateway.Testing;
using IB.Gateway.Tests.Cli;

namespace IB.Gateway.Tests.Deploy;

/// <summary>The unit runs the program as it is, gives away nothing, and stops trying when trying does not help.</summary>
public sealed class SystemdTests
{
    /// <summary>What may stand in a unit and does; a name that is misspelt is ignored by systemd, with a line in the log that nobody reads.</summary>
    private static readonly Dictionary<string, string[]> Bekend = new()
    {
        ["Unit"] = ["Description", "Documentation", "Wants", "After", "StartLimitIntervalSec", "StartLimitBurst"],
        ["Service"] =
        [
            "Type", "User", "Group", "ExecStart", "WorkingDirectory", "Environment", "LoadCredential", "KillSignal", "KillMode", "TimeoutStopSec", "Restart",
            "RestartSec",
            "RestartPreventExitStatus", "StateDirectory", "StateDirectoryMode", "UMask", "LimitNOFILE", "LimitCORE", "MemoryHigh", "MemoryMax", "TasksMax",
            "NoNewPrivileges", "CapabilityBoundingSet", "AmbientCapabilities", "ProtectSystem", "ProtectHome", "PrivateTmp", "PrivateDevices", "PrivateUsers",
            "ProtectClock",
            "ProtectHostname", "ProtectKernelLogs", "ProtectKernelModules", "ProtectKernelTunables", "ProtectControlGroups", "ProtectProc",
            "RestrictNamespaces",
            "RestrictRealtime", "RestrictSUIDSGID", "LockPersonality", "KeyringMode", "RemoveIPC", "RestrictAddressFamilies", "SystemCallArchitectures",
            "SystemCallFilter",
            "SystemCallErrorNumber",
        ],
        ["Install"] = ["WantedBy"],
    };

    private static readonly Unit Eenheid = Unit.Lees();

    [Fact]
    public void Unit_Keys_AreKnown() => Assert.All(Eenheid.Regels, static r => Assert.Contains(r.Sleutel, Bekend[r.Sectie]));

    [Fact]
    public void Start_CommandLine_Parses()
    {
        var delen = Eenheid.One("ExecStart").Split(' ');

        Assert.Equal("/usr/lib/ib-gateway/ib-gateway", delen[0]);
        Assert.Empty(Opdrachtregel.Create(Opdrachtproef.LegeOmgeving()).Parse(delen[1..]).Errors);
        Assert.Equal(Profiel.Systemd.Plek, delen[^1]);
    }

    [Fact]
    public void Restart_WithWrongSettings_IsNotTried()
    {
        Assert.Equal("on-failure", Eenheid.One("Restart"));
        Assert.Equal($"{Uitgang.Gebruik}", Eenheid.One("RestartPreventExitStatus"));
    }

    [Fact]
    public void Credentials_AllThatAreLoaded_AreWhatTheSettingsNameAndTheFragmentClose()
    {
        var geladen = Eenheid.All("LoadCredential").Select(static c => c.Split(':')).ToList();
        var instellingen = Deploymap.Json(Profiel.Systemd.Bestand);

        Assert.Equal(
            geladen.Select(static c => $"%d/{c[0]}").Order(StringComparer.Ordinal),
            Eenheid.Environment.Values.Where(static w => w.StartsWith("%d/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            geladen.Select(static c => c[1]).Order(StringComparer.Ordinal),
            ((string[])["luister/sleutel", "opslag/sleutelbestand"]).Select(s => Path.GetFullPath(instellingen.Text(s), "/etc/ib-gateway"))
                .Order(StringComparer.Ordinal));
        Assert.Contains(
            Deploymap.Regels("deploy/systemd/ib-gateway.tmpfiles.conf"),
            static r => r.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["d", "/etc/ib-gateway/geheim", "0700", "root", "root", "-"]);
    }

    [Fact]
    public void Account_OfTheUnit_IsTheOneThatTheFragmentMakes()
    {
        var account = Deploymap.Regels("deploy/systemd/ib-gateway.sysusers.conf").Single().Split(' ')[1];

        Assert.Equal((account, account), (Eenheid.One("User"), Eenheid.One("Group")));
    }

    /// <summary>Where systemd is, it has the last word.</summary>
    [Fact]
    public async Task Unit_JudgedBySystemd_IsInOrder()
    {
        const string Programma = "/usr/bin/systemd-analyze";
        if (!File.Exists(Programma))
            return;
        using var map = new TijdelijkeMap();
        // What it starts is not installed here, and that is all that may be wrong with it.
        var pad = map["ib-gateway.service"];
        await File.WriteAllTextAsync(
            pad, Deploymap.Read(Unit.Pad).Replace("/usr/lib/ib-gateway/ib-gateway", Environment.ProcessPath!, StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        using var proces = Process.Start(
            new ProcessStartInfo(Programma, ["verify", "--man=no", "--recursive-errors=no", pad]) { RedirectStandardError = true, UseShellExecute = false })!;

        var tekst = await proces.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await proces.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (proces.ExitCode, tekst));
    }
}
