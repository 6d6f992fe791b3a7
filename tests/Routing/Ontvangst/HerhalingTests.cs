using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Ontvangst;

/// <summary>The same referentienummer again: same or other bytes, after acceptance, after refusal, or while the first is in flight.</summary>
public sealed class HerhalingTests : IAsyncDisposable
{
    private readonly Proefknooppunt _knooppunt = new();

    private static Aanbieding Goed => Proefberichten.Toewijzing(1);

    private static Aanbieding Fout => Goed with { Inhoud = "<geen bericht/>"u8.ToArray() };

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();

    [Fact]
    public async Task AcceptAsync_SameBytesAfterAcceptance_SameAnswerNothingMoreToDeliver()
    {
        var eerste = await _knooppunt.OvergenomenAsync(Goed);

        var tweede = await _knooppunt.AcceptAsync(Goed);

        AssertHerhaling(Ontvangstsoort.Overgenomen, eerste, tweede);
        Assert.Single(await _knooppunt.WachtendAsync(Aanbieder));
        Assert.Contains(await _knooppunt.HistorieAsync(eerste.Volgnummer), t => t.StartsWith("Herhaling ontvangen", StringComparison.Ordinal));
        Assert.Single(_knooppunt.Seinen);
    }

    [Fact]
    public async Task AcceptAsync_SameBytesAfterRefusal_SameAnswerAndNoSecondFo01()
    {
        var eerste = await _knooppunt.AcceptAsync(Fout);

        var tweede = await _knooppunt.AcceptAsync(Fout);

        AssertHerhaling(Ontvangstsoort.Afgekeurd, eerste.Bericht!, tweede);
        Assert.Equal(eerste.Fout, tweede.Fout);
        Assert.Equal(Controlepunt.InhoudOnjuist, tweede.Bevinding!.Punt);
        Assert.Single(await _knooppunt.WachtendAsync(Gemeente));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AcceptAsync_OtherBytesAfterAnAnswer_IsRefusedAndTheFirstStaysAsItWas(bool geaccepteerd)
    {
        var eerste = (await _knooppunt.AcceptAsync(geaccepteerd ? Goed : Fout)).Bericht!;

        var tweede = await _knooppunt.AcceptAsync(Goed.MetAndereInhoud());

        Assert.Equal((Ontvangstsoort.Afgekeurd, "IB216", false), (tweede.Soort, tweede.Fout!.Code, tweede.Herhaling));
        Assert.NotEqual(eerste.OntvangstId, tweede.Bericht!.OntvangstId);
        Assert.Equal(geaccepteerd ? 1 : 0, (await _knooppunt.WachtendAsync(Aanbieder)).Count);
        var fo01s = await _knooppunt.WachtendAsync(Gemeente);
        Assert.Equal(geaccepteerd ? 1 : 2, fo01s.Count);
        Assert.Equal(
            $"Referentienummer {Proefberichten.Id(1)} is al gebruikt voor een ander bericht van deze zender. Stuur dit bericht met een nieuw referentienummer.",
            tweede.Fout.Omschrijving);
        var nu = await _knooppunt.Opslag.Journaal.GetAsync(eerste.Volgnummer, TestContext.Current.CancellationToken);
        Assert.Equal((eerste.Toestand, eerste.OntvangstId), (nu!.Toestand, nu.OntvangstId));
    }

    [Fact]
    public async Task AcceptAsync_FirstBytesAgainAfterAConflict_StillTheFirstAnswer()
    {
        var eerste = await _knooppunt.OvergenomenAsync(Goed);
        await _knooppunt.AcceptAsync(Goed.MetAndereInhoud());

        AssertHerhaling(Ontvangstsoort.Overgenomen, eerste, await _knooppunt.AcceptAsync(Goed));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AcceptAsync_SameBytesInFlight_OneIsStoredAndAllGetItsAnswer(bool geldig)
    {
        var uitkomsten = await AllAsync(Enumerable.Repeat(geldig ? Goed : Fout, 8));

        Assert.Single(uitkomsten, u => !u.Herhaling);
        Assert.Single(uitkomsten.Select(u => u.Bericht!.OntvangstId).Distinct());
        Assert.Single(uitkomsten.Select(u => u.Soort).Distinct());
        Assert.Single(uitkomsten.Select(u => u.Fout).Distinct());
        Assert.Single(await _knooppunt.WachtendAsync(geldig ? Aanbieder : Gemeente));
    }

    [Fact]
    public async Task AcceptAsync_OtherBytesInFlight_OneIsAcceptedAndTheOthersAreConflicts()
    {
        var uitkomsten = await AllAsync(
            Enumerable.Range(1, 6).Select(n => Goed with { Inhoud = (byte[])[.. Goed.Inhoud.Span, .. System.Text.Encoding.UTF8.GetBytes($"<!--{n}-->")] }));

        Assert.Single(uitkomsten, u => u.Soort == Ontvangstsoort.Overgenomen);
        Assert.Equal(5, uitkomsten.Count(u => u.Fout?.Code == "IB216"));
        Assert.Single(await _knooppunt.WachtendAsync(Aanbieder));
        Assert.Equal(5, (await _knooppunt.WachtendAsync(Gemeente)).Count);
    }

    [Fact]
    public async Task AcceptAsync_SameIdOfAnotherZender_IsAnotherMessage()
    {
        await _knooppunt.OvergenomenAsync(Goed);

        await _knooppunt.OvergenomenAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "JW301", AndereGemeente, AndereAanbieder, null));
        await _knooppunt.OvergenomenAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "WMO305", Aanbieder, Gemeente, null));
    }

    [Fact]
    public async Task AcceptAsync_AfterAGeweigerd_TheIdCountsAsUnused()
    {
        var geweigerd = await _knooppunt.AcceptAsync(Goed, AndereAanbieder);
        Assert.Equal(Ontvangstsoort.Geweigerd, geweigerd.Soort);

        var goed = await _knooppunt.AcceptAsync(Goed);

        Assert.Equal((Ontvangstsoort.Overgenomen, false), (goed.Soort, goed.Herhaling));
    }

    [Fact]
    public async Task AcceptAsync_SomebodyElseWithTheIdOfAnAcceptedMessage_IsRefusedBeforeItIsASecondTime()
    {
        await _knooppunt.OvergenomenAsync(Goed);

        var vreemd = await _knooppunt.AcceptAsync(Goed, AndereAanbieder);

        Assert.Equal((Ontvangstsoort.Geweigerd, "IB002", false), (vreemd.Soort, vreemd.Fout!.Code, vreemd.Herhaling));
    }

    [Fact]
    public async Task AcceptAsync_OtherTijdstipOrApplication_IsARepeat()
    {
        // Over REST the knooppunt fills these in, at each attempt.
        var eerste = await _knooppunt.OvergenomenAsync(Goed);
        Func<Envelop, Envelop>[] wijzigingen =
        [
            e => e with { TijdstipBericht = "20260302100500" },
            e => e with { Zender = e.Zender with { Applicatie = "Ander", Administratie = "Ander", Gebruiker = "Ander" } },
            e => e with { Ontvanger = e.Ontvanger with { Gebruiker = "Ander" } },
            e => e with { ApplicatieVersie = new Versie(12, 5) },
        ];

        foreach (var wijziging in wijzigingen)
            AssertHerhaling(Ontvangstsoort.Overgenomen, eerste, await _knooppunt.AcceptAsync(Goed.Met(wijziging)));
    }

    [Fact]
    public async Task AcceptAsync_RepeatAfterTheDirectoryChanged_FirstAnswerHolds()
    {
        var eerste = await _knooppunt.OvergenomenAsync(Goed);
        _knooppunt.Huidig = Register.Met(Aanbieder, p => p with { Functies = new Functiebereik(["JW*"]) });

        AssertHerhaling(Ontvangstsoort.Overgenomen, eerste, await _knooppunt.AcceptAsync(Goed));
    }

    [Fact]
    public async Task AcceptAsync_RefusedAgainForAnotherReason_FirstReasonHoldsAndTheOtherIsNotTold()
    {
        var eerste = await _knooppunt.AcceptAsync(Fout);
        _knooppunt.Huidig = Register.Met(Aanbieder, p => p with { Functies = new Functiebereik(["JW*"]) });

        var tweede = await _knooppunt.AcceptAsync(Fout);

        AssertHerhaling(Ontvangstsoort.Afgekeurd, eerste.Bericht!, tweede);
        Assert.Equal(eerste.Fout, tweede.Fout);
        Assert.Null(tweede.Bevinding);
    }

    [Fact]
    public async Task AcceptAsync_OtherRouteConversationOrType_IsAConflict()
    {
        await _knooppunt.OvergenomenAsync(Goed);
        Func<Envelop, Envelop>[] wijzigingen =
        [
            e => e with { Soort = Berichtsoort.Du01 },
            e => e with { ConversatieId = Proefberichten.Id(5) },
            e => e with { AntwoordOp = Proefberichten.Id(5) },
            e => e with { Ontvanger = e.Ontvanger with { Organisatie = AndereAanbieder } },
            e => e with { Functie = "WMO319" },
            e => e with { FunctieVersie = new Versie(3, 1) },
            e => e with { Bestandsnaam = "toewijzing.xml" },
        ];

        foreach (var wijziging in wijzigingen)
            Assert.Equal("IB216", (await _knooppunt.AcceptAsync(Goed.Met(wijziging))).Fout?.Code);
    }

    [Fact]
    public async Task AcceptAsync_OtherCodeSet_AnswersInIt()
    {
        _knooppunt.Options = new KnooppuntOptions { Foutcodes = Foutcodeset.Bidn2025, Organisatie = "BIDN" };
        await _knooppunt.OvergenomenAsync(Goed);

        Assert.Equal("IB016", (await _knooppunt.AcceptAsync(Goed.MetAndereInhoud())).Fout!.Code);

        Assert.Equal("BIDN", (await _knooppunt.FoutberichtAsync(Gemeente)).Bericht.Envelop.Zender.Organisatie);
    }

    private static void AssertHerhaling(Ontvangstsoort soort, Bericht eerste, Ontvangstuitkomst tweede)
    {
        Assert.Equal((soort, true), (tweede.Soort, tweede.Herhaling));
        Assert.Equal((eerste.Volgnummer, eerste.OntvangstId), (tweede.Bericht!.Volgnummer, tweede.Bericht.OntvangstId));
    }

    private async Task<Ontvangstuitkomst[]> AllAsync(IEnumerable<Aanbieding> aanbiedingen)
    {
        var lijst = aanbiedingen.ToList();
        var ontvangst = _knooppunt.Ontvangst(new Inboekpoort(_knooppunt.Opslag.Journaal, lijst.Count));
        var indiener = new Indiener(_knooppunt.Huidig.Get(Gemeente));
        return await Task.WhenAll(lijst.Select(a => ontvangst.AcceptAsync(a, indiener, TestContext.Current.CancellationToken).AsTask()));
    }
}
