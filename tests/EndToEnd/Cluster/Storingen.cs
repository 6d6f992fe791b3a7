using Npgsql;

namespace IB.Gateway.EndToEnd.Tests.Cluster;

/// <summary>Lets things happen to a cluster under traffic.</summary>
internal sealed class Storingen(Clusterketen keten, Random toeval, TimeSpan beurtduur)
{
    private const string BeeindigSessies =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    /// <summary>Lets it happen, and sees to it that all is well afterwards.</summary>
    internal Task ApplyAsync(Storing storing)
    {
        var knoop = keten.Knopen[toeval.Next(keten.Knopen.Count)];
        return storing switch
        {
            Storing.Dood => KillAsync(knoop),
            Storing.Herstart => RestartAsync(knoop),
            Storing.KorteHang => HangAsync(knoop, Between(0.1, 0.7)),
            Storing.LangeHang => HangAsync(knoop, Between(1.5, 2.5)),
            Storing.Databasedood => KillDatabaseAsync(),
            Storing.Sessies => EndSessionsAsync(),
            Storing.Netwerkbreuk => DisturbAsync(knoop, static lijn => lijn.Cut(), Between(0.1, 1.5)),
            Storing.Netwerkstilte => DisturbAsync(knoop, static lijn => lijn.Silence(), Between(0.5, 2.5)),
            Storing.Redisdood => KillRedisAsync(),
            Storing.Redisstilte => PauseRedisAsync(),
            Storing.Brokerdood => StopBrokersAsync([1 + toeval.Next(keten.Servers.Brokers.Brokers)]),
            Storing.Brokersdood => StopBrokersAsync([.. Enumerable.Range(1, keten.Servers.Brokers.Brokers)]),
            _ => throw new ArgumentOutOfRangeException(nameof(storing), storing, "No such fault."),
        };
    }

    private async Task KillAsync(Clusterknoop knoop)
    {
        // A load balancer finds out afterwards.
        await knoop.Proces.KillAsync();
        keten.Remove(knoop);
        await knoop.KillAsync();
        await PassAsync(Between(0, 1.5));
        await knoop.StartAsync();
        keten.Admit(knoop);
    }

    private async Task RestartAsync(Clusterknoop knoop)
    {
        keten.Remove(knoop);
        Assert.Equal(0, await knoop.StopAsync());
        await knoop.StartAsync();
        keten.Admit(knoop);
    }

    private async Task HangAsync(Clusterknoop knoop, TimeSpan duur)
    {
        await knoop.Proces.SignalAsync("STOP");
        keten.Remove(knoop);
        await PassAsync(duur);
        await knoop.Proces.SignalAsync("CONT");
        keten.Admit(knoop);
    }

    private async Task KillDatabaseAsync()
    {
        await keten.Servers.Database.KillAsync();
        await keten.Servers.Database.StartAgainAsync();
    }

    private async Task EndSessionsAsync()
    {
        await using var verbinding = new NpgsqlConnection(keten.Servers.Verbinding);
        await verbinding.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(BeeindigSessies, verbinding);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task DisturbAsync(Clusterknoop knoop, Action<Netwerklijn> stoor, TimeSpan duur)
    {
        stoor(knoop.Lijn);
        await PassAsync(duur);
        knoop.Lijn.Heal();
    }

    private async Task KillRedisAsync()
    {
        await keten.Servers.Redis.KillAsync();
        await PassAsync(Between(0, 1.5));
        await keten.Servers.Redis.StartAgainAsync();
    }

    private async Task PauseRedisAsync()
    {
        keten.Servers.Redis.Pause();
        await PassAsync(Between(0.1, 1.5));
        keten.Servers.Redis.Resume();
    }

    private async Task StopBrokersAsync(IReadOnlyList<int> brokers)
    {
        foreach (var broker in brokers)
            keten.Servers.Brokers.SetDown(broker);
        await PassAsync(Between(0.5, 2.5));
        foreach (var broker in brokers)
            keten.Servers.Brokers.SetUp(broker);
    }

    private TimeSpan Between(double laagst, double hoogst) => beurtduur * (laagst + (toeval.NextDouble() * (hoogst - laagst)));

    // Nothing is waited for: how long it lasts is what is tried out.
    private static async Task PassAsync(TimeSpan duur)
    {
        using var klok = new PeriodicTimer(duur + TimeSpan.FromMilliseconds(1));
        await klok.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }
}
