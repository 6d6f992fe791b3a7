namespace IB.Gateway.Routing.Tests.Samenloop;

/// <summary>The table of what is told, cell by cell.</summary>
public sealed class SignaalbesluitTests
{
    private static readonly Signaalinhoud Inhoud = new(Feitstatus.Ja, Afgifte: null, Proefpersoon.Periode("2026-01-01", null));
    private static readonly Signaalbesluit Stil = new(Signaaltoestand.Stil, Soort: null);
    private static readonly Signaalbesluit Beeindigd = new(Signaaltoestand.Beeindigd, Signaalsoort.Beeindigd);
    private static readonly Signaalbesluit Nieuw = new(Signaaltoestand.Open, Signaalsoort.Nieuw);

    [Fact]
    public void DecideOngewenst_EveryState_EndsWhatTheHolderDidNotEndItself()
    {
        (Signaaltoestand Toestand, bool FeitTelt, bool DoorHouder, Signaalbesluit? Verwacht)[] tabel =
        [
            (Signaaltoestand.Open, true, true, Stil),
            (Signaaltoestand.Open, true, false, Beeindigd),
            (Signaaltoestand.Open, false, true, Beeindigd),
            (Signaaltoestand.Open, false, false, Beeindigd),
            (Signaaltoestand.Stil, true, true, null),
            (Signaaltoestand.Stil, true, false, null),
            (Signaaltoestand.Stil, false, true, Beeindigd),
            (Signaaltoestand.Stil, false, false, Beeindigd),
            (Signaaltoestand.Beeindigd, false, false, null),
            (Signaaltoestand.Ingetrokken, false, false, null),
        ];

        Assert.All(tabel, c => Assert.Equal(c.Verwacht, Signaalbesluit.DecideOngewenst(Stand(c.Toestand), c.FeitTelt, c.DoorHouder)));
    }

    [Fact]
    public void DecideZonderGrondslag_EveryState_WithdrawsOnceAndSilencesWhoLeft()
    {
        var ingetrokken = new Signaalbesluit(Signaaltoestand.Ingetrokken, Signaalsoort.Ingetrokken);
        (Signaaltoestand Toestand, bool IsFout, bool Loopt, Signaalbesluit? Verwacht)[] telt =
        [
            (Signaaltoestand.Open, true, true, ingetrokken),
            (Signaaltoestand.Open, true, false, ingetrokken),
            (Signaaltoestand.Stil, true, false, ingetrokken),
            (Signaaltoestand.Beeindigd, true, true, ingetrokken),
            (Signaaltoestand.Ingetrokken, true, true, null),
            (Signaaltoestand.Ingetrokken, true, false, null),
            (Signaaltoestand.Open, false, false, Stil),
            (Signaaltoestand.Open, false, true, null),
            (Signaaltoestand.Stil, false, false, null),
            (Signaaltoestand.Beeindigd, false, false, null),
        ];

        (Signaaltoestand Toestand, bool Loopt, Signaalbesluit? Verwacht)[] teltNiet =
        [
            (Signaaltoestand.Open, true, null),
            (Signaaltoestand.Open, false, Stil),
            (Signaaltoestand.Stil, true, null),
            (Signaaltoestand.Stil, false, ingetrokken),
            (Signaaltoestand.Beeindigd, false, null),
            (Signaaltoestand.Ingetrokken, false, null),
        ];

        Assert.All(telt, c => Assert.Equal(c.Verwacht, Signaalbesluit.DecideZonderGrondslag(Stand(c.Toestand), c.IsFout, c.Loopt, feitTelt: true)));
        Assert.All(teltNiet, c => Assert.Equal(c.Verwacht, Signaalbesluit.DecideZonderGrondslag(Stand(c.Toestand), isFout: false, c.Loopt, feitTelt: false)));
    }

    [Fact]
    public void DecideGewenst_EveryState_TellsWhatTheHolderDoesNotKnow()
    {
        Assert.Equal(Nieuw, Signaalbesluit.DecideGewenst(stand: null, Inhoud));
        Assert.All(
            new[] { Signaaltoestand.Beeindigd, Signaaltoestand.Ingetrokken, Signaaltoestand.Stil },
            toestand => Assert.Equal(Nieuw, Signaalbesluit.DecideGewenst(Stand(toestand), Inhoud)));
        Assert.Null(Signaalbesluit.DecideGewenst(Stand(Signaaltoestand.Open), Inhoud));
        Assert.Equal(
            new Signaalbesluit(Signaaltoestand.Open, Signaalsoort.Gewijzigd),
            Signaalbesluit.DecideGewenst(Stand(Signaaltoestand.Open), Inhoud with { Status = Feitstatus.Onbekend }));
    }

    private static Signaalstand Stand(Signaaltoestand toestand) => new(0, 0, 1, toestand, 1, Inhoud, default);
}
