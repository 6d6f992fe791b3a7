using System.Collections.Frozen;
using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>
/// Every statement that the store prepares goes through an index: with 20 million messages a scan is an outage. The planner has
/// no statistics here, as in production, so its choice does not depend on how much is stored.
/// </summary>
public sealed class QueryplanTests : IDisposable
{
    // What may be read whole: eight counters, a few keys, some hundreds of segments, the times that the clock was put back, and the results of subqueries (v,
    // p).
    private static readonly string[] Klein =
    [
        "SCAN telling", "SCAN kek", "SCAN v", "SCAN p", "SCAN r", "SCAN processor", "SCAN CONSTANT ROW", "SCAN sqlite_sequence", "SCAN segment",
        "SCAN kloksprong", "SCAN f VIRTUAL TABLE INDEX 1:",
    ];
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Statements_All_UseAnIndex()
    {
        foreach (var (sql, plan) in await ExplainAllAsync())
            Assert.DoesNotContain(plan, stap => stap.StartsWith("SCAN", StringComparison.Ordinal) && !Klein.Contains(stap));
    }

    [Fact]
    public async Task Queues_Listed_AreNotSorted()
    {
        var lijsten = (await ExplainAllAsync()).Where(p => p.Sql.Contains("z INDEXED BY") || p.Sql.Contains("ORDER BY vast_tot")).ToList();
        Assert.Equal(6, lijsten.Count);
        Assert.All(lijsten, l => Assert.DoesNotContain(l.Plan, stap => stap.Contains("TEMP B-TREE")));
    }

    [Fact]
    public async Task Walks_OfASearch_GoFromTheirCursorInOrder()
    {
        var gangen = (await ExplainAllAsync()).Where(p => p.Sql.StartsWith("SELECT volgnummer FROM", StringComparison.Ordinal) && p.Sql.Contains("?2"))
            .ToList();
        Assert.Equal(24, gangen.Count);
        Assert.All(gangen, g => Assert.Matches(g.Sql.Contains("volgnummer >= ?1") ? @"(rowid|volgnummer)>\?" : @"(rowid|volgnummer)<\?", g.Plan.Single()));
    }

    [Fact]
    public async Task Ids_LookedUp_GoStraightToTheirKind()
    {
        // However many other messages have it as their conversation.
        var opzoekingen = (await ExplainAllAsync()).Where(p => p.Sql.Contains("FROM kenmerk k")).ToList();
        Assert.Equal(4, opzoekingen.Count);
        Assert.All(opzoekingen, o => Assert.Contains("SEARCH k USING PRIMARY KEY (bak=? AND id=? AND soort=?)", o.Plan));
    }

    [Fact]
    public async Task Measure_ReadsEndsOfIndexesOnly()
    {
        var meting = (await ExplainAllAsync()).Single(p => p.Sql.Contains("FROM telling"));
        Assert.Contains("SEARCH bezorging USING INDEX bezorging_sinds", meting.Plan);
        Assert.Contains("SEARCH bericht", meting.Plan);
    }

    private async Task<List<(string Sql, List<string> Plan)>> ExplainAllAsync()
    {
        // One reader, so that it has prepared all there is to prepare; and search words at once, so that there are some.
        _proef.Options = _proef.Options with { Lezers = 1, Trefwoordslag = 1 };
        await using var opslag = _proef.Open();
        await UseEverythingAsync(opslag);
        var plans = await opslag.Schrijver.ExecuteAsync(static blad => ExplainPrepared(blad.Database), Stop);
        plans.AddRange(await opslag.Lezers.ReadAsync(ExplainPrepared, Stop));
        Assert.True(plans.Count > 25, $"Maar {plans.Count} opdrachten gezien.");
        return plans;
    }

    private static async Task UseEverythingAsync(SqliteOpslag opslag)
    {
        var (journaal, bezorgingen) = (opslag.Journaal, opslag.Bezorgingen);
        await journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await journaal.AppendAsync(Voorbeeld.Boeking(2) with { Aantekeningen = [new Aantekening(1, "x")] }, Stop);
        await journaal.FindAsync(Voorbeeld.Id(1), Stop);
        await journaal.FindConversatieAsync(Voorbeeld.Id(1), 10, Stop);
        await journaal.GetAsync(1, Stop);
        await journaal.ReadHistorieAsync(1, Stop);
        (await journaal.ReadInhoudAsync(1, Stop))?.Dispose();
        await journaal.MeasureAsync(Stop);
        await bezorgingen.ListWachtendAsync("A", 10, null, Stop);
        await bezorgingen.ListWachtendAsync("A", 10, DateTimeOffset.UnixEpoch, Stop);
        await bezorgingen.ListWachtendAsync("A", ["JW*"], 10, Stop);
        await bezorgingen.ListWachtrijenAsync(Stop);
        await bezorgingen.StartOphalingAsync(1, 9, "x", Stop);
        await bezorgingen.JoinOphalingAsync(1, "x", Stop);
        await bezorgingen.StartPogingAsync(1, "x", Stop);
        await bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Mislukt("x"), Stop);
        await bezorgingen.ResendAsync(1, "x", Stop);
        await bezorgingen.ConfirmAsync(1, "x", Stop);
        await bezorgingen.ExpireAsync(DateTimeOffset.MaxValue, 10, "x", Stop);
        var vast = await journaal.AppendAsync(Voorbeeld.Boeking(3) with { VastgehoudenTot = DateTimeOffset.UnixEpoch }, Stop);
        await bezorgingen.ListVastgehoudenAsync(na: null, 10, Stop);
        await bezorgingen.ListVastgehoudenAsync(vast.Bericht, 10, Stop);
        await opslag.Processors.CommitAsync(new Processorstap { Processor = "q", Van = Positie.Begin, Naar = Positie.Na(9) }, Stop);
        var claim = new Leesclaim("q", new[] { "WMO301" }.ToFrozenSet(), FrozenSet<string>.Empty, []);
        await opslag.Bewaring.WipeInhoudAsync(Voorbeeld.Meteen with { Claims = [claim] }, 10, Stop);
        await opslag.Bewaring.ForgetAsync(Voorbeeld.Meteen, 10, Stop);
        await opslag.Bewaring.RenewSleutelsAsync(10, Stop);
        await opslag.Bewaring.ReclaimAsync(Stop);
        await bezorgingen.HoldAsync(3, DateTimeOffset.UnixEpoch, "x", Stop);
        await bezorgingen.ReleaseAsync(DateTimeOffset.UnixEpoch, 10, "x", Stop);
        await SearchEverythingAsync(opslag);
        await ResendEverythingAsync(opslag);
        await ProcessEverythingAsync(opslag);
        await FollowEverythingAsync(opslag);
    }

    private static async Task FollowEverythingAsync(SqliteOpslag opslag)
    {
        for (var n = 100; n < 100 + (2 * SqliteProef.Slag); n++)
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop);
        await opslag.Volgen.GetGrenzenAsync(Stop);
        await opslag.Volgen.ReadAsync(new Volgvraag(["WMO301"], ["A"]), 1, 10, Stop);
        await opslag.Volgen.ReadAsync(new Volgvraag(["WMO301"], ["A"]), 65, 10, Stop);
        await opslag.Volgen.RecordVerstrekkingAsync([new Aantekening(100, "x")], DateTimeOffset.UnixEpoch, Stop);
        await opslag.Volgen.ListFunctiesAsync(Functielijst.Leeg, Stop);
    }

    private static async Task ProcessEverythingAsync(SqliteOpslag opslag)
    {
        var (processors, sleutel) = (opslag.Processors, new byte[] { 1 });
        var stap = new Processorstap { Processor = "p", Van = Positie.Begin, Naar = Positie.Na(1) };
        await processors.CommitAsync(
            stap with { Staten = [new Staat(sleutel, sleutel)], Geparkeerd = [new Parkering(Positie.Begin, sleutel, "x", DateTimeOffset.UnixEpoch)] }, Stop);
        await processors.CommitAsync(
            stap with { Van = stap.Naar, Staten = [new Staat(sleutel, null)], Vrijgegeven = [Positie.Begin], Verwerkt = [new Aantekening(1, "x")],
                Aantekeningen = [new Aantekening(1, "x")] }, Stop);
        await processors.GetAsync("p", Stop);
        await processors.ReadAsync(1, ["WMO301"], Stop);
        await processors.ReadStatenAsync("p", [sleutel], Stop);
        await processors.ListStatenAsync("p", default, 10, Stop);
        await processors.ListGeparkeerdAsync("p", na: null, 10, Stop);
        await processors.FindGeblokkeerdAsync("p", [sleutel], Stop);
        await processors.CommitAsync(stap with { Van = stap.Naar, Staten = [new Staat(sleutel, sleutel)] }, Stop);
        await processors.ResetAsync("p", new Terugzetting(Positie.Begin, new Ingreep("replay", Positie.Begin, "x")), Stop);
        await processors.ListIngrepenAsync("p", 10, Stop);
        for (var n = 0; n < 3; n++)
            await opslag.Bewaring.ReclaimAsync(Stop);
    }

    private static async Task SearchEverythingAsync(SqliteOpslag opslag)
    {
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(4).Afgekeurd(), Stop);
        Zoekvraag[] vragen =
        [
            new(), new() { Partij = "A" }, new() { Zender = "A" }, new() { Ontvanger = "A" }, new() { Functie = "WMO301" }, new() { Functie = "Z" },
            new() { Foutcode = "IB210" },
            new() { Referentienummer = Voorbeeld.Id(1) }, new() { ConversatieId = Voorbeeld.Id(1) }, new() { Toestanden = Enum.GetValues<Toestand>() },
            new() { Toestanden = [Toestand.Afgekeurd, Toestand.Mislukt] }, new() { Van = DateTimeOffset.UnixEpoch, Tot = DateTimeOffset.MaxValue.AddYears(-1) },
        ];
        foreach (var vraag in vragen)
        {
            await opslag.Zoeker.SearchAsync(vraag, Zoekvolgorde.OudsteEerst, na: null, 10, Stop);
            await opslag.Zoeker.SearchAsync(vraag, Zoekvolgorde.NieuwsteEerst, na: 3, 10, Stop);
        }
    }

    private static async Task ResendEverythingAsync(SqliteOpslag opslag)
    {
        var taken = opslag.Herbezorgtaken;
        await opslag.Bezorgingen.StartPogingAsync(2, "x", Stop);
        await opslag.Bezorgingen.CompletePogingAsync(2, Pogingsuitkomst.Mislukt("x") with { Foutcode = "F1" }, Stop);
        await taken.CreateAsync(new Herbezorgopdracht { Vraag = new Zoekvraag(), Reden = "x", Tempo = 1, Proef = 0 }, Stop);
        await taken.ClaimAsync(1, [2, 3], Stop);
        await taken.MoveAsync(1, Taakdaad.Pauzeren, "x", Stop);
        await taken.FindAsync(1, Stop);
        await taken.ListAsync(voor: null, 10, Stop);
        await taken.ListOnvoltooidAsync(Stop);
        await taken.ReadVerloopAsync(1, Stop);
        await taken.ListClaimsAsync(1, 0, 10, Stop);
    }

    private static List<(string Sql, List<string> Plan)> ExplainPrepared(Database database)
    {
        var plans = new List<(string, List<string>)>();
        foreach (var sql in database.Prepared.Where(s => !s.StartsWith("PRAGMA", StringComparison.Ordinal)).ToList())
        {
            using var q = database.Prepare("EXPLAIN QUERY PLAN " + sql);
            var plan = new List<string>();
            while (q.Step())
                plan.Add(q.Text(3));
            plans.Add((sql, plan));
        }

        return plans;
    }
}
