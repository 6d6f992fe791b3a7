using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;

namespace IB.Gateway.Storage.Tests.Postgres.Knooppunten;

/// <summary>However many nodes book: who reads the journal in order misses nothing, and of one referentienummer there is one message.</summary>
public sealed class NummeringTests(Gedeeldeserver server)
{
    private const int PerAanroeper = 60;
    private const int Aanroepers = 4;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_ByThreeNodesAtOnce_IsSeenInOrderWithoutGaps()
    {
        await using var drietal = await Drietal.OpenAsync(server);
        var lezer = ReadAllAsync(drietal.C, 3 * Aanroepers * PerAanroeper);
        var gekregen = await Task.WhenAll(Enumerable.Range(0, 3 * Aanroepers).Select(a => AppendManyAsync(drietal.Knooppunten[a % 3], a)));

        Assert.Equal(Enumerable.Range(1, 3 * Aanroepers * PerAanroeper).Select(static n => (long)n), gekregen.SelectMany(static v => v).Order());
        Assert.Equal(Enumerable.Range(1, 3 * Aanroepers * PerAanroeper).Select(static n => (long)n), await lezer);
        // Each caller saw its own messages rise.
        Assert.All(gekregen, static v => Assert.Equal(v.Order(), v));
        var stand = await drietal.A.Journaal.MeasureAsync(Stop);
        Assert.Equal((3 * Aanroepers * PerAanroeper, stand.LaatsteVolgnummer), (stand.Aantallen[Toestand.Klaargezet], 3L * Aanroepers * PerAanroeper));
    }

    [Fact]
    public async Task Append_SameMessageByThreeNodesAtOnce_IsStoredOnce()
    {
        await using var drietal = await Drietal.OpenAsync(server);
        for (var ronde = 1; ronde <= 20; ronde++)
        {
            var boeking = Voorbeeld.Boeking(ronde);
            var uitkomsten = await Task.WhenAll(Enumerable.Range(0, 9).Select(a => drietal.Knooppunten[a % 3].Journaal.AppendAsync(boeking, Stop).AsTask()));

            Assert.Single(uitkomsten, static u => u.Uitkomst == Inboekuitkomst.Nieuw);
            Assert.Equal(8, uitkomsten.Count(static u => u.Uitkomst == Inboekuitkomst.Herhaling));
            Assert.All(uitkomsten, u => Assert.Equal(ronde, u.Bericht.Volgnummer));
        }
    }

    [Fact]
    public async Task Append_SameIdWithOtherContentByThreeNodesAtOnce_KeepsOneAndRefusesTheOthers()
    {
        await using var drietal = await Drietal.OpenAsync(server);
        var uitkomsten = await Task.WhenAll(Enumerable.Range(0, 9).Select(
            a => drietal.Knooppunten[a % 3].Journaal.AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(1)), Voorbeeld.Inhoud(a)), Stop).AsTask()));

        Assert.Single(uitkomsten, static u => u.Uitkomst == Inboekuitkomst.Nieuw);
        Assert.Equal(8, uitkomsten.Count(static u => u.Uitkomst == Inboekuitkomst.Strijdig));
        Assert.Single(await drietal.A.Journaal.FindAsync(Voorbeeld.Id(1), Stop));
    }

    private static async Task<List<long>> AppendManyAsync(PostgresOpslag opslag, int aanroeper)
    {
        var volgnummers = new List<long>();
        for (var n = 0; n < PerAanroeper; n++)
            volgnummers.Add((await opslag.Journaal.AppendAsync(Voorbeeld.Boeking((aanroeper * PerAanroeper) + n + 1), Stop)).Bericht.Volgnummer);
        return volgnummers;
    }

    /// <summary>Reads as a processor does, from position to position; what it passed over it never sees again.</summary>
    private static async Task<List<long>> ReadAllAsync(PostgresOpslag opslag, int aantal)
    {
        var gezien = new List<long>();
        for (var vanaf = 1L; gezien.Count < aantal && vanaf <= aantal;)
        {
            var stuk = await opslag.Processors.ReadAsync(vanaf, ["WMO301"], Stop);
            gezien.AddRange(stuk.Berichten.Select(static b => b.Volgnummer));
            vanaf = stuk.Verder;
        }

        return gezien;
    }
}
