using System.Collections.Frozen;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;
using IB.Gateway.Testing;

namespace IB.Gateway.Storage.Tests.Postgres;

/// <summary>Room comes back by whole partitions, and nothing that is still needed goes with them.</summary>
public sealed class PartitieTests(Gedeeldeserver server) : IAsyncLifetime
{
    private const int PerStrook = 1 << PostgresProef.Strookbits;
    private static readonly Bewaartermijnen Termijnen = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    private static readonly Bewaarregels Regels = new(Termijnen, FrozenDictionary<string, Bewaartermijnen>.Empty, TimeSpan.FromSeconds(1));
    private readonly PostgresProef _proef = new(server);

    // After the clock of the server, which dates the first deel.
    private readonly FakeTime _klok = new(TimeProvider.System.GetUtcNow().AddDays(2));
    private PostgresOpslag? _opslag;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PostgresOpslag Opslag => _opslag!;

    public async ValueTask InitializeAsync() => _opslag = await _proef.OpenAsync(_klok);

    public async ValueTask DisposeAsync()
    {
        await Opslag.DisposeAsync();
        _proef.Dispose();
    }

    [Fact]
    public async Task Stroken_WhoseMessagesAreForgotten_AreDropped()
    {
        await AppendAsync(1, 3 * PerStrook, afgekeurd: true);
        Assert.Equal(4L, await _proef.ScalarAsync("SELECT count(*) FROM strook"));
        _klok.Advance(TimeSpan.FromDays(1));
        await WipeAsync();
        while ((await Opslag.Bewaring.ForgetAsync(Regels, 100, Stop)).Meer)
        {
        }

        await ReclaimAsync();

        // The last one is still written to.
        Assert.Equal(1L, await _proef.ScalarAsync("SELECT count(*) FROM strook"));
        Assert.Equal(DBNull.Value, await _proef.ScalarAsync("SELECT to_regclass('bericht_s0')::text"));
        Assert.Equal(0L, await _proef.ScalarAsync("SELECT count(*) FROM claim"));
        Assert.Equal((3 * PerStrook) + 1, (await Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop)).Bericht.Volgnummer);
    }

    [Fact]
    public async Task Stroken_FilledInOneGo_AreThereInTime()
    {
        await Task.WhenAll(Enumerable.Range(1, 5 * PerStrook).Select(n => Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop).AsTask()));
        Assert.Equal(5 * PerStrook, (await Opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
    }

    [Fact]
    public async Task Deel_OfWhichAllIsWiped_IsDroppedAndThoseAfterItStay()
    {
        await AppendAsync(1, 20, afgekeurd: true);
        await ReclaimAsync();
        Assert.Equal(2, await _proef.ScalarAsync("SELECT deel FROM stand"));
        await AppendAsync(21, 20, afgekeurd: false);

        await WipeAsync();
        await ReclaimAsync();

        Assert.Equal(DBNull.Value, await _proef.ScalarAsync("SELECT to_regclass('lading_1')::text"));
        Assert.Equal(Voorbeeld.Inhoud(21), await ReadAsync(21));
        Assert.Null(await ReadAsync(1));
    }

    [Fact]
    public async Task Deel_WithFewLeft_TakesThemAlongBeforeItIsDropped()
    {
        await AppendAsync(1, 1, afgekeurd: false);
        await AppendAsync(2, 30, afgekeurd: true);
        await ReclaimAsync();
        await WipeAsync();
        await ReclaimAsync();

        Assert.Equal(DBNull.Value, await _proef.ScalarAsync("SELECT to_regclass('lading_1')::text"));
        Assert.Equal(2, await _proef.ScalarAsync("SELECT deel FROM inhoud WHERE volgnummer = 1"));
        Assert.Equal(Voorbeeld.Inhoud(1), await ReadAsync(1));
    }

    [Fact]
    public async Task Deel_ThatWentWhileANodeDidNotLook_IsNotWrittenToAnyMore()
    {
        await using var ander = await _proef.OpenAsync(_klok);
        await ander.Journaal.AppendAsync(Voorbeeld.Boeking(1).Afgekeurd(), Stop);
        await ReclaimAsync();
        await WipeAsync();
        await ReclaimAsync();
        Assert.Equal(DBNull.Value, await _proef.ScalarAsync("SELECT to_regclass('lading_1')::text"));

        // It still thinks of the deel that it last saw.
        Assert.Equal(2, (await ander.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop)).Bericht.Volgnummer);
        Assert.Equal(Voorbeeld.Inhoud(2), await ReadAsync(2));
    }

    [Fact]
    public async Task Repeat_OfAMessage_LeavesNoPayloadBehind()
    {
        await AppendAsync(1, 1, afgekeurd: false);
        for (var keer = 0; keer < 5; keer++)
            Assert.Equal(Inboekuitkomst.Herhaling, (await Opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop)).Uitkomst);
        Assert.Equal(1L, await _proef.ScalarAsync("SELECT count(*) FROM lading"));
    }

    private async Task AppendAsync(int eerste, int aantal, bool afgekeurd)
    {
        for (var n = eerste; n < eerste + aantal; n++)
            await Opslag.Journaal.AppendAsync(afgekeurd ? Voorbeeld.Boeking(n).Afgekeurd() : Voorbeeld.Boeking(n), Stop);
    }

    private async Task<byte[]?> ReadAsync(long volgnummer)
    {
        using var inhoud = await Opslag.Journaal.ReadInhoudAsync(volgnummer, Stop);
        return inhoud?.Bytes.ToArray();
    }

    private async Task WipeAsync()
    {
        _klok.Advance(TimeSpan.FromSeconds(2));
        while ((await Opslag.Bewaring.WipeInhoudAsync(Regels, 100, Stop)).Meer)
        {
        }
    }

    private async Task ReclaimAsync()
    {
        while ((await Opslag.Bewaring.ReclaimAsync(Stop)).Meer)
        {
        }
    }
}
