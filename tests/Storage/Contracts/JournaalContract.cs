using System.Globalization;
using System.Text;

namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>What every <see cref="IJournaal"/> does.</summary>
public abstract class JournaalContract : OpslagContract
{
    [Fact]
    public async Task Append_NewMessage_ReadsBackEveryField()
    {
        var envelop = Voorbeeld.Envelop(Voorbeeld.Id(1)) with
        {
            Soort = Berichtsoort.Du01,
            ConversatieId = Voorbeeld.Id(9),
            AntwoordOp = Voorbeeld.Id(9),
            Bestandsnaam = "antwoord é.txt",
        };
        var boeking = Voorbeeld.Boeking(envelop, Voorbeeld.Inhoud(1));
        var bericht = await AppendAsync(boeking);
        Assert.Equal(1, bericht.Volgnummer);
        Assert.Equal(envelop, bericht.Envelop);
        Assert.Equal(boeking.OntvangstId, bericht.OntvangstId);
        Assert.Equal(Klok.GetUtcNow(), bericht.OntvangenOp);
        Assert.Equal(Toestand.Klaargezet, bericht.Toestand);
        Assert.Equal(boeking.Inhoud.Length, bericht.InhoudLengte);
        Assert.Equal(boeking.InhoudSha256.ToArray(), bericht.InhoudSha256.ToArray());

        await ReopenAsync();
        AssertEqual(bericht, await GetAsync(1));
        Assert.Equal(boeking.Inhoud.ToArray(), await ReadInhoudAsync(1));
    }

    [Fact]
    public async Task Append_MessageOnWhichTheSenderPutNoTime_HasTheMomentOfAcceptance()
    {
        var boeking = Voorbeeld.Boeking(1) with { Dateer = static moment => moment.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture) };

        var bericht = await AppendAsync(boeking);

        Assert.Equal(bericht.OntvangenOp.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture), bericht.Envelop.TijdstipBericht);
        await ReopenAsync();
        AssertEqual(bericht, await GetAsync(1));
    }

    [Theory]
    [InlineData("3F2504E0-4F89-41D3-9A0C-0305E82C3301")]
    [InlineData("3f2504e0-4f89-41d3-9a0c-0305e82c3301")]
    [InlineData("{3f2504e0-4f89-41d3-9a0c-0305e82c330}")]
    [InlineData("FO-2026-00001 van ons")]
    [InlineData("")]
    public async Task Append_AnyReferentienummer_IsKeptToTheLetter(string referentienummer)
    {
        var bericht = await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(referentienummer), Voorbeeld.Inhoud(1)));
        Assert.Equal(referentienummer, (await GetAsync(bericht.Volgnummer)).Envelop.Referentienummer);
        Assert.Single(await Journaal.FindAsync(referentienummer, Stop));
        Assert.Empty(await Journaal.FindAsync(referentienummer + "x", Stop));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(262_114)]
    [InlineData(262_115)]
    [InlineData(3_000_000)]
    public async Task Append_AnyLength_ReadsBackTheSameBytes(int length)
    {
        await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(1)), Voorbeeld.Ruis(length)));
        await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(2)), Voorbeeld.Tekst(length)));
        await ReopenAsync();
        Assert.Equal(Voorbeeld.Ruis(length), await ReadInhoudAsync(1));
        Assert.Equal(Voorbeeld.Tekst(length), await ReadInhoudAsync(2));
        Assert.Equal(length, (await GetAsync(2)).InhoudLengte);
    }

    [Fact]
    public async Task Append_Accepted_HasReceiptAndVerdictInItsHistory()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        Assert.Equal(
            [
                new Gebeurtenis(Klok.GetUtcNow(), Toestand.Ontvangen, "Ontvangen van 0363"),
                new Gebeurtenis(Klok.GetUtcNow(), Toestand.Klaargezet, "Goedgekeurd"),
            ],
            await Journaal.ReadHistorieAsync(1, Stop));
    }

    [Fact]
    public async Task Append_Rejected_KeepsFaultAndPayloadAndWaitsForNobody()
    {
        var bericht = await AppendAsync(Voorbeeld.Boeking(1).Afgekeurd());
        Assert.Equal(Toestand.Afgekeurd, bericht.Toestand);
        await ReopenAsync();
        AssertEqual(bericht, await GetAsync(1));
        Assert.Equal(Voorbeeld.Fout, (await GetAsync(1)).Fout);
        Assert.Equal(Voorbeeld.Inhoud(1), await ReadInhoudAsync(1));
        Assert.Equal(Toestand.Afgekeurd, (await Journaal.ReadHistorieAsync(1, Stop))[^1].Toestand);
        Assert.Empty(await Bezorgingen.ListWachtrijenAsync(Stop));
    }

    [Fact]
    public async Task Append_WithGevolg_StoresBothWithTheirOwnDelivery()
    {
        var afgekeurd = Voorbeeld.Boeking(1).Afgekeurd();
        await AppendAsync(afgekeurd with { Gevolgen = [Voorbeeld.Foutbericht(2, afgekeurd)] });
        Assert.Equal(Voorbeeld.Inhoud(2), await ReadInhoudAsync(2));
        Assert.Equal([2], await ListAsync(Voorbeeld.Gemeente, rijpOp: null));
        Assert.Equal([1, 2], (await Journaal.FindConversatieAsync(Voorbeeld.Id(1), 10, Stop)).Select(b => b.Volgnummer));
    }

    [Fact]
    public async Task Append_WhenItsGevolgCannotBeStored_StoresNothing()
    {
        var afgekeurd = Voorbeeld.Boeking(1).Afgekeurd();
        var fo01 = Voorbeeld.Foutbericht(2, afgekeurd);
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await Journaal.AppendAsync(afgekeurd with { Gevolgen = [fo01, fo01] }, Stop));
        Assert.Equal(0, (await Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
        Assert.Empty(await Journaal.FindAsync(Voorbeeld.Id(1), Stop));
    }

    [Fact]
    public async Task Append_WithAantekening_AddsALineToTheOtherMessage()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await AppendAsync(Voorbeeld.Boeking(2) with { Aantekeningen = [new Aantekening(1, "Retour ontvangen")] });
        Assert.Equal(
            new Gebeurtenis(Klok.GetUtcNow(), null, "Retour ontvangen"), (await Journaal.ReadHistorieAsync(1, Stop))[^1]);
        Assert.Equal(Toestand.Klaargezet, (await GetAsync(1)).Toestand);
    }

    [Fact]
    public async Task Append_WithAantekeningForNoMessage_StoresNothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Journaal.AppendAsync(
            Voorbeeld.Boeking(1) with { Aantekeningen = [new Aantekening(77, "Retour ontvangen")] }, Stop));
        Assert.Null(await Journaal.GetAsync(1, Stop));
        Assert.Equal(1, (await AppendAsync(Voorbeeld.Boeking(1))).Volgnummer);
    }

    [Fact]
    public async Task Append_ContradictoryBoeking_IsRefused()
    {
        var boeking = Voorbeeld.Boeking(1);
        Boeking[] fout =
        [
            boeking with { Bezorgaan = null },
            boeking with { Fout = Voorbeeld.Fout },
            boeking with { Afdruk = new byte[31] },
            boeking with { InhoudSha256 = default },
            boeking with { Gevolgen = [boeking with { Bezorgaan = null }] },
        ];
        foreach (var b in fout)
            await Assert.ThrowsAsync<ArgumentException>(async () => await Journaal.AppendAsync(b, Stop));
    }

    [Fact]
    public async Task Append_Cancelled_StoresNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Journaal.AppendAsync(Voorbeeld.Boeking(1), new CancellationToken(canceled: true)));
        Assert.Null(await Journaal.GetAsync(1, Stop));
    }

    [Fact]
    public async Task Find_SameIdFromSeveralSenders_GivesAllOldestFirst()
    {
        var envelop = Voorbeeld.Envelop(Voorbeeld.Id(1));
        await AppendAsync(Voorbeeld.Boeking(envelop, Voorbeeld.Inhoud(1)));
        await AppendAsync(Voorbeeld.Boeking(envelop, Voorbeeld.Inhoud(2)) with { ClaimtReferentie = false });
        await AppendAsync(Voorbeeld.Boeking(envelop with { Zender = new Systeem("0518", "Suite") }, Voorbeeld.Inhoud(3)));
        await AppendAsync(Voorbeeld.Boeking(4));
        Assert.Equal([1, 2, 3], (await Journaal.FindAsync(Voorbeeld.Id(1), Stop)).Select(b => b.Volgnummer));
    }

    [Fact]
    public async Task FindConversatie_MixedMessages_GivesOldestFirstUpToTheLimit()
    {
        await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(5)) with { ConversatieId = Voorbeeld.Id(1) }, Voorbeeld.Inhoud(5)));
        await AppendAsync(Voorbeeld.Boeking(1));
        await AppendAsync(Voorbeeld.Boeking(2));
        await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(6)) with { ConversatieId = Voorbeeld.Id(1) }, Voorbeeld.Inhoud(6)));
        // Bears the id of the conversation, but belongs to another.
        await AppendAsync(Voorbeeld.Boeking(
            Voorbeeld.Envelop(Voorbeeld.Id(1)) with { ConversatieId = Voorbeeld.Id(2), Zender = new Systeem("0518", "Suite") }, Voorbeeld.Inhoud(7)));
        Assert.Equal([1, 2, 4], (await Journaal.FindConversatieAsync(Voorbeeld.Id(1), 10, Stop)).Select(b => b.Volgnummer));
        Assert.Equal([1, 2], (await Journaal.FindConversatieAsync(Voorbeeld.Id(1), 2, Stop)).Select(b => b.Volgnummer));
        Assert.Equal([3, 5], (await Journaal.FindConversatieAsync(Voorbeeld.Id(2), 10, Stop)).Select(b => b.Volgnummer));
    }

    [Fact]
    public async Task Read_NoSuchMessage_GivesNothing()
    {
        Assert.Null(await Journaal.GetAsync(1, Stop));
        Assert.Null(await Journaal.ReadInhoudAsync(1, Stop));
        Assert.Empty(await Journaal.ReadHistorieAsync(1, Stop));
        Assert.Empty(await Journaal.FindAsync(Voorbeeld.Id(1), Stop));
        Assert.Empty(await Journaal.FindConversatieAsync(Voorbeeld.Id(1), 10, Stop));
    }

    [Fact]
    public async Task Measure_SomeOfEach_CountsByState()
    {
        var leeg = await Journaal.MeasureAsync(Stop);
        Assert.Equal(0, leeg.LaatsteVolgnummer);
        Assert.Null(leeg.OudsteOnbezorgd);
        Assert.All(leeg.Aantallen, a => Assert.Equal(0, a.Value));

        await AppendAsync(Voorbeeld.Boeking(1).Afgekeurd());
        var oudste = Klok.GetUtcNow();
        await AppendAsync(Voorbeeld.Boeking(2));
        Klok.Advance(TimeSpan.FromMinutes(1));
        await AppendAsync(Voorbeeld.Boeking(3));
        await Bezorgingen.StartPogingAsync(2, "Push", Stop);
        await Journaal.AppendAsync(Voorbeeld.Boeking(3), Stop);

        var stand = await Journaal.MeasureAsync(Stop);
        Assert.Equal(3, stand.LaatsteVolgnummer);
        Assert.Equal(oudste, stand.OudsteOnbezorgd);
        Assert.Equal(
            [(Toestand.Afgekeurd, 1L), (Toestand.Klaargezet, 1L), (Toestand.Aangeboden, 1L)],
            stand.Aantallen.Where(a => a.Value > 0).Select(a => (a.Key, a.Value)).Order());
    }

    [Fact]
    public async Task Inhoud_Disposed_IsWipedAndClosed()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        var inhoud = await Journaal.ReadInhoudAsync(1, Stop);
        Assert.NotNull(inhoud);
        var bytes = inhoud.Bytes;
        Assert.Contains(Voorbeeld.Bsn, Encoding.UTF8.GetString(bytes.Span));
        inhoud.Dispose();
        Assert.DoesNotContain(Voorbeeld.Bsn, Encoding.UTF8.GetString(bytes.Span));
        Assert.Throws<ObjectDisposedException>(() => inhoud.Bytes);
    }
}
