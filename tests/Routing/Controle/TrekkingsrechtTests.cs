using System.Collections.Immutable;
using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Controle;

/// <summary>A gemeente goes over from the SVB to PGB2.0 of VWS on a day; a toekenning goes to the one that holds on the day that it comes in.</summary>
public sealed class TrekkingsrechtTests : IAsyncDisposable
{
    private readonly Proefknooppunt _knooppunt = new();

    /// <summary>The day of the clock of the tests, in Dutch time.</summary>
    private DateOnly Vandaag => Berichttijd.Dag(_knooppunt.Klok.GetUtcNow());

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();

    /// <summary>Days from now to the first day of VWS.</summary>
    [Theory]
    [InlineData(1, "SVB", null)]
    [InlineData(1, "VWS", "SVB")]
    [InlineData(0, "VWS", null)]
    [InlineData(0, "SVB", "VWS")]
    [InlineData(-30, "SVB", "VWS")]
    public async Task AcceptAsync_GemeenteWithAnAgreement_OnlyTheOneOfThatDay(int dagen, string ontvanger, string? juiste)
    {
        Agree(new("SVB", new Geldigheid(null, Vandaag.AddDays(dagen - 1))), new("VWS", new Geldigheid(Vandaag.AddDays(dagen), null)));

        var uitkomst = await _knooppunt.AcceptAsync(Toekenning(1, ontvanger));

        Assert.Equal(
            juiste is null
                ? null
                : $"Voor gemeente 0384 voert {juiste} nu het trekkingsrecht uit en niet {ontvanger}. Stuur het met een nieuw referentienummer naar die organisatie, of laat de afspraak wijzigen.",
            uitkomst.Fout?.Omschrijving);
        Assert.Equal(juiste is null ? null : "IB102", uitkomst.Fout?.Code);
    }

    [Theory]
    [InlineData("SVB")]
    [InlineData("VWS")]
    public async Task AcceptAsync_NoAgreementOnThatDay_BothAreTaken(string ontvanger)
    {
        Agree(new Trekkingsrechtafspraak("VWS", new Geldigheid(Vandaag.AddDays(1), null)));

        await _knooppunt.OvergenomenAsync(Toekenning(1, ontvanger));
    }

    [Fact]
    public async Task AcceptAsync_AgreementOfAnotherGemeente_IsNotThisOnes()
    {
        _knooppunt.Huidig = Register.Met(AndereGemeente, p => p with { Trekkingsrecht = [new("VWS", Altijd)] });

        await _knooppunt.OvergenomenAsync(Toekenning(1, "SVB"));
    }

    [Fact]
    public async Task AcceptAsync_RetourOfTheOneBefore_StillComesBack()
    {
        await _knooppunt.OvergenomenAsync(Toekenning(1, "SVB"));
        Agree(new Trekkingsrechtafspraak("VWS", Altijd));

        await _knooppunt.OvergenomenAsync(Proefberichten.Maak(2, Berichtsoort.Du01, "WMO502", "SVB", Gemeente, Proefberichten.Id(1)));
    }

    [Fact]
    public async Task AcceptAsync_BudgetClosedByTheOneBefore_IsTakenAndAnswered()
    {
        Agree(new Trekkingsrechtafspraak("VWS", Altijd));

        await _knooppunt.OvergenomenAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "WMO507", "SVB", Gemeente, null));
        await _knooppunt.OvergenomenAsync(Proefberichten.Maak(2, Berichtsoort.Du01, "WMO508", Gemeente, "SVB", Proefberichten.Id(1)));
    }

    [Fact]
    public async Task AcceptAsync_OtherPartyThatCannotBeReachedEither_IsToldThatItIsTheOtherParty()
    {
        Agree(new Trekkingsrechtafspraak("VWS", Altijd));
        _knooppunt.Huidig = _knooppunt.Huidig.Met("SVB", p => p with { Bezorging = [] });

        Assert.Equal(Controlepunt.AnderePgbuitvoerder, (await _knooppunt.AcceptAsync(Toekenning(1, "SVB"))).Bevinding!.Punt);
    }

    private static Aanbieding Toekenning(int n, string ontvanger) => Proefberichten.Maak(n, Berichtsoort.Di01, "WMO501", Gemeente, ontvanger, null);

    private void Agree(params ImmutableArray<Trekkingsrechtafspraak> afspraken)
        => _knooppunt.Huidig = Register.Met(Gemeente, p => p with { Trekkingsrecht = afspraken });
}
