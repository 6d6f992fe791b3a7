using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Storage.Tests.Sqlite;

namespace IB.Gateway.Storage.Tests.Crash;

/// <summary>
/// A power cut after any group of the log in the middle of a task: no message was put ready twice, none was claimed without being put
/// ready, and the task goes on to its end from there.
/// </summary>
public sealed class HerbezorgCrashTests : IDisposable
{
    private const int Berichten = 9;
    private const string Zin = "Opnieuw aangeboden door beheer (taak 1)";
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Log_CutAfterEachGroupOfATask_GoesOnWithoutResendingTwice()
    {
        SqliteProef leeg;
        SqliteProef vol;
        await using (var opslag = _proef.Open())
        {
            // The register as it was in the beginning: all that the task did is in the log only.
            leeg = _proef.Copy();
            await FailAllAsync(opslag);
            await opslag.Herbezorgtaken.CreateAsync(
                new Herbezorgopdracht { Vraag = new Zoekvraag { Ontvanger = Voorbeeld.Aanbieder }, Reden = "storing voorbij", Tempo = 2, Proef = 3 }, Stop);
            await WorkAsync(opslag);
            vol = _proef.Copy();
        }

        using (leeg)
        using (vol)
            await CutEverywhereAsync(leeg, vol.Segment);
    }

    private static async Task CutEverywhereAsync(SqliteProef leeg, string segment)
    {
        var halverwege = 0;
        var sneden = await Stroomuitval.CutEverywhereAsync(leeg, segment, async opslag =>
        {
            var taak = await opslag.Herbezorgtaken.FindAsync(1, Stop);
            var gedaan = await RequireOnceAsync(opslag);
            Assert.Equal(taak?.Herbezorgd ?? 0, gedaan);
            if (taak is null)
                return;
            halverwege += gedaan is > 0 and < Berichten ? 1 : 0;
            await WorkAsync(opslag);
            Assert.Equal(Berichten, await RequireOnceAsync(opslag));
            Assert.Equal(Taakstand.Klaar, (await opslag.Herbezorgtaken.FindAsync(1, Stop))!.Stand);
        });

        Assert.True(halverwege > 4, $"Only {halverwege} of {sneden} cuts were in the middle of the task.");
    }

    /// <summary>Requires that every message was put ready at most once, and exactly when it was claimed; says how many were.</summary>
    private static async Task<long> RequireOnceAsync(SqliteOpslag opslag)
    {
        var geclaimd = (await opslag.Herbezorgtaken.ListClaimsAsync(1, 0, 100, Stop)).Select(c => c.Volgnummer).ToHashSet();
        var stand = await opslag.Journaal.MeasureAsync(Stop);
        for (var volgnummer = 1L; volgnummer <= stand.LaatsteVolgnummer; volgnummer++)
        {
            var keren = (await opslag.Journaal.ReadHistorieAsync(volgnummer, Stop)).Count(g => g.Oorzaak.StartsWith(Zin, StringComparison.Ordinal));
            Assert.Equal(geclaimd.Contains(volgnummer) ? 1 : 0, keren);
        }

        return geclaimd.Count;
    }

    private static async Task FailAllAsync(SqliteOpslag opslag)
    {
        for (var n = 1; n <= Berichten; n++)
        {
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop);
            await opslag.Bezorgingen.StartPogingAsync(n, "poging", Stop);
            await opslag.Bezorgingen.CompletePogingAsync(n, Pogingsuitkomst.Mislukt("op"), Stop);
        }
    }

    /// <summary>Does what there is to do, two messages at a time, as the loop of the knooppunt does.</summary>
    private static async Task WorkAsync(SqliteOpslag opslag)
    {
        while (await opslag.Herbezorgtaken.FindAsync(1, Stop) is { Stand: Taakstand.Loopt or Taakstand.Proef } taak)
        {
            if (taak.Stand == Taakstand.Proef)
            {
                await opslag.Herbezorgtaken.MoveAsync(1, Taakdaad.Doorgaan, "goed", Stop);
                continue;
            }

            var pagina = await opslag.Zoeker.SearchAsync(taak.Opdracht.Vraag, Zoekvolgorde.OudsteEerst, taak.Plek, 2, Stop);
            if (pagina.Berichten.Count > 0)
                await opslag.Herbezorgtaken.ClaimAsync(1, [.. pagina.Berichten.Select(b => b.Volgnummer)], Stop);
            else
                await opslag.Herbezorgtaken.MoveAsync(1, Taakdaad.Voltooien, "klaar", Stop);
        }
    }
}
