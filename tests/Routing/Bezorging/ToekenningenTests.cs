using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Bezorging;

/// <summary>
/// A toekenning refers to the one before it for the same person (OP501), so those of one gemeente about one person must come in order: the
/// whole queue of a receiver is in order, and what the receiver refuses holds up what the same gemeente says of the same person.
/// </summary>
public sealed class ToekenningenTests : IAsyncDisposable
{
    private const string Een = "999900006";
    private const string Ander = "999900018";

    private readonly Proefbezorging _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ToekenningenTests()
        => _proef.Huidig = new Partijregister([Maak("SVB", Rol.Ketenpartner) with { Bezorging = [Proefbezorging.Stuf("SVB")] }], Releasekalender.Leeg);

    public ValueTask DisposeAsync() => _proef.DisposeAsync();

    [Fact]
    public async Task RunAsync_GemeentenAndPersonsMixed_EachInItsOrderAlsoPastAnOutageAndARestart()
    {
        var verzonden = new List<(string Gemeente, string Bsn, long Volgnummer)>();
        foreach (var (gemeente, bsn) in new[] { (Gemeente, Een), (AndereGemeente, Een), (Gemeente, Ander), (Gemeente, Een), (AndereGemeente, Een),
            (Gemeente, Een), (Gemeente, Ander) })
            verzonden.Add((gemeente, bsn, (await _proef.AppendToekenningAsync(gemeente, bsn)).Volgnummer));
        _proef.Start();
        var ontvangen = new List<(string Gemeente, string Bsn, long Volgnummer)>();

        await ReceiveAsync(ontvangen, 2);
        (await _proef.Ontvangers.NextAsync()).Mis();
        await _proef.Post.NextUitkomstAsync();
        await _proef.RestartAsync();
        _proef.Klok.Advance(TimeSpan.FromHours(3));
        _proef.Dienst.Wake("SVB");
        await ReceiveAsync(ontvangen, 5);

        Assert.Equal(verzonden, ontvangen);
        Assert.False(_proef.Ontvangers.Ingehaald);
        Assert.All(
            ontvangen.GroupBy(o => (o.Gemeente, o.Bsn)), persoon => Assert.Equal(persoon.Select(o => o.Volgnummer).Order(), persoon.Select(o => o.Volgnummer)));
    }

    [Fact]
    public async Task RunAsync_ReceiverRefusesOne_TheNextOfThatGemeenteAboutThatPersonWaitsAndAllOthersGo()
    {
        var geweigerd = await _proef.AppendToekenningAsync(Gemeente, Een);
        var volgende = await _proef.AppendToekenningAsync(Gemeente, Een);
        var andere = new[] { await _proef.AppendToekenningAsync(Gemeente, Ander), await _proef.AppendToekenningAsync(AndereGemeente, Een) };
        _proef.Start();

        (await _proef.Ontvangers.NextAsync()).Weiger();
        await _proef.Post.NextUitkomstAsync();
        foreach (var ander in andere)
            await ConfirmAsync(ander);
        Assert.Equal(0, (await _proef.GetAsync(volgende)).Pogingen);
        _proef.Klok.Advance(TimeSpan.FromHours(3));
        await ConfirmAsync(geweigerd);
        await ConfirmAsync(volgende);

        Assert.False(_proef.Ontvangers.Ingehaald);
    }

    [Fact]
    public async Task RunAsync_ReceiverKeepsRefusingOne_ItIsMisluktAndTheNextGoes()
    {
        _proef.Options = new BezorgOptions { MaxPogingen = 2 };
        var eerste = await _proef.AppendToekenningAsync(Gemeente, Een);
        var tweede = await _proef.AppendToekenningAsync(Gemeente, Een);
        _proef.Start();

        (await _proef.Ontvangers.NextAsync()).Weiger();
        await _proef.Post.NextUitkomstAsync();
        _proef.Klok.Advance(TimeSpan.FromHours(3));
        var push = await _proef.Ontvangers.NextAsync();
        Assert.Equal(eerste.Volgnummer, push.Bericht.Volgnummer);
        push.Weiger();
        await _proef.Post.NextUitkomstAsync();
        await ConfirmAsync(tweede);

        Assert.Equal((Toestand.Mislukt, Toestand.Bezorgd), ((await _proef.GetAsync(eerste)).Toestand, (await _proef.GetAsync(tweede)).Toestand));
    }

    [Fact]
    public async Task RunAsync_MoreOfOnePersonWaitThanAreReadAtOnce_TheNextPersonIsReached()
    {
        var geweigerd = await _proef.AppendToekenningAsync(Gemeente, Een);
        for (var i = 0; i < 70; i++)
            await _proef.AppendToekenningAsync(Gemeente, Een);
        var ander = await _proef.AppendToekenningAsync(Gemeente, Ander);
        _proef.Start();

        var push = await _proef.Ontvangers.NextAsync();
        Assert.Equal(geweigerd.Volgnummer, push.Bericht.Volgnummer);
        push.Weiger();
        await _proef.Post.NextUitkomstAsync();

        await ConfirmAsync(ander);
    }

    /// <summary>A retour names no person; taken for one person they would all wait for the first that is refused.</summary>
    [Fact]
    public async Task RunAsync_RetoursWithoutABsn_DoNotWaitForEachOther()
    {
        _proef.Huidig = new Partijregister([Maak(Gemeente, Rol.Gemeente) with { Bezorging = [Proefbezorging.Stuf(Gemeente)] }], Releasekalender.Leeg);
        var geweigerd = await _proef.AppendToekenningretourAsync(Gemeente);
        var volgende = await _proef.AppendToekenningretourAsync(Gemeente);
        _proef.Start();

        (await _proef.Ontvangers.NextAsync()).Weiger();
        await _proef.Post.NextUitkomstAsync();
        await ConfirmAsync(volgende);

        Assert.Equal(Toestand.Aangeboden, (await _proef.GetAsync(geweigerd)).Toestand);
    }

    [Fact]
    public async Task MustWaitAsync_NobodyKnowsWhomItIsAbout_WaitsForNoneAndHoldsUpNone()
    {
        var volgorde = new Persoonsvolgorde(_proef.Journaal);
        var onbekend = new[] { await _proef.AppendToekenningAsync(Gemeente, "geen bsn"), await _proef.AppendToekenningAsync(Gemeente, "ook niet") };
        var pas = volgorde.Begin(onbekend, isGeheel: true, Proefknooppunt.Catalogus);
        Assert.False(await pas.MustWaitAsync(onbekend[0], Stop));
        Assert.False(await pas.MustWaitAsync(onbekend[1], Stop));
    }

    /// <summary>Otherwise what a pass costs grows with what waits, pass after pass.</summary>
    [Fact]
    public async Task MustWaitAsync_PassAfterPass_OpensEachPayloadOnce()
    {
        var journaal = new Teljournaal(_proef.Journaal);
        var volgorde = new Persoonsvolgorde(journaal);
        var wachtend = new List<Bericht>();
        for (var i = 0; i < 10; i++)
            wachtend.Add(await _proef.AppendToekenningAsync(Gemeente, i % 2 == 0 ? Een : Ander));
        for (var pas = 0; pas < 3; pas++)
            Assert.Equal([false, false, true, true, true, true, true, true, true, true], await AskAllAsync(volgorde, wachtend));
        Assert.Equal(10, journaal.Gelezen);

        wachtend.RemoveRange(0, 2);
        Assert.Equal([false, false, true, true, true, true, true, true], await AskAllAsync(volgorde, wachtend));
        Assert.Equal(10, journaal.Gelezen);
        volgorde.Begin([], isGeheel: true, Proefknooppunt.Catalogus);
        Assert.True(volgorde.IsLeeg);
    }

    private static async Task<List<bool>> AskAllAsync(Persoonsvolgorde volgorde, IReadOnlyList<Bericht> wachtend)
    {
        var pas = volgorde.Begin(wachtend, isGeheel: true, Proefknooppunt.Catalogus);
        var antwoorden = new List<bool>();
        foreach (var bericht in wachtend)
            antwoorden.Add(await pas.MustWaitAsync(bericht, Stop));
        return antwoorden;
    }

    private async Task ConfirmAsync(Bericht verwacht)
    {
        var push = await _proef.Ontvangers.NextAsync();
        Assert.Equal(verwacht.Volgnummer, push.Bericht.Volgnummer);
        push.Bevestig();
        await _proef.Post.NextUitkomstAsync();
    }

    private async Task ReceiveAsync(List<(string Gemeente, string Bsn, long Volgnummer)> ontvangen, int aantal)
    {
        for (var i = 0; i < aantal; i++)
        {
            var push = await _proef.Ontvangers.NextAsync();
            var tekst = System.Text.Encoding.UTF8.GetString(push.Inhoud);
            ontvangen.Add(
                (push.Bericht.Envelop.Zender.Organisatie, tekst.Contains($">{Een}<", StringComparison.Ordinal) ? Een : Ander, push.Bericht.Volgnummer));
            push.Bevestig();
            await _proef.Post.NextUitkomstAsync();
        }
    }

    /// <summary>The journal, counting the payloads that are opened.</summary>
    private sealed class Teljournaal(IJournaal journaal) : Journaalschil(journaal)
    {
        public int Gelezen { get; private set; }

        public override ValueTask<Inhoud?> ReadInhoudAsync(long volgnummer, CancellationToken cancellationToken)
        {
            Gelezen++;
            return base.ReadInhoudAsync(volgnummer, cancellationToken);
        }
    }
}
