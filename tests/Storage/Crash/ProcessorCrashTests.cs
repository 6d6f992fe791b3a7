using System.Globalization;
using System.Text;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Storage.Tests.Sqlite;

namespace IB.Gateway.Storage.Tests.Crash;

/// <summary>
/// A power cut after any group of the log while a processor works: what it knows, what it sent and how far it is always agree, and in the
/// end every message had its effect once.
/// </summary>
public sealed class ProcessorCrashTests : IDisposable
{
    private const int Berichten = 9;
    private const string Teller = "teller";
    private const string Gemeente = "0518";
    private static readonly byte[] Som = "som"u8.ToArray();
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Log_CutAfterEachGroup_LeavesStateMessagesAndPositionInStep()
    {
        SqliteProef leeg;
        SqliteProef vol;
        await using (var opslag = _proef.Open())
        {
            // The register as it was in the beginning: all that was done is in the log only.
            leeg = _proef.Copy();
            for (var n = 1; n <= Berichten; n++)
            {
                await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop);
                await WorkAsync(opslag, stappen: n % 3);
            }

            await WorkAsync(opslag, int.MaxValue);
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
            halverwege += await RequireInStepAsync(opslag) is > 0 and < Berichten ? 1 : 0;
            await WorkAsync(opslag, int.MaxValue);
            await RequireInStepAsync(opslag);
        });

        Assert.True(halverwege > Berichten, $"Only {halverwege} of {sneden} cuts were in the middle of the work.");
    }

    /// <summary>Requires that the effect of every message before the position is there, once, and of no other; says how many that are.</summary>
    private static async Task<int> RequireInStepAsync(SqliteOpslag opslag)
    {
        var positie = (await opslag.Processors.GetAsync(Teller, Stop)).Positie;
        var gezonden = new List<long>();
        var eind = (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer;
        var gedaan = new List<long>();
        for (var volgnummer = 1L; volgnummer <= eind; volgnummer++)
        {
            var bericht = (await opslag.Journaal.GetAsync(volgnummer, Stop))!;
            if (bericht.Envelop.Ontvanger.Organisatie == Gemeente)
                gezonden.Add(await ReadNummerAsync(opslag, volgnummer));
            else if (volgnummer < positie.Volgnummer)
                gedaan.Add(volgnummer);
        }

        Assert.Equal(gedaan, gezonden);
        Assert.Equal(gedaan.Sum(), await ReadSomAsync(opslag));
        return gedaan.Count;
    }

    /// <summary>What a processor does: read, decide, commit, one message at a time.</summary>
    private static async Task WorkAsync(SqliteOpslag opslag, int stappen)
    {
        var positie = (await opslag.Processors.GetAsync(Teller, Stop)).Positie;
        for (var eind = false; stappen > 0 && !eind;)
        {
            var stuk = await opslag.Processors.ReadAsync(positie.Volgnummer, ["WMO301"], Stop);
            eind = stuk.Eind;
            foreach (var bericht in stuk.Berichten.Where(b => b.Envelop.Ontvanger.Organisatie != Gemeente).Take(stappen))
            {
                positie = await StepAsync(opslag, positie, bericht);
                stappen--;
            }
        }
    }

    private static async Task<Positie> StepAsync(SqliteOpslag opslag, Positie van, Bericht bericht)
    {
        var som = await ReadSomAsync(opslag) + bericht.Volgnummer;
        var tekst = Encoding.UTF8.GetBytes(bericht.Volgnummer.ToString(CultureInfo.InvariantCulture));
        var stap = new Processorstap
        {
            Processor = Teller,
            Van = van,
            Naar = Positie.Na(bericht.Volgnummer),
            Staten = [new Staat(Som, BitConverter.GetBytes(som))],
            Uitvoer = [Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(1000 + (int)bericht.Volgnummer)), tekst).Voor(Gemeente)],
        };
        Assert.True((await opslag.Processors.CommitAsync(stap, Stop)).Gezet);
        return stap.Naar;
    }

    private static async Task<long> ReadSomAsync(SqliteOpslag opslag)
        => (await opslag.Processors.ReadStatenAsync(Teller, [Som], Stop))[0] is { } som ? BitConverter.ToInt64(som.Span) : 0;

    private static async Task<long> ReadNummerAsync(SqliteOpslag opslag, long volgnummer)
    {
        using var inhoud = await opslag.Journaal.ReadInhoudAsync(volgnummer, Stop);
        return long.Parse(Encoding.UTF8.GetString(inhoud!.Bytes.Span), CultureInfo.InvariantCulture);
    }
}
