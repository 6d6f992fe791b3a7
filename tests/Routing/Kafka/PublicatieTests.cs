using System.Text;
using IB.Gateway.Routing.Kafka;

namespace IB.Gateway.Routing.Tests.Kafka;

/// <summary>What goes to a topic, in what order with the store, and what becomes of it when something fails.</summary>
public sealed class PublicatieTests : IAsyncDisposable
{
    private static readonly Kafkafout TeGroot = new(Kafkafoutsoort.Blijvend, "MsgSizeTooLarge", "Te groot.");
    private static readonly Kafkafout Weg = new(Kafkafoutsoort.Tijdelijk, "Local_AllBrokersDown", "Weg.");

    private readonly Proefzenders _zenders = new();
    private readonly Proeftopics _topics = new();
    private Kafkaproef _proef = new(Verstrekwijze.Inhoud);

    public async ValueTask DisposeAsync() => await _proef.DisposeAsync();

    [Fact]
    public async Task Confirm_OutOfOrderAndTwice_PositionPassesNoGap()
    {
        await _proef.AppendAsync(1, 5);
        await using var knoop = _proef.Start(_zenders, _topics);
        var zender = await _zenders.NextAsync();
        await zender.WaitForAsync(5);
        Assert.Equal([1, 2, 3, 4, 5], zender.Posities);

        zender.Confirm(4, 2, 2, 4, 77);
        await knoop.WaitForAsync(static v => v?.OnderwegBytes > 0);
        await Kafkaproef.UntilAsync(() => knoop.Stand.Tellingen.Sum(static t => t.Gebeurtenissen) == 2, () => knoop.Volger);
        Assert.Equal(1, await _proef.FindPositieAsync());

        zender.Confirm(1);
        await _proef.WaitForPositieAsync(3);
        Assert.Equal(3, await _proef.FindPositieAsync());

        zender.Confirm(3, 5);
        await _proef.WaitForPositieAsync(6);
        Assert.Equal(5, Assert.Single(knoop.Stand.Tellingen).Gebeurtenissen);
    }

    [Fact]
    public async Task Restart_InTheMiddle_GoesOnFromThePositionWithTheSameIds()
    {
        await _proef.AppendAsync(1, 4);
        await using (_proef.Start(_zenders, _topics))
        {
            var zender = await _zenders.NextAsync();
            await zender.WaitForAsync(4);
            zender.Confirm(1, 2, 4);
            await _proef.WaitForPositieAsync(3);
        }

        await using var daarna = _proef.Start(_zenders, _topics);
        var tweede = await _zenders.NextAsync();
        await tweede.WaitForAsync(2);

        Assert.Equal([3, 4], tweede.Posities);
        Assert.Equal(
            [(await _proef.Opslag.Journaal.GetAsync(3, TestContext.Current.CancellationToken))!.OntvangstId, (await _proef.Opslag.Journaal.GetAsync(
                4, TestContext.Current.CancellationToken))!.OntvangstId],
            tweede.Berichten.Select(static b => b.Kop("ce_id")));
    }

    [Fact]
    public async Task Send_SomethingUnexpectedGoesWrong_WaitsAndGoesOnFromThePosition()
    {
        await _proef.AppendAsync(1, 2);
        _zenders.Oordeel = static _ => throw new IOException("/etc/geheim/kafka is weg");
        await using var knoop = _proef.Start(_zenders, _topics);
        await knoop.WaitForAsync(static v => v?.Fout?.Code == "defect");
        Assert.DoesNotContain("geheim", knoop.Volger!.Fout!.Uitleg, StringComparison.Ordinal);

        _zenders.Oordeel = static _ => null;
        Proefzender zender;
        do
            zender = await _zenders.NextAsync();
        while (zender.Weg);
        await zender.WaitForAsync(1);
        zender.Confirm(1);
        await zender.WaitForAsync(2);

        Assert.Equal([1, 2], zender.Posities);
    }

    [Fact]
    public async Task Stop_ConfirmedJustBefore_KeepsThePosition()
    {
        await _proef.AppendAsync(1, 2);
        await using (_proef.Start(_zenders, _topics))
        {
            var zender = await _zenders.NextAsync();
            await zender.WaitForAsync(2);
            zender.Confirm(1, 2);
        }

        Assert.Equal(3, await _proef.FindPositieAsync());
    }

    [Fact]
    public async Task Content_BeforeItGoes_HasItsLineInTheHistory()
    {
        var gezien = new List<string>();
        _zenders.Oordeel = bericht =>
        {
            gezien.AddRange(_proef.ReadHistorieAsync(bericht.Positie).GetAwaiter().GetResult()
                .Where(static l => l.StartsWith("Inhoud verstrekt", StringComparison.Ordinal)));
            return null;
        };
        await _proef.AppendAsync(1, 1);
        await using var knoop = _proef.Start(_zenders, _topics);
        await (await _zenders.NextAsync()).WaitForAsync(1);

        Assert.Equal(["Inhoud verstrekt aan CAK met onderwerp proef, op grond van Wmo 2015 art. 2.1.4."], gezien);
    }

    [Fact]
    public async Task Content_OfAMessage_GoesAsItCameIn()
    {
        await _proef.AppendAsync(1, 1);
        await using var knoop = _proef.Start(_zenders, _topics);
        var zender = await _zenders.NextAsync();
        await zender.WaitForAsync(1);

        var bericht = zender.Berichten[0];
        Assert.Equal(Kafkaproef.Topic, zender.Topic);
        Assert.Equal(Kafkaproef.Inhoud(1), bericht.Waarde);
        Assert.Equal(Kafkaproef.Ontvanger(1), Encoding.UTF8.GetString(bericht.Sleutel!));
        Assert.DoesNotContain(Kafkaproef.Bsn, bericht.Alles(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_TooLarge_IsReferredToAndLeavesNoLine()
    {
        _proef.Options = _proef.Options with { InhoudTotBytes = 100 };
        await _proef.AppendAsync(1, new byte[101]);
        await _proef.AppendAsync(2, new byte[100]);
        await using var knoop = _proef.Start(_zenders, _topics);
        var zender = await _zenders.NextAsync();
        await zender.WaitForAsync(2);

        Assert.Null(zender.Berichten[0].Waarde);
        Assert.Equal("https://knooppunt.example:8443/v1/onderwerpen/proef/gebeurtenissen/1/inhoud", zender.Berichten[0].Kop("ce_dataref"));
        Assert.Equal(100, zender.Berichten[1].Waarde!.Length);
        Assert.DoesNotContain(await _proef.ReadHistorieAsync(1), static l => l.StartsWith("Inhoud verstrekt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notification_OfAMessage_TellsNothingOfAPersonNorBetweenWhom()
    {
        await _proef.DisposeAsync();
        _proef = new Kafkaproef(Verstrekwijze.Melding);
        await _proef.AppendAsync(1, 3);
        await using var knoop = _proef.Start(_zenders, _topics);
        var zender = await _zenders.NextAsync();
        await zender.WaitForAsync(3);

        Assert.All(zender.Berichten, static bericht =>
        {
            Assert.Null(bericht.Sleutel);
            Assert.Null(bericht.Waarde);
            Assert.Equal(
                ["ce_dataref", "ce_id", "ce_positie", "ce_source", "ce_specversion", "ce_subject", "ce_time", "ce_traceparent", "ce_type", "ce_verder", "ce_versie", "traceparent"],
                bericht.Koppen.Select(static k => k.Key).Order(StringComparer.Ordinal));
            Assert.All(["0384", "4242000", Kafkaproef.Bsn], geheim => Assert.DoesNotContain(geheim, bericht.Alles(), StringComparison.Ordinal));
        });
        Assert.DoesNotContain(await _proef.ReadHistorieAsync(1), static l => l.StartsWith("Inhoud verstrekt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fail_ForGood_IsShownAndTriedAgainOneAtATimeWithoutASecondLine()
    {
        await _proef.AppendAsync(1, 3);
        await using var knoop = _proef.Start(_zenders, _topics);
        var eerste = await _zenders.NextAsync();
        await eerste.WaitForAsync(3);
        eerste.Confirm(1);
        eerste.Fail(2, TeGroot);
        await knoop.WaitForAsync(static v => v?.Toestand == Volgertoestand.BlijvendeFout);
        Assert.Equal(TeGroot, knoop.Volger!.Fout);
        Assert.Equal(2, knoop.Volger.Laag);

        var tweede = await _zenders.NextAsync();
        await tweede.WaitForAsync(1);
        Assert.True(eerste.Weg);
        tweede.Fail(2, TeGroot);
        var derde = await _zenders.NextAsync();
        await derde.WaitForAsync(1);
        Assert.Equal([2], tweede.Posities);
        Assert.Equal([2], derde.Posities);

        derde.Confirm(2);
        await derde.WaitForAsync(2);
        derde.Confirm(3);
        await _proef.WaitForPositieAsync(4);
        await knoop.WaitForAsync(static v => v is { Toestand: Volgertoestand.Loopt, Fout: null });
        Assert.Equal(2, knoop.Stand.Fouten[Kafkafoutsoort.Blijvend]);
        foreach (var n in new[] { 1, 2, 3 })
            Assert.Single(await _proef.ReadHistorieAsync(n), static l => l.StartsWith("Inhoud verstrekt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Complain_ConnectionThatComesBack_HoldsUpNothing()
    {
        await _proef.AppendAsync(1, 1);
        await using var knoop = _proef.Start(_zenders, _topics);
        var zender = await _zenders.NextAsync();
        await zender.WaitForAsync(1);
        zender.Complain(Weg, einde: false);
        await knoop.WaitForAsync(static v => v is { Toestand: Volgertoestand.TijdelijkeFout, Oudste: not null });

        await _proef.AppendAsync(2, 1);
        await zender.WaitForAsync(2);
        zender.Confirm(1, 2);
        await knoop.WaitForAsync(static v => v is { Toestand: Volgertoestand.Loopt, Oudste: null });
        Assert.Equal(0, knoop.Stand.Fouten[Kafkafoutsoort.Tijdelijk]);
    }

    [Fact]
    public async Task Topic_NotThere_SendsNothingAndGivesNothing()
    {
        _topics.Oordeel = new(Gemaakt: false, new Kafkafout(Kafkafoutsoort.Blijvend, "UnknownTopicOrPart", "Maak het."), []);
        await _proef.AppendAsync(1, 2);
        await using var knoop = _proef.Start(_zenders, _topics);
        await knoop.WaitForAsync(static v => v is { Toestand: Volgertoestand.BlijvendeFout, Oudste: not null, Laag: 1 });
        Assert.DoesNotContain(await _proef.ReadHistorieAsync(1), static l => l.StartsWith("Inhoud verstrekt", StringComparison.Ordinal));

        _topics.Oordeel = new(Gemaakt: false, null, []);
        await (await _zenders.NextAsync()).WaitForAsync(1);
    }

    [Fact]
    public async Task Right_Ended_DropsWhatHasNotGone()
    {
        await _proef.AppendAsync(1, 2);
        await using var knoop = _proef.Start(_zenders, _topics);
        var zender = await _zenders.NextAsync();
        await zender.WaitForAsync(2);
        zender.Confirm(1);
        await _proef.WaitForPositieAsync(2);

        _proef.Entitle(null);
        await _proef.AppendAsync(3, 1);
        await Kafkaproef.UntilAsync(() => zender.Weg && knoop.Volger is null, () => knoop.Volger);
        Assert.Equal([1, 2], zender.Posities);

        _proef.Entitle(Verstrekwijze.Inhoud);
        var tweede = await _zenders.NextAsync();
        await tweede.WaitForAsync(2);
        Assert.Equal([2, 3], tweede.Posities);
    }

    [Fact]
    public async Task Nodes_Several_OnePublishesAtATimeAndTheOtherTakesOver()
    {
        await _proef.AppendAsync(1, 1);
        var een = _proef.Start(_zenders, _topics);
        var eerste = await _zenders.NextAsync();
        await eerste.WaitForAsync(1);
        await using var twee = _proef.Start(_zenders, _topics);
        await twee.WaitForAsync(static v => v?.Toestand == Volgertoestand.Elders);
        eerste.Confirm(1);
        await een.DisposeAsync();

        await _proef.AppendAsync(2, 1);
        var tweede = await _zenders.NextAsync();
        await tweede.WaitForAsync(1);
        Assert.True(eerste.Weg);
        Assert.Equal([2], tweede.Posities);
    }

    [Fact]
    public async Task Backlog_MoreThanMayBeUnderWay_WaitsForConfirmations()
    {
        _proef.Options = _proef.Options with { MaxOnderweg = 2 };
        await _proef.AppendAsync(1, 5);
        await using var knoop = _proef.Start(_zenders, _topics);
        var zender = await _zenders.NextAsync();
        await zender.WaitForAsync(2);
        await knoop.WaitForAsync(static v => v?.OnderwegBytes > 0);
        Assert.Equal([1, 2], zender.Posities);
        zender.Confirm(2);
        await zender.WaitForAsync(3);
        zender.Confirm(1, 3);
        await zender.WaitForAsync(5);
        Assert.Equal([1, 2, 3, 4, 5], zender.Posities);
    }

    [Fact]
    public async Task Begin_SomeOfWhatWasMissedIsForgotten_SaysSoInTheTopic()
    {
        foreach (var n in new[] { 1, 2, 3, 4 })
            await _proef.AppendAsync(n, 1);
        await _proef.Opslag.Volgposities.AdvanceAsync(Kafkaproef.Volger.Naam, 2, TestContext.Current.CancellationToken);
        await _proef.ForgetAsync(1, 2, 3);

        await using var knoop = _proef.Start(_zenders, _topics);
        var zender = await _zenders.NextAsync();
        await zender.WaitForAsync(2);

        var hiaat = zender.Berichten[0];
        Assert.Equal((Kafkabericht.Hiaatsoort, "2", "4", "2-4"), (hiaat.Kop("ce_type"), hiaat.Kop("ce_positie"), hiaat.Kop("ce_verder"), hiaat.Kop("ce_id")));
        Assert.Equal("4", zender.Berichten[1].Kop("ce_positie"));
        zender.Confirm([.. zender.Posities]);
        await _proef.WaitForPositieAsync(5);
    }

    [Fact]
    public async Task Backlog_SomeOfItIsForgottenMeanwhile_SaysSoInTheTopic()
    {
        _proef.Options = _proef.Options with { MaxOnderweg = 1 };
        foreach (var n in new[] { 1, 2, 3, 4 })
            await _proef.AppendAsync(n, 1);
        await using var knoop = _proef.Start(_zenders, _topics);
        var zender = await _zenders.NextAsync();
        await zender.WaitForAsync(1);
        await _proef.ForgetAsync(2, 3);

        zender.Confirm(1);
        await zender.WaitForAsync(2);
        zender.Confirm(3);
        await zender.WaitForAsync(3);
        zender.Confirm(4);
        await _proef.WaitForPositieAsync(5);

        Assert.Equal([1, 3, 4], zender.Posities);
        Assert.Equal(
            (Kafkabericht.Hiaatsoort, "2", "4"),
            (zender.Berichten[1].Kop("ce_type"), zender.Berichten[1].Kop("ce_positie"), zender.Berichten[1].Kop("ce_verder")));
    }

    [Fact]
    public async Task Begin_PositionBeyondTheEnd_StopsAndSaysSo()
    {
        await _proef.AppendAsync(1, 1);
        await _proef.Opslag.Volgposities.AdvanceAsync(Kafkaproef.Volger.Naam, 9, TestContext.Current.CancellationToken);
        await using var knoop = _proef.Start(_zenders, _topics);
        await knoop.WaitForAsync(static v => v is { Toestand: Volgertoestand.BlijvendeFout, Fout.Code: "positie-onbekend" });
        Assert.Empty((await _zenders.NextAsync()).Berichten);
    }
}
