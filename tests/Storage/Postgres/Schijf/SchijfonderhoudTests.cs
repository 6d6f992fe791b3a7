using System.Collections.Frozen;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;
using IB.Gateway.Testing;

namespace IB.Gateway.Storage.Tests.Postgres.Schijf;

/// <summary>
/// The disk of the server is full while a node starts, makes partitions, tidies up or lets a processor work: nothing is half done, and it is done later.
/// </summary>
public sealed class SchijfonderhoudTests(Schijfserver server) : IClassFixture<Schijfserver>, IAsyncLifetime
{
    private const int PerStrook = 1 << PostgresProef.Strookbits;
    private static readonly Bewaartermijnen Termijnen = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    private static readonly Bewaarregels Regels = new(Termijnen, FrozenDictionary<string, Bewaartermijnen>.Empty, TimeSpan.FromSeconds(1));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await server.CreateAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Open_NewStoreWithoutRoom_SaysSoAndIsMadeWhenThereIs()
    {
        Break();
        var fout = await Assert.ThrowsAsync<OpslagException>(server.OpenAsync);
        Assert.Contains("53100", fout.Message, StringComparison.Ordinal);
        Assert.Contains("geen schijfruimte", fout.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("beschadigd", fout.Message, StringComparison.Ordinal);

        server.Schijf.Heal();
        await using var opslag = await server.OpenAsync();
        Assert.Equal(1, (await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop)).Bericht.Volgnummer);
    }

    [Fact]
    public async Task Open_MadeStoreWithoutRoom_OpensAndReads()
    {
        await using (var eerst = await server.OpenAsync())
            await eerst.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);

        Break();
        await using var opslag = await server.OpenAsync();
        Assert.NotNull(await opslag.Journaal.GetAsync(1, Stop));
        server.Schijf.Heal();
    }

    [Fact]
    public async Task Open_ServerStoppedForItsLog_SaysThatItIsNotThereAndIsNotTakenForDamage()
    {
        await using (var eerst = await server.OpenAsync())
            await eerst.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);

        server.Schijf.Break("vol", Testing.Schijf.Enospc, Schijfserver.Log);
        await server.FillLogAsync();
        await Assert.ThrowsAnyAsync<Npgsql.NpgsqlException>(() => server.ScalarAsync("SELECT pg_logical_emit_message(true, 'vol', 'log')"));
        var fout = await Assert.ThrowsAsync<OpslagException>(server.OpenAsync);
        Assert.DoesNotContain("beschadigd", fout.Message, StringComparison.Ordinal);
        Assert.Contains("vanzelf", fout.Message, StringComparison.Ordinal);

        await server.HealAsync();
        await using var opslag = await server.OpenAsync();
        Assert.NotNull(await opslag.Journaal.GetAsync(1, Stop));
    }

    [Fact]
    public async Task Strook_CannotBeMade_IsMadeWhenThereIsRoom()
    {
        await using var opslag = await server.OpenAsync();
        // Until just before the next strook is made.
        while (Equals(await server.ScalarAsync("SELECT count(*) FROM strook"), 1L)
            && (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer < PerStrook - (PerStrook / 8) - 1)
            await AppendAsync(opslag, 1);

        Break();
        await Assert.ThrowsAsync<OpslagException>(() => AppendAsync(opslag, PerStrook));
        server.Schijf.Heal();
        await AppendAsync(opslag, 2 * PerStrook);

        var stand = await opslag.Journaal.MeasureAsync(Stop);
        Assert.Equal(stand.LaatsteVolgnummer, stand.Aantallen.Values.Sum());
        Assert.Equal(stand.LaatsteVolgnummer, await server.ScalarAsync("SELECT count(*) FROM bericht"));
    }

    [Fact]
    public async Task Deel_CannotBeBegun_IsBegunWhenThereIsRoom()
    {
        var klok = new FakeTime(TimeProvider.System.GetUtcNow().AddDays(2));
        await using var opslag = await server.OpenAsync(klok);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1).Afgekeurd(), Stop);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop);

        Break();
        var fout = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Bewaring.ReclaimAsync(Stop));
        Assert.Contains("53100", fout.Message, StringComparison.Ordinal);
        server.Schijf.Heal();

        await ReclaimAsync(opslag);
        Assert.Equal(2, await server.ScalarAsync("SELECT deel FROM stand"));
        klok.Advance(TimeSpan.FromSeconds(2));
        while ((await opslag.Bewaring.WipeInhoudAsync(Regels, 100, Stop)).Meer)
        {
        }

        await ReclaimAsync(opslag);
        Assert.Equal(DBNull.Value, await server.ScalarAsync("SELECT to_regclass('lading_1')::text"));
        using var inhoud = await opslag.Journaal.ReadInhoudAsync(2, Stop);
        Assert.Equal(Voorbeeld.Inhoud(2), inhoud!.Bytes.ToArray());
    }

    [Fact]
    public async Task Retention_WithoutRoom_MakesRoom()
    {
        var klok = new FakeTime(TimeProvider.System.GetUtcNow().AddDays(2));
        await using var opslag = await server.OpenAsync(klok);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1).Afgekeurd(), Stop);
        await ReclaimAsync(opslag);
        // So that there is a page for the line of the history that says that it was wiped.
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop);
        await opslag.Bezorgingen.ConfirmAsync(2, "Bevestigd", Stop);
        klok.Advance(TimeSpan.FromSeconds(2));

        Break();
        while ((await opslag.Bewaring.WipeInhoudAsync(Regels, 100, Stop)).Meer)
        {
        }

        await ReclaimAsync(opslag);
        Assert.Equal(DBNull.Value, await server.ScalarAsync("SELECT to_regclass('lading_1')::text"));
        server.Schijf.Heal();
    }

    [Fact]
    public async Task ProcessorStep_WithoutRoom_IsDoneOnceWhenThereIs()
    {
        await using var opslag = await server.OpenAsync();
        var stap = new Processorstap
        {
            Processor = "teller", Van = Positie.Begin, Naar = Positie.Na(1),
            Uitvoer = [Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(1)), Voorbeeld.Ruis(200_000))],
        };
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(9), Stop);

        Break();
        await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Processors.CommitAsync(stap, Stop));
        server.Schijf.Heal();
        var uitkomst = await opslag.Processors.CommitAsync(stap, Stop);

        Assert.True(uitkomst.Gezet);
        Assert.Equal(2, Assert.Single(uitkomst.Uitgezonden).Volgnummer);
        Assert.Equal(2, (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
    }

    private void Break() => server.Schijf.Break("vol", Testing.Schijf.Enospc, Schijfserver.Tabellen);

    private static async Task AppendAsync(PostgresOpslag opslag, int aantal)
    {
        var begin = (int)(await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer;
        for (var n = begin + 1; n <= begin + aantal; n++)
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop);
    }

    private static async Task ReclaimAsync(PostgresOpslag opslag)
    {
        while ((await opslag.Bewaring.ReclaimAsync(Stop)).Meer)
        {
        }
    }
}
