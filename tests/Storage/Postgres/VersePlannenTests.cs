using IB.Gateway.Proefservers;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IB.Gateway.Storage.Tests.Postgres;

/// <summary>
/// In a store of which the server has counted nothing yet, as in each new strook, what is asked and written goes through an index, and when it has counted it
/// still does. The server itself says with which plan it did everything.
/// </summary>
public sealed class VersePlannenTests
{
    private const string VertelPlannen =
        "-c autovacuum=off -c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c log_min_messages=log";

    // More than the groups that are booked at once, and over more than one strook.
    private const int Berichten = 200;

    private static readonly string[] Groeiend = ["bericht", "bezorging", "gebeurtenis", "kenmerk", "claim", "inhoud", "lading"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plans_InAStoreThatWasNeverCountedAndThenIs_ReadNoGrowingTableAsAWhole()
    {
        using var map = new TijdelijkeMap();
        await using var server = await Postgresserver.StartFastAsync(VertelPlannen);
        await server.CreateAsync("vers");
        await using (var opslag = await PostgresOpslag.OpenAsync(
            PostgresProef.Options(server, "vers", map.Pad), TimeProvider.System, NullLogger<PostgresOpslag>.Instance, Stop))
        {
            await UseAsync(opslag, eerste: 1);
            await CountAsync(server);
            await UseAsync(opslag, eerste: 1 + Berichten);
        }

        var plannen = string.Join('\n', server.ReadLog()).Split("Query Text: ")[1..];
        Assert.Contains(plannen, static p => p.StartsWith("UPDATE bezorging", StringComparison.Ordinal));
        Assert.Equal([], plannen.Where(ReadsAll).ToList());
    }

    private static bool ReadsAll(string plan) => Groeiend.Any(tabel => plan.Contains($" on {tabel}", StringComparison.Ordinal)
        && (plan.Contains($"Seq Scan on {tabel}", StringComparison.Ordinal) || plan.Contains("Hash Join", StringComparison.Ordinal)
            || plan.Contains("Merge Join", StringComparison.Ordinal) || ScansIndex(plan, tabel)));

    // An index without a condition on it is read from one end to the other, unless a limit stops that.
    private static bool ScansIndex(string plan, string tabel)
    {
        var regels = plan.Split('\n');
        return (tabel == "bericht" || !plan.Contains("Limit", StringComparison.Ordinal)) && regels.Zip(regels.Skip(1).Append("")).Any(paar
            => paar.First.Contains("Index", StringComparison.Ordinal) && paar.First.Contains($" on {tabel}", StringComparison.Ordinal)
                && !paar.Second.Contains("Index Cond", StringComparison.Ordinal));
    }

    private static async Task CountAsync(Postgresserver server)
    {
        await using var verbinding = new NpgsqlConnection(server.Verbinding("vers"));
        await verbinding.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("ANALYZE", verbinding);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static async Task UseAsync(PostgresOpslag opslag, int eerste)
    {
        await Task.WhenAll(Enumerable.Range(eerste, Berichten).Select(n => opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop).AsTask()));
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(eerste), Stop);
        Assert.Empty(await opslag.Bezorgingen.ListWachtendAsync("niemand", 10, rijpOp: null, Stop));
        var wachtend = (await opslag.Bezorgingen.ListWachtendAsync(Voorbeeld.Aanbieder, 2 * Berichten, rijpOp: null, Stop)).TakeLast(Berichten).ToList();
        Assert.Equal(Berichten, wachtend.Count);
        await Task.WhenAll(wachtend.Take(50).Select(async bericht =>
        {
            await opslag.Bezorgingen.StartPogingAsync(bericht.Volgnummer, "Aangeboden", Stop);
            await opslag.Bezorgingen.CompletePogingAsync(
                bericht.Volgnummer, Pogingsuitkomst.Geweigerd("Geweigerd", DateTimeOffset.UnixEpoch) with { Foutcode = "F1" }, Stop);
        }));
        await Task.WhenAll(wachtend.Skip(50).Take(100).Select(
            bericht => opslag.Bezorgingen.ConfirmAsync(bericht.Volgnummer, "Opgehaald", Stop).AsTask()));
        await opslag.Bezorgingen.ListWachtendAsync(Voorbeeld.Aanbieder, 10, DateTimeOffset.MaxValue, Stop);
        await opslag.Bezorgingen.ListWachtendAsync(Voorbeeld.Aanbieder, ["JW*", "WMO301"], 10, Stop);
        await opslag.Bezorgingen.StartOphalingAsync(wachtend[0].Volgnummer, 9, "Opgehaald", Stop);
        await opslag.Bezorgingen.ListWachtrijenAsync(Stop);
        await opslag.Bezorgingen.ResendAsync(wachtend[60].Volgnummer, "Opnieuw", Stop);
        await opslag.Bezorgingen.HoldAsync(wachtend[160].Volgnummer, DateTimeOffset.UnixEpoch, "Vastgehouden", Stop);
        await opslag.Bezorgingen.ReleaseAsync(DateTimeOffset.MaxValue, 10, "Vrij", Stop);
        await opslag.Bezorgingen.ExpireAsync(DateTimeOffset.UnixEpoch, 10, "Verlopen", Stop);
        await ReadAsync(opslag, wachtend[0]);
        await opslag.Bewaring.WipeInhoudAsync(Voorbeeld.Meteen, 10, Stop);
        await opslag.Bewaring.ForgetAsync(Voorbeeld.Meteen, 10, Stop);
    }

    private static async Task ReadAsync(PostgresOpslag opslag, Bericht bericht)
    {
        await opslag.Journaal.FindAsync(bericht.Envelop.Referentienummer, Stop);
        await opslag.Journaal.FindConversatieAsync(bericht.Envelop.ConversatieId, 10, Stop);
        await opslag.Journaal.GetVerloopAsync(bericht.Volgnummer, Stop);
        (await opslag.Journaal.ReadInhoudAsync(bericht.Volgnummer, Stop))!.Dispose();
        await opslag.Journaal.MeasureAsync(Stop);
        await opslag.Zoeker.SearchAsync(
            new Zoekvraag { Partij = Voorbeeld.Gemeente, Functie = "WMO301", Toestanden = [Toestand.Klaargezet] }, Zoekvolgorde.NieuwsteEerst, na: null, 10,
            Stop);
    }
}
