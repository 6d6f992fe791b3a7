using IB.Gateway.Proefservers;
using IB.Gateway.Testing;
using Npgsql;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A database server on a disk that a test can break, and a knooppunt's settings for it.</summary>
internal sealed class Databaseschijf : IAsyncDisposable
{
    private const string Databasenaam = "schijf";

    private readonly Schijf _schijf;
    private readonly Postgresserver _server;

    private Databaseschijf(Schijf schijf, Postgresserver server) => (_schijf, _server) = (schijf, server);

    /// <summary>The settings of a knooppunt, by path: an outcome that is not known is not asked for long.</summary>
    internal IReadOnlyDictionary<string, string> Instellingen => new Dictionary<string, string>(
        [.. DeCrashmatrix.Instellingen, .. Proefprofiel.Instellingen(_server, Databasenaam)])
    {
        ["opslag:postgres:uitkomsttijd"] = "00:00:02",
        ["opslag:postgres:beurtduur"] = "00:00:02",
    };

    /// <summary>Starts it, with an empty database.</summary>
    internal static async Task<Databaseschijf> StartAsync()
    {
        var schijf = await Schijf.CreateAsync();
        try
        {
            // A segment of the write-ahead log is made when it is needed, and not an old one used again.
            var server = await Postgresserver.StartSafeAsync(schijf.Map, "-c wal_recycle=off", schijf.Omgeving(Postgresserver.FindGegevens(schijf.Map)));
            await server.CreateAsync(Databasenaam);
            return new Databaseschijf(schijf, server);
        }
        catch
        {
            schijf.Dispose();
            throw;
        }
    }

    /// <summary>From now on the disk does this, in this folder of the server or in all; see <see cref="Schijf.Break"/>.</summary>
    internal async Task BreakAsync(string wat, int getal, string map)
    {
        _schijf.Break(wat, getal, map.Length == 0 ? [] : [map]);
        if (map is "base")
            return;
        try
        {
            // The write-ahead log needs a new file for what is written next.
            await RunAsync("SELECT pg_switch_wal()");
        }
        catch (NpgsqlException)
        {
            // It needed one already, or another one noticed first.
        }
    }

    /// <summary>The disk is well again; a server that stopped for it is started, as an operator does.</summary>
    internal async Task HealAsync()
    {
        _schijf.Heal();
        await Wacht.TotAsync(
            async () =>
            {
                try
                {
                    await RunAsync("SELECT 1");
                    return true;
                }
                catch (NpgsqlException)
                {
                    if (!_server.Loopt)
                        await _server.StartAgainAsync();
                    return false;
                }
            },
            "The server does not come back.");
    }

    public async ValueTask DisposeAsync()
    {
        _schijf.Heal();
        await _server.DisposeAsync();
        _schijf.Dispose();
    }

    private async Task RunAsync(string sql)
    {
        await using var verbinding = new NpgsqlConnection(_server.Verbinding(Databasenaam));
        await verbinding.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, verbinding);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
