using System.Text;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Processors;

/// <summary>What every processor must be: pure, the same every time, sparing with what it shows, and right after any death. Each runs this class.</summary>
public abstract class ProcessorGedrag
{
    private const int StukkenPerStap = 2;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The processor on a store, with messages in the journal that make it do everything it can; none is processed yet.</summary>
    private protected abstract Task<Processorproef> CreateAsync();

    /// <summary>Texts that may be in no key, reason or history: the BSNs of the messages.</summary>
    private protected abstract IReadOnlyList<string> Geheimen { get; }

    [Fact]
    public async Task Verklaring_IsComplete()
    {
        await using var proef = await CreateAsync();
        var verklaring = proef.Processor.Verklaring;
        Assert.Matches("^[A-Za-z0-9-]{1,30}$", verklaring.Naam);
        Assert.All([verklaring.Doel, verklaring.Onthoudt, verklaring.Grondslag], tekst => Assert.False(string.IsNullOrWhiteSpace(tekst)));
        Assert.True(verklaring.Bewaartermijn > TimeSpan.Zero);
        Assert.NotEmpty(verklaring.Leest.Concat(verklaring.LeestMee));
        Assert.All(
            verklaring.Leest.Concat(verklaring.LeestMee).Concat(verklaring.Verzendt),
            functie => Assert.NotEmpty(Proefknooppunt.Catalogus.FindByFunctie(functie)));
    }

    [Fact]
    public async Task Divide_Twice_GivesTheSameKeysInTheSameOrder()
    {
        await using var proef = await CreateAsync();
        var claim = proef.Start().Claim;
        foreach (var bericht in (await proef.Opslag.ReadAsync(1, claim.Gelezen, Stop)).Berichten.Where(claim.Omvat))
        {
            using var inhoud = await proef.Knooppunt.Opslag.Journaal.ReadInhoudAsync(bericht.Volgnummer, Stop);
            var (eerste, tweede) = (Keys(proef, bericht, inhoud!), Keys(proef, bericht, inhoud!));
            Assert.Equal(eerste, tweede);
            Assert.All(eerste.Where(static s => s[0] != '!'), sleutel => Assert.InRange(sleutel.Length, 2, Processorstap.MaxSleutel * 2));
        }
    }

    [Fact]
    public async Task Process_SamePieceAndState_GivesTheSame()
    {
        await using var proef = await CreateAsync();
        await using var zelfde = await CreateAsync();
        await proef.RunAsync();
        await zelfde.RunAsync();
        Assert.Equal(await DescribeAsync(proef), await DescribeAsync(zelfde));
        Assert.True((await proef.PositieAsync()).Volgnummer > 1);
    }

    [Fact]
    public async Task Run_DeathAtAnyCommit_HasEveryEffectOnce()
    {
        await using var zonder = await CreateAsync();
        await zonder.RunAsync();
        var verwacht = await DescribeAsync(zonder);
        var doden = 0;
        for (var gestorven = true; gestorven; doden++)
        {
            foreach (var erna in new[] { false, true })
            {
                await using var proef = await CreateAsync();
                proef.Options = new ProcessorOptions { StukkenPerStap = StukkenPerStap };
                gestorven = await DieAsync(proef, doden + 1, erna);
                await proef.RunAsync();
                Assert.Equal(verwacht, await DescribeAsync(proef));
            }
        }

        Assert.True(doden > 3, $"Only {doden} commits.");
    }

    [Fact]
    public async Task Replay_FromTheBeginning_ComesToTheSameAndSendsNothingAgain()
    {
        await using var proef = await CreateAsync();
        await proef.RunAsync();
        var verwacht = await DescribeAsync(proef);

        Assert.Equal(Ingreepafloop.Gedaan, (await proef.Ingrepen().ReplayAsync(1, vergeet: false, "proef", Stop)).Afloop);
        await proef.RunAsync();

        Assert.Equal(verwacht, await DescribeAsync(proef));
    }

    [Fact]
    public async Task Run_Secrets_AreInNoKeyReasonOrHistory()
    {
        await using var proef = await CreateAsync();
        await proef.RunAsync();
        var tekst = new StringBuilder();
        foreach (var sleutel in await proef.SleutelsAsync())
            tekst.AppendLine(Encoding.Latin1.GetString(Convert.FromHexString(sleutel))).AppendLine(sleutel);
        tekst.AppendJoin('\n', await proef.GeparkeerdAsync());
        var eind = (await proef.Knooppunt.Opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer;
        for (var volgnummer = 1L; volgnummer <= eind; volgnummer++)
        {
            tekst.AppendLine((await proef.Knooppunt.Opslag.Journaal.GetAsync(volgnummer, Stop))!.Envelop.ToString());
            tekst.AppendJoin('\n', await proef.Knooppunt.HistorieAsync(volgnummer));
        }

        Assert.All(Geheimen, geheim => Assert.DoesNotContain(geheim, tekst.ToString(), StringComparison.Ordinal));
    }

    private static List<string> Keys(Processorproef proef, Bericht bericht, Inhoud inhoud)
    {
        var sleutels = new List<string>();
        try
        {
            sleutels.AddRange(proef.Processor.Divide(bericht, inhoud.Bytes).Select(static s => Convert.ToHexString(s.Sleutel.Span)));
        }
        catch (InvalidDataException e)
        {
            sleutels.Add($"!! {e.Message}");
        }

        return sleutels;
    }

    private static async Task<bool> DieAsync(Processorproef proef, int commit, bool erna)
    {
        try
        {
            await Processorproef.RunAsync(proef.Start(new Sterfopslag(proef.Opslag, commit, erna)));
            return false;
        }
        catch (StervendException)
        {
            return true;
        }
    }

    /// <summary>All that can be seen of what it did: state, what is parked, and every message in the journal with its content and history.</summary>
    private static async Task<string> DescribeAsync(Processorproef proef)
    {
        var tekst = new StringBuilder().AppendLine((await proef.PositieAsync()).ToString());
        // How much was known before a replay is kept until a copy was accepted: that is the difference that a replay may make.
        var staten = await proef.Opslag.ListStatenAsync(proef.Processor.Verklaring.Naam, default, 10_000, Stop);
        foreach (var staat in staten.Where(static s => !s.Sleutel.Span.SequenceEqual(Feitentelling.Sleutel.Span)))
            tekst.AppendLine($"{Convert.ToHexString(staat.Sleutel.Span)}={Convert.ToHexString(staat.Waarde!.Value.Span)}");
        tekst.AppendJoin('\n', await proef.GeparkeerdAsync());
        var eind = (await proef.Knooppunt.Opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer;
        var berichten = new List<string>();
        for (var volgnummer = 1L; volgnummer <= eind; volgnummer++)
        {
            var bericht = (await proef.Knooppunt.Opslag.Journaal.GetAsync(volgnummer, Stop))!;
            var historie = string.Join('|', await proef.Knooppunt.HistorieAsync(volgnummer));
            berichten.Add($"{bericht.Envelop.Referentienummer} {bericht.Toestand} {Convert.ToHexString(bericht.InhoudSha256.Span)} {historie}");
        }

        return tekst.AppendLine().AppendJoin('\n', berichten.Order(StringComparer.Ordinal)).ToString();
    }
}
