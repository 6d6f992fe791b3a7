using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Storage.Tests.Postgres;

/// <summary>A database that is not what it should be is refused, with what and why, and left as it is.</summary>
public sealed class OpeningTests(Gedeeldeserver server) : IDisposable
{
    private readonly PostgresProef _proef = new(server);
    private readonly FakeTime _klok = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Open_LaterVersion_IsRefused()
    {
        await _proef.ScalarAsync("INSERT INTO ib_gateway VALUES (99, '099-later.sql', '', '9.9', now())");
        try
        {
            await RefusedAsync("aaneengesloten");
            await _proef.ScalarAsync("UPDATE ib_gateway SET stap = (SELECT count(*) FROM ib_gateway) WHERE stap = 99");
            await RefusedAsync("nieuwere versie");
        }
        finally
        {
            await _proef.ScalarAsync("DELETE FROM ib_gateway WHERE naam = '099-later.sql'");
        }
    }

    [Fact]
    public async Task Open_StepOfAnotherProgram_IsRefused()
    {
        var echt = (byte[])(await _proef.ScalarAsync("SELECT sha256 FROM ib_gateway WHERE stap = 2"))!;
        await _proef.ScalarAsync("UPDATE ib_gateway SET sha256 = '\\x00' WHERE stap = 2");
        await RefusedAsync("schemastap 2");
        await _proef.ScalarAsync($"UPDATE ib_gateway SET sha256 = '\\x{Convert.ToHexString(echt)}' WHERE stap = 2");
        await using var opslag = await _proef.OpenAsync(_klok);
    }

    [Fact]
    public async Task Open_TableMissing_IsRefusedAndNotMadeAnew()
    {
        await _proef.ScalarAsync("ALTER TABLE beurt RENAME TO weg");
        await RefusedAsync("beurt ontbreekt");
        Assert.Equal(false, await _proef.ScalarAsync("SELECT to_regclass('beurt') IS NOT NULL"));
        await _proef.ScalarAsync("ALTER TABLE weg RENAME TO beurt");
    }

    [Fact]
    public async Task Open_StandBehindTheMessages_IsRefused()
    {
        await using (var opslag = await _proef.OpenAsync(_klok))
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await _proef.ScalarAsync("UPDATE stand SET volgnummer = 0");
        await RefusedAsync("tabel stand");
    }

    [Fact]
    public async Task Open_DatabaseOfSomethingElse_IsRefused()
    {
        var gedeeld = await server.GetAsync();
        await gedeeld.CreateAsync("vreemd");
        var options = await _proef.GetOptionsAsync();
        options = options with { Postgres = options.Postgres with { Database = "vreemd" } };
        await using (var verbinding = new Npgsql.NpgsqlConnection(gedeeld.Verbinding("vreemd")))
        {
            await verbinding.OpenAsync(Stop);
            await using var command = new Npgsql.NpgsqlCommand("CREATE TABLE klant (id integer)", verbinding);
            await command.ExecuteNonQueryAsync(Stop);
        }

        Assert.Contains("niet van IB.Gateway", (await Assert.ThrowsAsync<OpslagException>(() => OpenAsync(options))).Message);
        Assert.Contains(
            "3D000",
            (await Assert.ThrowsAsync<OpslagException>(() => OpenAsync(options with { Postgres = options.Postgres with { Database = "geen" } }))).Message);
    }

    [Fact]
    public async Task Open_ServerThatDoesNotWriteToDisk_IsRefused()
    {
        var options = await _proef.GetOptionsAsync();
        var fout = await Assert.ThrowsAsync<OpslagException>(() => OpenAsync(options with { Postgres = options.Postgres with { MagOnveilig = false } }));
        Assert.Contains("fsync staat uit", fout.Message);
        Assert.Contains("full_page_writes staat uit", fout.Message);
    }

    [Fact]
    public async Task Open_KeyFileMissing_IsRefusedAndNoneIsMade()
    {
        var options = await _proef.GetOptionsAsync();
        File.Delete(Path.Combine(options.Map, "opslag.sleutels"));
        await RefusedAsync("Sleutelbestand");
        Assert.False(File.Exists(Path.Combine(options.Map, "opslag.sleutels")));
    }

    [Fact]
    public async Task Open_KeyFileOfAnotherStore_IsRefused()
    {
        var options = await _proef.GetOptionsAsync();
        var bestand = Path.Combine(options.Map, "opslag.sleutels");
        var regels = await File.ReadAllLinesAsync(bestand, Stop);
        var id = regels[^1].Split(' ')[0];
        await File.WriteAllTextAsync(bestand, $"{id} {Convert.ToBase64String(new byte[32])}\n", Stop);
        await RefusedAsync("niet de sleutel");
    }

    [Fact]
    public async Task Open_NewDatabase_TellsWhichStepsItTook()
    {
        var gedeeld = await server.GetAsync();
        await gedeeld.CreateAsync("nieuw");
        using var map = new TijdelijkeMap();
        var logboek = new Onthouder();
        await using (await PostgresOpslag.OpenAsync(PostgresProef.Options(gedeeld, "nieuw", map["data"]), _klok, logboek, Stop))
            Assert.Contains(logboek.Regels, static r => r.Contains("001-journaal.sql", StringComparison.Ordinal));
        logboek.Regels.Clear();
        await using (await PostgresOpslag.OpenAsync(PostgresProef.Options(gedeeld, "nieuw", map["data"]), _klok, logboek, Stop))
            Assert.Contains(logboek.Regels, static r => r.EndsWith("0 stappen zijn nu gezet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_AnotherNodeOpensForLongerThanAStatementMayTake_WaitsForIt()
    {
        var options = await _proef.GetOptionsAsync();
        options = options with { Postgres = options.Postgres with { Antwoordtijd = TimeSpan.FromSeconds(1) } };
        await using var ander = await _proef.ConnectAsync();
        await Servercontrole.LockAsync(ander, Stop);
        var opent = OpenAsync(options);
        // Until it waits for half a second more than that.
        while (await _proef.ScalarAsync(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory' AND query_start < clock_timestamp() - interval '1.5 s'") is null)
        {
            Assert.False(opent.IsFaulted, opent.Exception?.ToString());
            Stop.ThrowIfCancellationRequested();
        }

        await ander.CloseAsync();
        await using var opslag = await opent;
    }

    [Fact]
    public async Task Open_ClockOfTheNodeIsDaysOff_IsRefused()
    {
        var options = await _proef.GetOptionsAsync();
        options = options with { Postgres = options.Postgres with { MaxKlokverschil = new PostgresOptions().MaxKlokverschil } };
        var fout = await Assert.ThrowsAsync<OpslagException>(() => OpenAsync(options));
        Assert.Contains("De klok van dit knooppunt", fout.Message, StringComparison.Ordinal);
        Assert.Contains("NTP", fout.Message, StringComparison.Ordinal);
    }

    private async Task RefusedAsync(string reden)
        => Assert.Contains(reden, (await Assert.ThrowsAsync<OpslagException>(() => _proef.OpenAsync(_klok))).Message, StringComparison.Ordinal);

    private Task<PostgresOpslag> OpenAsync(OpslagOptions options) => PostgresOpslag.OpenAsync(options, _klok, NullLogger<PostgresOpslag>.Instance, Stop);

    private sealed class Onthouder : ILogger<PostgresOpslag>
    {
        public List<string> Regels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Regels.Add(formatter(state, exception));
    }
}
