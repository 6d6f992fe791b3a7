using IB.Gateway.Storage.Postgres;
using IB.Gateway.Testing;

namespace IB.Gateway.Storage.Tests.Postgres.Schijf;

/// <summary>
/// The disk of the server refuses what is written to its tables: that is said in words, reading goes on, and so does all when there is room again.
/// </summary>
public sealed class SchijfVolTests(Schijfserver server) : IClassFixture<Schijfserver>, IAsyncLifetime
{
    // More than there ever is room for in pages that are there already.
    private const int Groot = 200_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What the disk does, the errno, and how the server tells.</summary>
    public static TheoryData<string, int, string> Weigeringen => new()
    {
        { "vol", Testing.Schijf.Enospc, "53100" },
        { "schrijf", Testing.Schijf.Enospc, "53100" },
        { "half", Testing.Schijf.Enospc, "53100" },
        { "schrijf", Testing.Schijf.Eio, "58030" },
    };

    public async ValueTask InitializeAsync() => await server.CreateAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Weigeringen))]
    public async Task Append_TablesRefuse_IsRefusedInWordsAndGoesOnByItself(string wat, int errno, string code)
    {
        await using var opslag = await server.OpenAsync();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);

        server.Schijf.Break(wat, errno, Schijfserver.Tabellen);
        for (var keer = 0; keer < 3; keer++)
        {
            var fout = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Grote(2), Stop));
            Assert.Contains(code, fout.Message, StringComparison.Ordinal);
            Assert.Contains("schijf", fout.Message, StringComparison.Ordinal);
            Assert.True(fout.IsTijdelijk);
        }

        Assert.Contains(code, opslag.Gezondheid.Stand.LaatsteFout, StringComparison.Ordinal);
        Assert.Equal(errno == Testing.Schijf.Enospc, opslag.Gezondheid.Stand.Schijfvol);
        await RequireReadableAsync(opslag);

        server.Schijf.Heal();
        Assert.Equal((Inboekuitkomst.Nieuw, 2), await AppendAsync(opslag, Grote(2)));
        Assert.Null(opslag.Gezondheid.Stand.LaatsteFout);
        Assert.False(opslag.Gezondheid.Stand.Schijfvol);
        Assert.Equal(2, (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
        using var inhoud = await opslag.Journaal.ReadInhoudAsync(2, Stop);
        Assert.True(Grote(2).Inhoud.Span.SequenceEqual(inhoud!.Bytes.Span));
    }

    [Fact]
    public async Task Append_NoRoomForTheKeyOfTheDay_IsToldByTheHealth()
    {
        await using var opslag = await server.OpenAsync();

        server.Schijf.Break("vol", Testing.Schijf.Enospc, Schijfserver.Tabellen);
        await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop));
        Assert.Contains("53100", opslag.Gezondheid.Stand.LaatsteFout, StringComparison.Ordinal);
        Assert.True(opslag.Gezondheid.Stand.Schijfvol);

        server.Schijf.Heal();
        Assert.Equal((Inboekuitkomst.Nieuw, 1), await AppendAsync(opslag, Voorbeeld.Boeking(1)));
        Assert.Null(opslag.Gezondheid.Stand.LaatsteFout);
    }

    [Fact]
    public async Task Health_DeliveriesGoOnInPlace_StillTellsThatNothingCanBeTakenIn()
    {
        await using var opslag = await server.OpenAsync();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop);
        await opslag.Bezorgingen.StartPogingAsync(1, "Push", Stop);

        server.Schijf.Break("vol", Testing.Schijf.Enospc, Schijfserver.Tabellen);
        await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Grote(3), Stop));
        // Needs no new page.
        Assert.Equal(1, await opslag.Bezorgingen.StartPogingAsync(2, "Push", Stop));

        Assert.Contains("53100", opslag.Gezondheid.Stand.LaatsteFout, StringComparison.Ordinal);
        Assert.True(opslag.Gezondheid.Stand.Schijfvol);
        server.Schijf.Heal();
    }

    [Fact]
    public async Task Health_HoldsIntakeBackForSecondsOnly()
    {
        var klok = new FakeTime(TimeProvider.System.GetUtcNow());
        await using var opslag = await server.OpenAsync(klok);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        server.Schijf.Break("vol", Testing.Schijf.Enospc, Schijfserver.Tabellen);
        await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Grote(2), Stop));
        server.Schijf.Heal();
        Assert.True(opslag.Gezondheid.Stand.Schijfvol);

        klok.Advance(TimeSpan.FromSeconds(5));

        Assert.False(opslag.Gezondheid.Stand.Schijfvol);
        Assert.Equal((Inboekuitkomst.Nieuw, 2), await AppendAsync(opslag, Grote(2)));
    }

    private static async Task RequireReadableAsync(PostgresOpslag opslag)
    {
        Assert.NotNull(await opslag.Journaal.GetAsync(1, Stop));
        using var inhoud = await opslag.Journaal.ReadInhoudAsync(1, Stop);
        Assert.Equal(Voorbeeld.Inhoud(1), inhoud!.Bytes.ToArray());
        Assert.Single(await opslag.Bezorgingen.ListWachtendAsync(Voorbeeld.Aanbieder, 10, rijpOp: null, Stop));
        Assert.Equal(1, (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
    }

    private static Boeking Grote(int n) => Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(n)), Voorbeeld.Ruis(Groot));

    private static async Task<(Inboekuitkomst Uitkomst, long Volgnummer)> AppendAsync(PostgresOpslag opslag, Boeking boeking)
        => await opslag.Journaal.AppendAsync(boeking, Stop) is var inboeking ? (inboeking.Uitkomst, inboeking.Bericht.Volgnummer) : default;
}
