using System.Text.RegularExpressions;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IB.Gateway.Storage.Tests.Postgres;

/// <summary>What is asked often is answered by an index, with the plan that the server keeps for any value.</summary>
public sealed partial class QueryplanTests(Gedeeldeserver server) : IAsyncLifetime
{
    // Of which the rest is passed over, in order and up to the limit: that is what is asked.
    private const string Postbusdeel = "queue of a receiver, some message types";

    private const int Bits = 14;
    private const int Berichten = 40_000;
    private readonly PostgresProef _proef = new(server);
    private NpgsqlConnection? _verbinding;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Vragen()
    {
        var data = new TheoryData<string, string, string>
        {
            { "queue of a receiver", "text, integer", PostgresBezorgingen.ListAlle },
            { "queue of a receiver, due", "text, integer, bigint", PostgresBezorgingen.ListRijp },
            { Postbusdeel, "text, integer, text[], text[]", PostgresBezorgingen.ListFuncties },
            { "receivers that wait", "", PostgresBezorgingen.ListPartijen },
            { "kept back", "integer", PostgresBezorgingen.ListVast },
            { "expired", "bigint, integer", PostgresBezorgingen.FindVerlopen },
            { "released", "bigint, integer", PostgresBezorgingen.FindVrij },
            { "by id", "bytea", PostgresJournaal.OpReferentie },
            { "conversation", "bytea, integer", PostgresJournaal.OpConversatie },
            { "by number", "bigint", PostgresJournaal.OpVolgnummer },
            { "history", "bigint", PostgresJournaal.Vervolg },
            { "measure", "", PostgresJournaal.Meet },
            { "keys without payload", "integer, integer", Sleutelronde.ListLeeg },
            { "message types", "", Functiezoeker.Alle },
            { "message types, new ones", "bigint, bigint", Functiezoeker.Nieuw },
        };
        foreach (var (naam, soort, index) in new[]
            {
                ("all", "", Zoekindexen.Alle), ("zender", ", text", Zoekindexen.Zender), ("ontvanger", ", text", Zoekindexen.Ontvanger),
                ("functie", ", text", Zoekindexen.Functie),
                ("indiener", ", text", Zoekindexen.AndereIndiener), ("toestand", ", smallint", Zoekindexen.Toestand), ("fout", ", text", Zoekindexen.Fout),
                ("weigering", ", text", Zoekindexen.Weigering), ("referentienummer", ", bytea", Zoekindexen.Referentienummer),
                ("conversatie", ", bytea", Zoekindexen.Conversatie),
            })
        {
            data.Add($"search by {naam}, up", $"bigint, integer{soort}", index.Opwaarts);
            data.Add($"search by {naam}, down", $"bigint, integer{soort}", index.Neerwaarts);
        }

        return data;
    }

    public async ValueTask InitializeAsync()
    {
        var options = await _proef.GetOptionsAsync();
        options = options with { Postgres = options.Postgres with { Strookbits = Bits } };
        await using (await PostgresOpslag.OpenAsync(options, TimeProvider.System, NullLogger<PostgresOpslag>.Instance, Stop))
            _verbinding = await _proef.ConnectAsync();
        await FillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _verbinding!.DisposeAsync();
        _proef.Dispose();
    }

    [Fact]
    public async Task Plans_OfWhatIsAskedOften_ReadNoTableAsAWhole()
    {
        foreach (var vraag in Vragen())
        {
            var (naam, soorten, sql) = vraag.Data;
            var plan = await ExplainAsync(soorten, sql);
            Assert.False(plan.Contains("Seq Scan", StringComparison.Ordinal), $"{naam}:\n{plan}");
        }
    }

    /// <summary>
    /// Where nearly everything waits, and there are few parties, going through all messages in order looks cheap to the server; for a party for which nothing
    /// waits it is going through all of them.
    /// </summary>
    [Fact]
    public async Task Plans_WhereNearlyEverythingWaitsForFew_PassOverNothing()
    {
        await RunAsync("UPDATE bezorging SET toestand = 3, rijp = volgnummer, vast_tot = NULL, partij = 'ontvanger ' || volgnummer % 8");
        await RunAsync(
            "UPDATE bericht SET zender = 'zender ' || volgnummer % 2, ontvanger = 'ontvanger ' || volgnummer % 2, functie = 'WMO' || volgnummer % 2");
        await RunAsync("VACUUM ANALYZE");
        foreach (var vraag in Vragen())
        {
            var (naam, soorten, sql) = vraag.Data;
            var plan = await ExplainAsync(soorten, sql);
            Assert.False(naam != Postbusdeel && Gepasseerd().IsMatch(plan), $"{naam}:\n{plan}");
        }
    }

    // What is looked at and is of somebody or something else.
    [GeneratedRegex(
        @"Filter: .*\b(partij|zender|ontvanger|functie|indiener|toestand|geweigerd|fout_code)\)?(::text)? (=|>=)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Gepasseerd();

    [Fact]
    public async Task ListFuncties_ManyMessages_HasTheTypesThatWereAccepted()
    {
        await RunAsync("UPDATE bericht SET fout_code = 'IB234' WHERE functie = 'WMO4'");

        var lijst = await Functiezoeker.ReadAsync(_verbinding!, Functielijst.Leeg, Stop);

        Assert.Equal(["WMO0", "WMO1", "WMO2", "WMO3", "WMO5", "WMO6", "WMO7", "WMO8"], lijst.Functies.Order(StringComparer.Ordinal));
        Assert.Equal(Berichten + 1, lijst.Tot);
    }

    [Fact]
    public async Task Plan_OfAPartOfAQueue_FollowsTheQueueAndStopsAtTheLimit()
    {
        var plan = await ExplainAsync("text, integer, text[], text[]", PostgresBezorgingen.ListFuncties);

        Assert.False(plan.Contains("->  Sort", StringComparison.Ordinal) || plan.StartsWith("Sort", StringComparison.Ordinal), plan);
        Assert.Contains("_partij_volgnummer_rijp_idx", plan, StringComparison.Ordinal);
    }

    private async Task<string> ExplainAsync(string soorten, string sql)
    {
        var waarden = string.Join(
            ", ",
            soorten.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(static s => s is "text" or "bytea" ? "'x'" : s is "text[]" ? "'{x}'" : "5"));
        await RunAsync("DEALLOCATE ALL");
        await RunAsync($"PREPARE vraag {(soorten.Length > 0 ? $"({soorten})" : "")} AS {sql}");
        await using var command = new NpgsqlCommand($"EXPLAIN EXECUTE vraag {(soorten.Length > 0 ? $"({waarden})" : "")}", _verbinding);
        await using var rij = await command.ExecuteReaderAsync(Stop);
        var regels = new List<string>();
        while (await rij.ReadAsync(Stop))
            regels.Add(rij.GetString(0));
        return string.Join('\n', regels);
    }

    /// <summary>Messages of forty parties, of which one in a thousand waits; made by the server itself.</summary>
    private async Task FillAsync()
    {
        await using (var batch = new NpgsqlBatch(_verbinding))
        {
            for (var strook = 0L; strook <= Stroken.Van(Berichten, Bits); strook++)
                Stroken.AddCreate(batch, strook, Bits);
            await batch.ExecuteNonQueryAsync(Stop);
        }

        await RunAsync($"""
            INSERT INTO bericht (volgnummer, soort, referentienummer, claimt, zender, zender_applicatie, ontvanger, ontvanger_applicatie, tijdstip, functie, functie_versie,
              applicatie_versie, indiener, ontvangst, ontvangen, afdruk, inhoud_lengte, inhoud_sha256, begin, oorzaak, fout_code)
            SELECT n, 1, decode(md5(n::text), 'hex'), true, 'zender ' || n % 40, 'Suite', 'ontvanger ' || n % 40, 'GGk', '20260302101112', 'WMO' || n % 9, 30002, 1, 'zender ' || n % 39,
              decode(md5(n::text), 'hex'), n, sha256(int8send(n)), 1, sha256(int8send(n)), 3, 'Goedgekeurd', CASE WHEN n % 100 = 0 THEN 'IB' || n % 7 END
            FROM generate_series(1, {Berichten}) n
            """);
        await RunAsync($"""
            INSERT INTO bezorging (volgnummer, partij, toestand, pogingen, sinds, rijp, vast_tot, geweigerd)
            SELECT n, 'ontvanger ' || n % 40, CASE WHEN n % 1000 = 0 THEN 3 WHEN n % 1000 = 1 THEN 8 WHEN n % 1000 = 2 THEN 6 ELSE 5 END, 1, n,
              CASE WHEN n % 1000 = 0 THEN n END, CASE WHEN n % 1000 = 1 THEN n END, CASE WHEN n % 500 = 0 THEN 'F1' END
            FROM generate_series(1, {Berichten}) n
            """);
        await RunAsync($"INSERT INTO kenmerk SELECT decode(md5(n::text), 'hex'), s, n FROM generate_series(1, {Berichten}) n, generate_series(1, 2) s");
        await RunAsync($"INSERT INTO gebeurtenis SELECT n, n, n, 5, 'Bezorgd' FROM generate_series(1, {Berichten}) n");
        await RunAsync($"INSERT INTO inhoud (volgnummer, sleutel, deel, lading) SELECT n, 1 + n / 4, 1, n FROM generate_series(1, {Berichten}) n");
        await RunAsync(
            $"INSERT INTO sleutel (partij, dag, kek, gewikkeld) SELECT 'ontvanger ' || n % 40, n / 40, 'kek', sha256(int8send(n)) FROM generate_series(1, {Berichten / 4}) n");
        await RunAsync($"UPDATE stand SET volgnummer = {Berichten}");
        await RunAsync("ANALYZE");
        foreach (var instelling in Verbindingsbouwer.Plannen.Split("-c ", StringSplitOptions.RemoveEmptyEntries))
            await RunAsync($"SET {instelling}");
    }

    private async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _verbinding);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
