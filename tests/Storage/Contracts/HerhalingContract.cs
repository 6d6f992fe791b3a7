namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>
/// The duplicate table: (what stands there) x (what comes in) -> outcome. Every cell, one after the other and together in one go.
/// </summary>
public abstract class HerhalingContract : OpslagContract
{
    public enum Eerst
    {
        Niets,
        Goedgekeurd,
        Afgekeurd,
        ZonderClaim,
    }

    public enum Dan
    {
        Zelfde,
        AndereInhoud,
        AndereZender,
        ZelfdeZonderClaim,
    }

    public static TheoryData<Eerst, Dan, bool, Inboekuitkomst> Tabel()
    {
        var data = new TheoryData<Eerst, Dan, bool, Inboekuitkomst>();
        foreach (var dan in Enum.GetValues<Dan>())
        {
            foreach (var afgekeurd in new[] { false, true })
            {
                data.Add(Eerst.Niets, dan, afgekeurd, Inboekuitkomst.Nieuw);
                data.Add(Eerst.ZonderClaim, dan, afgekeurd, Inboekuitkomst.Nieuw);
                data.Add(Eerst.Goedgekeurd, dan, afgekeurd, Verwacht(dan));
                data.Add(Eerst.Afgekeurd, dan, afgekeurd, Verwacht(dan));
            }
        }

        return data;

        static Inboekuitkomst Verwacht(Dan dan) => dan switch
        {
            Dan.Zelfde => Inboekuitkomst.Herhaling,
            Dan.AndereInhoud => Inboekuitkomst.Strijdig,
            _ => Inboekuitkomst.Nieuw,
        };
    }

    [Theory]
    [MemberData(nameof(Tabel))]
    public async Task Append_AfterAnother_HasTheOutcomeOfTheTable(Eerst eerst, Dan dan, bool afgekeurd, Inboekuitkomst verwacht)
    {
        Bericht? eerder = MaakEerst(eerst) is { } e ? await AppendAsync(e) : null;
        Klok.Advance(TimeSpan.FromSeconds(5));
        var inboeking = await Journaal.AppendAsync(MaakDan(dan, afgekeurd), Stop);
        await AssertOutcomeAsync(inboeking, eerder, verwacht);
    }

    [Theory]
    [MemberData(nameof(Tabel))]
    public async Task Append_TogetherWithAnother_HasTheOutcomeOfTheTable(Eerst eerst, Dan dan, bool afgekeurd, Inboekuitkomst verwacht)
    {
        // The keys exist before, so that the two really wait together.
        await AppendAsync(Voorbeeld.Boeking(98));
        await AppendAsync(Voorbeeld.Boeking(99).Afgekeurd());
        Task<Inboeking>? first = null;
        Task<Inboeking>? second = null;
        await TogetherAsync(() =>
        {
            if (MaakEerst(eerst) is { } e)
                first = Journaal.AppendAsync(e, Stop).AsTask();
            second = Journaal.AppendAsync(MaakDan(dan, afgekeurd), Stop).AsTask();
        });
        var eerder = first is null ? null : (await first).Bericht;
        Assert.NotNull(second);
        await AssertOutcomeAsync(await second, eerder, verwacht);
    }

    /// <summary>Lets what <paramref name="start"/> begins wait, in that order, and then go into one transaction.</summary>
    protected abstract ValueTask TogetherAsync(Action start);

    private static Boeking? MaakEerst(Eerst eerst) => eerst switch
    {
        Eerst.Niets => null,
        Eerst.Goedgekeurd => Voorbeeld.Boeking(1) with { OntvangstId = Voorbeeld.Id(0x111) },
        Eerst.Afgekeurd => Voorbeeld.Boeking(1).Afgekeurd() with { OntvangstId = Voorbeeld.Id(0x111) },
        _ => Voorbeeld.Boeking(1) with { OntvangstId = Voorbeeld.Id(0x111), ClaimtReferentie = false },
    };

    private static Boeking MaakDan(Dan dan, bool afgekeurd)
    {
        var envelop = Voorbeeld.Envelop(Voorbeeld.Id(1));
        var boeking = dan switch
        {
            Dan.AndereInhoud => Voorbeeld.Boeking(envelop, Voorbeeld.Inhoud(2)),
            Dan.AndereZender => Voorbeeld.Boeking(envelop with { Zender = new Systeem("0518", "Suite") }, Voorbeeld.Inhoud(1)),
            Dan.ZelfdeZonderClaim => Voorbeeld.Boeking(1) with { ClaimtReferentie = false },
            _ => Voorbeeld.Boeking(1),
        };
        boeking = boeking with { OntvangstId = Voorbeeld.Id(0x222) };
        return afgekeurd ? boeking.Afgekeurd() : boeking;
    }

    private async Task AssertOutcomeAsync(Inboeking inboeking, Bericht? eerder, Inboekuitkomst verwacht)
    {
        Assert.Equal(verwacht, inboeking.Uitkomst);
        var gevonden = await Journaal.FindAsync(Voorbeeld.Id(1), Stop);
        if (verwacht == Inboekuitkomst.Nieuw)
        {
            Assert.Equal(Voorbeeld.Id(0x222), inboeking.Bericht.OntvangstId);
            Assert.Equal(eerder is null ? 1 : 2, gevonden.Count);
            return;
        }

        // The same receipt, so that the same answer can be given again; and nothing more in the journal.
        Assert.NotNull(eerder);
        AssertEqual(eerder, inboeking.Bericht);
        Assert.Equal(Voorbeeld.Id(0x111), Assert.Single(gevonden).OntvangstId);
        var historie = await Journaal.ReadHistorieAsync(eerder.Volgnummer, Stop);
        Assert.Equal(verwacht == Inboekuitkomst.Herhaling ? 3 : 2, historie.Count);
        if (verwacht == Inboekuitkomst.Herhaling)
            Assert.StartsWith("Herhaling ontvangen", historie[2].Oorzaak);
    }
}
