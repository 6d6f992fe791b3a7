using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IB.Gateway.Storage.Tests.Postgres.Uitval;

/// <summary>A connection that breaks in the middle of a commit: whether it was made is found out, and it is done once.</summary>
public sealed class VerbindingsbreukTests(Gedeeldeserver server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<int> Sneden => [(int)Snede.VoorDeServer, (int)Snede.VoorHetAntwoord];

    [Theory]
    [MemberData(nameof(Sneden))]
    public async Task Append_CommitCutOff_IsStoredOnceAndAcknowledged(int snede)
    {
        await using var proef = await OpenAsync();
        await proef.Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);

        proef.Station.CutNextCommit((Snede)snede);
        var inboeking = await proef.Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop);

        Assert.Equal(1, proef.Station.Gesneden);
        Assert.Equal((Inboekuitkomst.Nieuw, 2), (inboeking.Uitkomst, inboeking.Bericht.Volgnummer));
        Assert.Single(await proef.Opslag.Journaal.FindAsync(Voorbeeld.Id(2), Stop));
        Assert.Equal(2, (await proef.Opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
        Assert.Equal(3, (await proef.Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(3), Stop)).Bericht.Volgnummer);
        Assert.Null(proef.Opslag.Gezondheid.Stand.LaatsteFout);
    }

    [Theory]
    [MemberData(nameof(Sneden))]
    public async Task Attempt_CommitCutOff_IsCountedOnce(int snede)
    {
        await using var proef = await OpenAsync();
        await proef.Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);

        proef.Station.CutNextCommit((Snede)snede);
        Assert.Equal(1, await proef.Opslag.Bezorgingen.StartPogingAsync(1, "Push", Stop));

        Assert.Equal(1, proef.Station.Gesneden);
        Assert.Equal(1, (await proef.Opslag.Journaal.GetAsync(1, Stop))!.Pogingen);
        Assert.Equal(3, (await proef.Opslag.Journaal.ReadHistorieAsync(1, Stop)).Count);
    }

    [Theory]
    [MemberData(nameof(Sneden))]
    public async Task ProcessorStep_CommitCutOff_IsDoneOnce(int snede)
    {
        await using var proef = await OpenAsync();
        var stap = new Processorstap { Processor = "teller", Van = Positie.Begin, Naar = Positie.Na(1), Uitvoer = [Voorbeeld.Boeking(1)] };
        // The key of the processor exists, so that the next commit is that of the step.
        await proef.Opslag.Processors.GetPseudoniemsleutelAsync("teller", Stop);
        await proef.Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(9), Stop);

        proef.Station.CutNextCommit((Snede)snede);
        var uitkomst = await proef.Opslag.Processors.CommitAsync(stap, Stop);

        Assert.Equal(1, proef.Station.Gesneden);
        Assert.True(uitkomst.Gezet);
        Assert.Equal(2, Assert.Single(uitkomst.Uitgezonden).Volgnummer);
        Assert.Equal(2, (await proef.Opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
    }

    [Fact]
    public async Task Turn_AnswerCutOff_IsTakenAllTheSame()
    {
        await using var proef = await OpenAsync();
        var eerder = await proef.Opslag.Beurten.TryTakeAsync("ander werk", Stop);

        proef.Station.CutNext("INSERT INTO beurt"u8.ToArray(), Snede.VoorHetAntwoord);
        var beurt = await proef.Opslag.Beurten.TryTakeAsync("werk", Stop);

        Assert.Equal(1, proef.Station.Gesneden);
        Assert.Equal(new Beurt("werk", 1), beurt);
        Assert.Empty(await proef.Opslag.Beurten.RenewAsync([eerder!, beurt!], Stop));
        Assert.Null(await proef.Opslag.Beurten.TryTakeAsync("werk", Stop));
    }

    [Fact]
    public async Task Turn_OfThisNodeAndAnswerCutOff_IsNotTakenTwice()
    {
        await using var proef = await OpenAsync();
        await proef.Opslag.Beurten.TryTakeAsync("werk", Stop);

        proef.Station.CutNext("INSERT INTO beurt"u8.ToArray(), Snede.VoorHetAntwoord);
        Assert.Null(await proef.Opslag.Beurten.TryTakeAsync("werk", Stop));

        Assert.Equal(1, proef.Station.Gesneden);
    }

    [Fact]
    public async Task Sessions_AllCutOffWhileManyAppend_LoseAndDoubleNothing()
    {
        await using var proef = await OpenAsync();
        const int Aantal = 200;
        var begonnen = new TaskCompletionSource();
        var appends = Enumerable.Range(0, 8).Select(a => AppendManyAsync(proef.Opslag, a, 8, Aantal, begonnen)).ToList();
        await begonnen.Task.WaitAsync(Stop);
        for (var keer = 0; keer < 5; keer++)
            await proef.Proef.ScalarAsync(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'ib-gateway' AND datname = current_database()");
        await Task.WhenAll(appends);

        var stand = await proef.Opslag.Journaal.MeasureAsync(Stop);
        Assert.Equal((Aantal, Aantal), (stand.LaatsteVolgnummer, stand.Aantallen[Toestand.Klaargezet]));
        for (var n = 1; n <= Aantal; n++)
            Assert.Single(await proef.Opslag.Journaal.FindAsync(Voorbeeld.Id(n), Stop));
    }

    [Fact]
    public async Task Database_Gone_IsATroubleThatTheHealthShowsAndThatPasses()
    {
        await using var proef = await OpenAsync(TimeSpan.FromSeconds(1));
        await proef.Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);

        proef.Station.Refuse = true;
        await Assert.ThrowsAsync<OpslagException>(async () => await proef.Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop));
        await Assert.ThrowsAsync<OpslagException>(async () => await proef.Opslag.Journaal.GetAsync(1, Stop));
        Assert.NotNull(proef.Opslag.Gezondheid.Stand.LaatsteFout);

        proef.Station.Refuse = false;
        Assert.Equal(2, (await proef.Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop)).Bericht.Volgnummer);
        Assert.Null(proef.Opslag.Gezondheid.Stand.LaatsteFout);
    }

    [Fact]
    public async Task Append_CommitCutOffAndNobodyLetInAfterwards_IsNotSaidToBeUndone()
    {
        await using var proef = await OpenAsync(TimeSpan.FromSeconds(1));
        await proef.Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        var database = (string)(await proef.Proef.ScalarAsync("SELECT current_database()"))!;

        await AllowAsync(database, false);
        proef.Station.CutNextCommit(Snede.VoorHetAntwoord);
        var fout = await Assert.ThrowsAsync<OpslagException>(async () => await proef.Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop));
        await AllowAsync(database, true);

        Assert.Contains("onbekend", fout.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("niets vastgelegd", fout.Message, StringComparison.Ordinal);
        Assert.Equal(Inboekuitkomst.Herhaling, (await proef.Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop)).Uitkomst);
    }

    private async Task AllowAsync(string database, bool mag)
    {
        await using var verbinding = new NpgsqlConnection((await server.GetAsync()).Verbinding("postgres"));
        await verbinding.OpenAsync(Stop);
        await using var command = new NpgsqlCommand($"ALTER DATABASE {database} ALLOW_CONNECTIONS {mag}", verbinding);
        await command.ExecuteNonQueryAsync(Stop);
    }

    /// <summary>Appends as a sender does: what was not acknowledged is sent again.</summary>
    private static async Task AppendManyAsync(PostgresOpslag opslag, int eerste, int stap, int aantal, TaskCompletionSource begonnen)
    {
        for (var n = eerste + 1; n <= aantal; n += stap)
        {
            while (true)
            {
                try
                {
                    var inboeking = await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop);
                    Assert.NotEqual(Inboekuitkomst.Strijdig, inboeking.Uitkomst);
                    begonnen.TrySetResult();
                    break;
                }
                catch (OpslagException)
                {
                    Stop.ThrowIfCancellationRequested();
                }
            }
        }
    }

    private Task<Opstelling> OpenAsync() => OpenAsync(PostgresOptions.DefaultUitkomsttijd);

    private async Task<Opstelling> OpenAsync(TimeSpan uitkomsttijd)
    {
        var proef = new PostgresProef(server);
        var options = await proef.GetOptionsAsync();
        var station = new Tussenstation(options.Postgres.Poort);
        options = options with { Postgres = options.Postgres with { Poort = station.Poort, Uitkomsttijd = uitkomsttijd } };
        return new Opstelling(
            proef, station, await PostgresOpslag.OpenAsync(options, TimeProvider.System, NullLogger<PostgresOpslag>.Instance, CancellationToken.None));
    }

    private sealed record Opstelling(PostgresProef Proef, Tussenstation Station, PostgresOpslag Opslag) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Opslag.DisposeAsync();
            await Station.DisposeAsync();
            Proef.Dispose();
        }
    }
}
