using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>The index that is written some messages at once has what it should have, and no more.</summary>
public sealed class TrefwoordenTests : IDisposable
{
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Follow_MessagesComeIn_WritesEachOnceAndKeepsTheLastApart()
    {
        await using var opslag = _proef.Open();
        for (var n = 1; n <= 3 * SqliteProef.Slag; n++)
        {
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop);
            var (berichten, perSoort) = await CountAsync(opslag);
            Assert.Equal(n, berichten);
            Assert.All(perSoort, aantal => Assert.InRange(aantal, n - (2 * SqliteProef.Slag), n));
        }

        Assert.All((await CountAsync(opslag)).PerSoort, aantal => Assert.NotEqual(0, aantal));
    }

    [Fact]
    public async Task Forget_MessagesThatWereWritten_LeavesNoneBehind()
    {
        await using var opslag = _proef.Open();
        for (var n = 1; n <= 2 * SqliteProef.Slag; n++)
        {
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop);
            await opslag.Bezorgingen.ConfirmAsync(n, "x", Stop);
        }

        _proef.Klok.Advance(TimeSpan.FromDays(1));
        await opslag.Bewaring.WipeInhoudAsync(Voorbeeld.Meteen, 1000, Stop);
        await opslag.Bewaring.ForgetAsync(Voorbeeld.Meteen, 1000, Stop);

        var (over, perSoort) = await CountAsync(opslag);
        Assert.Equal(0, over);
        Assert.Equal([0, 0, 0], perSoort);
    }

    [Fact]
    public async Task Follow_NoRoomInTheDatabase_StillCommitsAndFindsAll()
    {
        _proef.Options = _proef.Options with { MaxDatabaseBytes = 1 << 20 };
        await using var opslag = _proef.Open();
        var bevestigd = 0;
        try
        {
            while (true)
            {
                Assert.True(bevestigd < 10_000, "De grens werkt niet.");
                await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(bevestigd + 1), Stop);
                bevestigd++;
            }
        }
        catch (OpslagException)
        {
            // Full.
        }

        var pagina = await opslag.Zoeker.SearchAsync(
            new Zoekvraag { Zender = Voorbeeld.Gemeente, Ontvanger = Voorbeeld.Aanbieder, Functie = "WMO301" }, Zoekvolgorde.NieuwsteEerst, na: null, 1000,
            Stop);

        Assert.Equal(Enumerable.Range(1, bevestigd).Select(static n => (long)n).Reverse().Take(1000), pagina.Berichten.Select(b => b.Volgnummer));
    }

    private static ValueTask<(long Berichten, long[] PerSoort)> CountAsync(SqliteOpslag opslag) => opslag.Lezers.ReadAsync(
        static database => (
            database.Scalar("SELECT count(*) FROM bericht", static q => q.Long(0)),
            new long[]
            {
                database.Scalar("SELECT count(*) FROM trefwoord WHERE soort = 1", static q => q.Long(0)),
                database.Scalar("SELECT count(*) FROM trefwoord WHERE soort = 2", static q => q.Long(0)),
                database.Scalar("SELECT count(*) FROM trefwoord WHERE soort = 3", static q => q.Long(0)),
            }),
        Stop);
}
