using IB.Gateway.Storage.Sqlite.Schema;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>A store of an earlier version of the program opens with all that was in it.</summary>
public sealed class MigratieTests : IDisposable
{
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Open_StoreOfSchemaVersion1_KeepsEveryDeliveryAndCanHold()
    {
        var (voor, historie) = await FillAsync();
        await ReturnToVersion1Async();

        await using var opslag = _proef.Open();
        foreach (var bericht in voor)
        {
            var na = (await opslag.Journaal.GetAsync(bericht.Volgnummer, Stop))!;
            Assert.Equal(bericht with { InhoudSha256 = default }, na with { InhoudSha256 = default });
        }

        Assert.Equal(historie, await opslag.Journaal.ReadHistorieAsync(2, Stop));
        Assert.Equal([1L, 2L], (await opslag.Bezorgingen.ListWachtendAsync(Voorbeeld.Aanbieder, 10, null, Stop)).Select(b => b.Volgnummer));
        var vast = await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(9) with { VastgehoudenTot = _proef.Klok.GetUtcNow() }, Stop);
        Assert.Equal(Toestand.Vastgehouden, vast.Bericht.Toestand);
        Assert.Equal(1, (await opslag.Bezorgingen.ReleaseAsync(_proef.Klok.GetUtcNow(), 10, "Vrij", Stop)).Aantal);
    }

    private async Task<(List<Bericht> Berichten, IReadOnlyList<Gebeurtenis> Historie)> FillAsync()
    {
        await _proef.FillAsync(1, 3);
        await using var opslag = _proef.Open();
        await opslag.Bezorgingen.StartPogingAsync(2, "Push", Stop);
        await opslag.Bezorgingen.ConfirmAsync(Voorbeeld.Aanbieder, Voorbeeld.Id(3), "Bevestigd", Stop);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(4).Afgekeurd(), Stop);
        var berichten = new List<Bericht>();
        for (var n = 1; n <= 4; n++)
            berichten.Add((await opslag.Journaal.GetAsync(n, Stop))!);
        return (berichten, await opslag.Journaal.ReadHistorieAsync(2, Stop));
    }

    /// <summary>Puts the table back as the first step of the schema made it, with the rows that are in it.</summary>
    private async Task ReturnToVersion1Async()
    {
        var eerste = ReadStap("001-journaal.sql");
        var begin = eerste.IndexOf("CREATE TABLE bezorging (", StringComparison.Ordinal);
        var eind = eerste.IndexOf("CREATE TABLE telling", StringComparison.Ordinal);
        await using (var opslag = _proef.Open())
        {
            await opslag.Schrijver.ExecuteAsync(
                d =>
                {
                    d.Execute($"""
                        DROP INDEX bezorging_volgorde; DROP INDEX bezorging_rijp; DROP INDEX bezorging_sinds;
                        DROP INDEX bezorging_vast; DROP INDEX bezorging_vast_partij;
                        ALTER TABLE bezorging RENAME TO later;
                        {eerste[begin..eind]}
                        INSERT INTO bezorging SELECT volgnummer, partij, toestand, pogingen, sinds, rijp FROM later;
                        DROP TABLE later;
                        DELETE FROM telling WHERE toestand = 8;
                        PRAGMA user_version = 1;
                        """);
                    return true;
                },
                Stop);
        }
    }

    private static string ReadStap(string naam)
    {
        using var stroom = typeof(Migraties).Assembly.GetManifestResourceStream($"schema/{naam}")!;
        using var lezer = new StreamReader(stroom);
        return lezer.ReadToEnd();
    }
}
