using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>An id is found in whatever stretch it is, also after a start, and forgotten with its message.</summary>
public sealed class KenmerkregisterTests : IDisposable
{
    private const int Bak = 1 << SqliteProef.Bakbits;
    private const int Berichten = (3 * Bak) + 10;

    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Append_SameReferenceInAnyStretch_IsARepetition()
    {
        await using (var opslag = _proef.Open())
        {
            await FillAsync(opslag);
            await RequireAllKnownAsync(opslag);
        }

        await using var opnieuw = _proef.Open();
        await RequireAllKnownAsync(opnieuw);
        Assert.Equal(3, await CountAsync(opnieuw, "zeef"));
    }

    [Fact]
    public async Task Append_ZevenThatAreLost_AreMadeAgainFromTheIds()
    {
        await using (var opslag = _proef.Open())
        {
            await FillAsync(opslag);
            await opslag.Schrijver.ExecuteAsync(
                static blad =>
                {
                    blad.Database.Execute("DELETE FROM zeef");
                    blad.Book(new Feiten.Aangetekend(1, 0, "x"));
                    return true;
                },
                Stop);
        }

        await using var opnieuw = _proef.Open();
        await RequireAllKnownAsync(opnieuw);
    }

    [Fact]
    public async Task Open_ZeefOfAnotherLength_IsRefused()
    {
        await using (var opslag = _proef.Open())
            await FillAsync(opslag);
        using (var database = Database.OpenWriter(_proef.Database, _proef.Options))
            database.Execute("UPDATE zeef SET bits = substr(bits, 2) WHERE bak = 1");

        var e = Assert.Throws<OpslagException>(() => _proef.Open());

        Assert.Contains("bak 1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forget_AWholeStretch_LeavesNoIdAndNoZeef()
    {
        await using var opslag = _proef.Open();
        await FillAsync(opslag);
        for (var n = 1; n <= Berichten; n++)
            await opslag.Bezorgingen.ConfirmAsync(n, "x", Stop);
        _proef.Klok.Advance(TimeSpan.FromDays(1));
        await opslag.Bewaring.WipeInhoudAsync(Voorbeeld.Meteen, 1000, Stop);

        await opslag.Bewaring.ForgetAsync(Voorbeeld.Meteen, Bak + 5, Stop);

        Assert.Equal(Berichten - (Bak + 5), await CountAsync(opslag, "kenmerk"));
        Assert.Equal(2, await CountAsync(opslag, "zeef"));
        Assert.Empty(await opslag.Journaal.FindAsync(Voorbeeld.Id(1), Stop));
        Assert.Single(await opslag.Journaal.FindAsync(Voorbeeld.Id(Bak + 6), Stop));
    }

    [Fact]
    public async Task Find_AConversationOverStretches_IsInOrderAndStopsAtTheLimit()
    {
        await using var opslag = _proef.Open();
        for (var n = 1; n <= Berichten; n++)
        {
            var envelop = Voorbeeld.Envelop(Voorbeeld.Id(n)) with { ConversatieId = n % 10 == 1 ? Voorbeeld.Id(1) : Voorbeeld.Id(n) };
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(envelop, Voorbeeld.Inhoud(n)), Stop);
        }

        var alle = await opslag.Journaal.FindConversatieAsync(Voorbeeld.Id(1), 1000, Stop);
        var eerste = await opslag.Journaal.FindConversatieAsync(Voorbeeld.Id(1), 15, Stop);

        Assert.Equal(Enumerable.Range(1, Berichten).Where(n => n % 10 == 1).Select(n => (long)n), alle.Select(b => b.Volgnummer));
        Assert.Equal(alle.Take(15).Select(b => b.Volgnummer), eerste.Select(b => b.Volgnummer));
    }

    private static async Task FillAsync(SqliteOpslag opslag)
    {
        for (var n = 1; n <= Berichten; n++)
            Assert.Equal(Inboekuitkomst.Nieuw, (await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop)).Uitkomst);
    }

    private static async Task RequireAllKnownAsync(SqliteOpslag opslag)
    {
        for (var n = 1; n <= Berichten; n++)
        {
            var weer = await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop);
            Assert.Equal((Inboekuitkomst.Herhaling, n), (weer.Uitkomst, weer.Bericht.Volgnummer));
        }
    }

    private static ValueTask<long> CountAsync(SqliteOpslag opslag, string tabel)
        => opslag.Lezers.ReadAsync(database => database.Scalar($"SELECT count(*) FROM {tabel}", static q => q.Long(0)), Stop);
}
