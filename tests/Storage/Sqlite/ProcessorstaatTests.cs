using System.Text;
using IB.Gateway.Storage.Onderhoud;
using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>What a processor knows is sealed, in its own row, and comes back from the log when the register did not have it yet.</summary>
public sealed class ProcessorstaatTests : IDisposable
{
    private const string Geheim = "geheim-van-iemand";
    private const string Processor = "proef";
    private static readonly byte[] A = [1, 2, 3];
    private static readonly byte[] B = [4, 5, 6];

    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Staat_OnDisk_IsNowhereInTheClear()
    {
        await using (var opslag = _proef.Open())
            await CommitAsync(opslag, Processor, A);

        foreach (var bestand in Directory.EnumerateFiles(_proef.Map, "*", SearchOption.AllDirectories))
            Assert.Equal(-1, File.ReadAllBytes(bestand).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Geheim)));
    }

    [Theory]
    [InlineData("UPDATE processorstaat SET waarde = (SELECT waarde FROM processorstaat WHERE sleutel = x'040506') WHERE sleutel = x'010203'")]
    [InlineData("UPDATE processorstaat SET reeks = (SELECT reeks FROM processor WHERE naam = 'ander') WHERE sleutel = x'010203'", "ander")]
    [InlineData("UPDATE processorstaat SET waarde = x'01' WHERE sleutel = x'010203'")]
    [InlineData("UPDATE processorstaat SET waarde = x'' WHERE sleutel = x'010203'")]
    public async Task Staat_MovedOrAltered_IsRefusedAndNamesTheProcessor(string daad, string wie = Processor)
    {
        await using var opslag = _proef.Open();
        await CommitAsync(opslag, Processor, A, B);
        await CommitAsync(opslag, "ander");
        await Schade.AlterAsync(opslag, daad);

        var e = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Processors.ReadStatenAsync(wie, [A], Stop));

        Assert.Contains($"processor {wie} is niet te lezen", e.Message);
        await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Processors.ListStatenAsync(wie, default, 10, Stop));
    }

    [Fact]
    public async Task Staat_KeyFileWrapsAnew_StaysReadable()
    {
        await using (var opslag = _proef.Open())
        {
            await CommitAsync(opslag, Processor, A);
            // Long after: keys of days without payloads are destroyed, that of a processor is not of a day.
            _proef.Klok.Advance(TimeSpan.FromDays(400));
            while ((await opslag.Bewaring.RenewSleutelsAsync(100, Stop)).Meer)
            {
            }
        }

        await using var weer = _proef.Open();
        Assert.NotNull((await weer.Processors.ReadStatenAsync(Processor, [A], Stop))[0]);
    }

    [Fact]
    public async Task Staat_RegisterLost_ComesBackFromTheLog()
    {
        await using (var opslag = _proef.Open())
        {
            await CommitAsync(opslag, Processor, A, B);
            var stap = Stap(Processor, Positie.Na(1), Positie.Na(1));
            await opslag.Processors.CommitAsync(
                stap with { Staten = [new Staat(B, null)], Geparkeerd = [new Parkering(new Positie(2, 3), A, "kapot", _proef.Klok.GetUtcNow())],
                    Ingreep = new Ingreep("hervat", new Positie(2, 3), "nog eens") }, Stop);
            await CommitAsync(opslag, "ander", A);
            await opslag.Processors.ResetAsync("ander", new Terugzetting(Positie.Begin, new Ingreep("replay", Positie.Begin, "proef")), Stop);
        }

        File.Delete(_proef.Database);
        using (var onderhoud = Opslagonderhoud.Open(_proef.Options))
            onderhoud.Rebuild(basis: null, _proef.Klok, static _ => { }, Stop);

        await using var weer = _proef.Open();
        Assert.Equal((Positie.Na(1), 1L), await StandAsync(weer, Processor));
        Assert.Equal((Positie.Begin, 0L), await StandAsync(weer, "ander"));
        var staten = await weer.Processors.ReadStatenAsync(Processor, [A, B], Stop);
        Assert.Equal(Geheim, Encoding.UTF8.GetString(staten[0]!.Value.Span));
        Assert.Null(staten[1]);
        Assert.Null((await weer.Processors.ReadStatenAsync("ander", [A], Stop))[0]);
        Assert.Equal(new Positie(2, 3), Assert.Single(await weer.Processors.ListGeparkeerdAsync(Processor, na: null, 9, Stop)).Plek);
        Assert.Equal(new Ingreep("hervat", new Positie(2, 3), "nog eens"), Assert.Single(await weer.Processors.ListIngrepenAsync(Processor, 9, Stop)).Ingreep);
        Assert.Equal("replay", Assert.Single(await weer.Processors.ListIngrepenAsync("ander", 9, Stop)).Ingreep.Daad);
    }

    private static async Task<(Positie Positie, long Geparkeerd)> StandAsync(SqliteOpslag opslag, string processor)
        => await opslag.Processors.GetAsync(processor, Stop) is var stand ? (stand.Positie, stand.Geparkeerd) : default;

    private static Processorstap Stap(string processor, Positie van, Positie naar) => new() { Processor = processor, Van = van, Naar = naar };

    private static async Task CommitAsync(SqliteOpslag opslag, string processor, params byte[][] sleutels)
        => Assert.True((await opslag.Processors.CommitAsync(
            Stap(processor, Positie.Begin, Positie.Na(1)) with { Staten = [.. sleutels.Select(s => new Staat(s, Encoding.UTF8.GetBytes(Geheim)))] },
            Stop)).Gezet);
}
