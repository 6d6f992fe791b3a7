using System.Collections.Frozen;
using System.Security.Cryptography;
using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>What was let go of is gone from the disk, and the disk gets its room back.</summary>
public sealed class RuimteTests : IDisposable
{
    private static readonly Bewaarregels Regels = new(
        new Bewaartermijnen(TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1)),
        FrozenDictionary<string, Bewaartermijnen>.Empty,
        TimeSpan.FromDays(10));

    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Reclaim_PartOfASegmentWiped_ClearsThoseBytesAndNoOthers()
    {
        await FillAsync(1, 6, bevestigd: n => n % 2 == 0);
        await using (var opslag = _proef.Open())
        {
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(99), Stop);
            var (plekken, voor) = (await PlacesAsync(opslag), await ReadSegmentAsync(1));
            await CleanAsync(opslag);
            var na = await ReadSegmentAsync(1);
            Assert.Equal(voor.Length, na.Length);
            foreach (var (volgnummer, plek, lengte) in plekken.Where(p => p.Volgnummer <= 6))
            {
                var bytes = na.AsSpan((int)plek, (int)lengte);
                Assert.Equal(volgnummer % 2 == 0, !bytes.ContainsAnyExcept((byte)0));
                Assert.True(volgnummer % 2 == 0 || bytes.SequenceEqual(voor.AsSpan((int)plek, (int)lengte)));
            }
        }

        await using var weer = _proef.Open();
        for (var n = 1; n <= 6; n++)
            Assert.Equal(n % 2 == 0 ? null : Inhoud(n), await ReadAsync(weer, n));
    }

    [Fact]
    public async Task Reclaim_SegmentsWithoutPayload_AreDeletedAndTheirGoingIsRecorded()
    {
        await FillAsync(1, 5, bevestigd: _ => true);
        await FillAsync(6, 5, bevestigd: n => n != 7);
        await using (var opslag = _proef.Open())
        {
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(99), Stop);
            await CleanAsync(opslag);
            Assert.False(File.Exists(Segment(1)));
            Assert.True(File.Exists(Segment(2)));
            Assert.Equal(
                (1L, 1L, 5L, 5L),
                await opslag.Lezers.ReadAsync(
                    d => d.Scalar("SELECT segment, eerste, laatste, inhouden FROM vervallen", q => (q.Long(0), q.Long(1), q.Long(2), q.Long(3))), Stop));
        }

        await using var weer = _proef.Open();
        Assert.Equal(Inhoud(7), await ReadAsync(weer, 7));
        Assert.Equal(11, (await weer.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
    }

    [Fact]
    public async Task Reclaim_StoppedBetweenTheFactAndTheFile_IsFinishedAtTheNextStart()
    {
        await FillAsync(1, 5, bevestigd: _ => true);
        var weg = await File.ReadAllBytesAsync(Segment(1), Stop);
        await FillAsync(6, 1, bevestigd: _ => false);
        await using (var opslag = _proef.Open())
            await CleanAsync(opslag);
        Assert.False(File.Exists(Segment(1)));
        await File.WriteAllBytesAsync(Segment(1), weg, Stop);
        await using (var opslag = _proef.Open())
            await CleanAsync(opslag);
        Assert.False(File.Exists(Segment(1)));
    }

    [Fact]
    public async Task Reclaim_SegmentThatARecoveryMayNeed_StaysUntilTheRegisterIsOnDisk()
    {
        await using var opslag = _proef.Open();
        for (var n = 1; n <= 3; n++)
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n).Afgekeurd(), Stop);
        _proef.Klok.Advance(TimeSpan.FromDays(2));
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(4), Stop);
        await CleanAsync(opslag);

        // A crash now finds all it needs: nothing that was wiped comes back, nothing that was not is lost.
        using var crash = _proef.Copy();
        Assert.False(File.Exists(new Logmap(crash["log"]).SegmentPad(1)));
        await using var na = crash.Open();
        Assert.Equal(4, (await na.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
        Assert.Null(await ReadAsync(na, 1));
        Assert.Equal(Voorbeeld.Inhoud(4), await ReadAsync(na, 4));
    }

    [Fact]
    public async Task Reclaim_ForgottenMessages_MakeTheRegisterSmaller()
    {
        await FillAsync(1, 1_500, bevestigd: _ => true);
        var voor = new FileInfo(_proef.Database).Length;
        _proef.Klok.Advance(TimeSpan.FromDays(20));
        await using (var opslag = _proef.Open())
        {
            await CleanAsync(opslag);
            await CleanAsync(opslag);
        }

        var na = new FileInfo(_proef.Database).Length;
        Assert.True(na < voor - (512 * Schade.PageSize / 2) || na < 3 << 20, $"{voor} werd {na} bytes.");
        await using var weer = _proef.Open();
        Assert.Null(await weer.Journaal.GetAsync(1, Stop));
    }

    [Fact]
    public async Task Sleutels_OfDaysWithoutPayload_AreDestroyedAndGoneFromTheDisk()
    {
        await FillAsync(1, 2, bevestigd: _ => true);
        var gewikkeld =
            await WithStoreAsync(o => o.Lezers.ReadAsync(d => d.Scalar("SELECT gewikkeld FROM sleutel WHERE id = 1", q => q.Bytes(0).ToArray()), Stop));
        _proef.Klok.Advance(TimeSpan.FromDays(3));
        await FillAsync(3, 1, bevestigd: _ => false);
        await using (var opslag = _proef.Open())
        {
            await CleanAsync(opslag);
            await CleanAsync(opslag);
            Assert.Equal(1, await opslag.Lezers.ReadAsync(d => d.Scalar("SELECT count(*) FROM sleutel", q => q.Long(0)), Stop));
            Assert.Equal(Inhoud(3), await ReadAsync(opslag, 3));
        }

        foreach (var file in Directory.EnumerateFiles(_proef.Map, "*", SearchOption.AllDirectories))
            Assert.Equal(-1, (await File.ReadAllBytesAsync(file, Stop)).AsSpan().IndexOf(gewikkeld));
    }

    [Fact]
    public async Task Sleutels_AfterANewFirstKey_AreWrappedAnewSoThatTheOldLineMayGo()
    {
        await FillAsync(1, 3, bevestigd: _ => false);
        var oud = (await File.ReadAllLinesAsync(_proef.Sleutels, Stop)).Single(r => r.Length > 0 && r[0] != '#');
        var nieuw = $"kek-nieuw {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
        await File.WriteAllLinesAsync(_proef.Sleutels, [nieuw, oud], Stop);
        await WithStoreAsync(async o =>
        {
            await CleanAsync(o);
            return true;
        });
        await File.WriteAllLinesAsync(_proef.Sleutels, [nieuw], Stop);
        await using var opslag = _proef.Open();
        for (var n = 1; n <= 3; n++)
            Assert.Equal(Inhoud(n), await ReadAsync(opslag, n));
    }

    private static byte[] Inhoud(int n)
    {
        var bytes = new byte[5_000];
        new Random(n).NextBytes(bytes);
        return bytes;
    }

    private static async Task CleanAsync(SqliteOpslag opslag)
    {
        await UntilDoneAsync(() => opslag.Bewaring.WipeInhoudAsync(Regels, 100, Stop));
        await UntilDoneAsync(() => opslag.Bewaring.ForgetAsync(Regels, 100, Stop));
        await UntilDoneAsync(() => opslag.Bewaring.RenewSleutelsAsync(100, Stop));
        await UntilDoneAsync(() => opslag.Bewaring.ReclaimAsync(Stop));
    }

    private static async Task UntilDoneAsync(Func<ValueTask<Bewaarstap>> step)
    {
        while ((await step()).Meer)
        {
        }
    }

    private static Task<List<(long Volgnummer, long Plek, long Lengte)>> PlacesAsync(SqliteOpslag opslag)
        => opslag.Lezers.ReadAsync(
            static d =>
            {
                using var q = d.Prepare("SELECT volgnummer, plek, lengte FROM inhoud ORDER BY volgnummer");
                var places = new List<(long, long, long)>();
                while (q.Step())
                    places.Add((q.Long(0), q.Long(1), q.Long(2)));
                return places;
            },
            Stop).AsTask();

    private static async Task<byte[]?> ReadAsync(SqliteOpslag opslag, long volgnummer)
    {
        using var inhoud = await opslag.Journaal.ReadInhoudAsync(volgnummer, Stop);
        return inhoud?.Bytes.ToArray();
    }

    private string Segment(long nummer) => new Logmap(_proef["log"]).SegmentPad(nummer);

    private Task<byte[]> ReadSegmentAsync(long nummer) => File.ReadAllBytesAsync(Segment(nummer), Stop);

    private async Task<T> WithStoreAsync<T>(Func<SqliteOpslag, ValueTask<T>> use)
    {
        await using var opslag = _proef.Open();
        return await use(opslag);
    }

    /// <summary>A run of the program: messages of 5 kB in a segment of their own, some confirmed; and an hour goes by.</summary>
    private async Task FillAsync(int first, int count, Func<int, bool> bevestigd)
    {
        await using var opslag = _proef.Open();
        for (var n = first; n < first + count; n++)
        {
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(n)), Inhoud(n)), Stop);
            if (bevestigd(n))
                await opslag.Bezorgingen.ConfirmAsync(n, "Bevestigd", Stop);
        }

        _proef.Klok.Advance(TimeSpan.FromHours(1));
    }
}
