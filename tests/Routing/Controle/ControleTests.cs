using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Controle;

public sealed class ControleTests : IAsyncDisposable
{
    private readonly Proefknooppunt _knooppunt = new();

    public static TheoryData<Controlepunt> Fouten => [.. Proefgeval.Fouten];

    public static TheoryData<Controlepunt> FoutenVoorLater => [.. Proefgeval.Fouten.Except([Controlepunt.ZenderOnbekend, Controlepunt.NietGeautoriseerd])];

    /// <summary>Every two faults that one message can have at once, the one that counts first.</summary>
    public static TheoryData<Controlepunt, Controlepunt> Paren => new(
        from eerste in Proefgeval.Fouten
        from tweede in Proefgeval.Fouten
        where Array.IndexOf(Proefgeval.Fouten, eerste) < Array.IndexOf(Proefgeval.Fouten, tweede)
            && !(Proefgeval.IsLeesfout(eerste) && Proefgeval.IsLeesfout(tweede))
        select (eerste, tweede));

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();

    [Fact]
    public async Task AcceptAsync_NothingWrong_IsReadyForTheReceiver()
    {
        var uitkomst = await Proefgeval.Met().HandInAsync(_knooppunt);

        Assert.Equal(Ontvangstsoort.Overgenomen, uitkomst.Soort);
        Assert.Equal([Gemeente], _knooppunt.Seinen);
        Assert.Equal(uitkomst.Bericht!.Volgnummer, Assert.Single(await _knooppunt.WachtendAsync(Gemeente)).Volgnummer);
    }

    [Theory]
    [MemberData(nameof(Fouten))]
    public async Task AcceptAsync_OneFault_IsTheAnswer(Controlepunt punt)
    {
        var uitkomst = await Proefgeval.Met(punt).HandInAsync(_knooppunt);

        Assert.Equal(punt, uitkomst.Bevinding!.Punt);
        Assert.Equal(Toestand.Afgekeurd, uitkomst.Bericht!.Toestand);
        Assert.Equal(Fouttabel.Weg(punt) == Foutweg.Meteen ? Ontvangstsoort.Geweigerd : Ontvangstsoort.Afgekeurd, uitkomst.Soort);
        Assert.Equal(uitkomst.Fout, (await _knooppunt.Opslag.Journaal.GetAsync(uitkomst.Bericht.Volgnummer, TestContext.Current.CancellationToken))!.Fout);
        Assert.Contains($"{uitkomst.Fout!.Code}: {uitkomst.Fout.Omschrijving}", await _knooppunt.HistorieAsync(uitkomst.Bericht.Volgnummer));
    }

    [Theory]
    [MemberData(nameof(Paren))]
    public async Task AcceptAsync_TwoFaults_TheEarlierIsTheAnswer(Controlepunt eerste, Controlepunt tweede)
    {
        Assert.True(eerste < tweede);

        // In reverse: where both touch the same field, the earlier fault must be the one that stays.
        Assert.Equal(eerste, (await Proefgeval.Met(tweede, eerste).HandInAsync(_knooppunt)).Bevinding!.Punt);
    }

    [Theory]
    [MemberData(nameof(FoutenVoorLater))]
    public async Task AcceptAsync_FaultForLater_ZenderGetsOneFo01ThatSaysTheSame(Controlepunt punt)
    {
        var geval = Proefgeval.Met(punt);
        var uitkomst = await geval.HandInAsync(_knooppunt);

        var (bericht, fout) = await _knooppunt.FoutberichtAsync(Aanbieder);
        Assert.Equal([Aanbieder], _knooppunt.Seinen);
        Assert.Equal(new Systeem("IB", "GGKWebservice"), bericht.Envelop.Zender);
        Assert.Equal(new Systeem(Aanbieder, "GGk"), bericht.Envelop.Ontvanger);
        Assert.Equal(geval.Aanbieding.Envelop.Referentienummer, bericht.Envelop.AntwoordOp);
        Assert.Equal("20260302100000", bericht.Envelop.TijdstipBericht);
        Assert.Equal(
            (uitkomst.Fout!.Code, uitkomst.Fout.Plek, uitkomst.Fout.Omschrijving, uitkomst.Fout.Details, geval.Aanbieding.Envelop.Referentienummer),
            (fout.Code, fout.Plek, fout.Omschrijving, fout.Details, fout.TraceerId));
    }

    [Theory]
    [InlineData(Controlepunt.ZenderOnbekend)]
    [InlineData(Controlepunt.NietGeautoriseerd)]
    public async Task AcceptAsync_FalseZender_NobodyGetsAnythingAndNoContentStays(Controlepunt punt)
    {
        var uitkomst = await Proefgeval.Met(punt).HandInAsync(_knooppunt);

        Assert.Equal(Ontvangstsoort.Geweigerd, uitkomst.Soort);
        Assert.Empty(_knooppunt.Seinen);
        var wachtrijen = await _knooppunt.Opslag.Bezorgingen.ListWachtrijenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Aanbieder, Assert.Single(wachtrijen).Partij);
        Assert.Single(await _knooppunt.WachtendAsync(Aanbieder));
        using var inhoud = await _knooppunt.Opslag.Journaal.ReadInhoudAsync(uitkomst.Bericht!.Volgnummer, TestContext.Current.CancellationToken);
        Assert.Equal(0, inhoud!.Bytes.Length);
    }

    [Theory]
    [InlineData("WMO301", true)]
    [InlineData("JW301", false)]
    public async Task AcceptAsync_ByAMandatary_OnlyWithinItsMandate(string functie, bool mag)
    {
        var aanbieding = Proefberichten.Maak(1, Berichtsoort.Di01, functie, Gemeente, functie == "WMO301" ? Aanbieder : AndereAanbieder, null);

        var uitkomst = await _knooppunt.AcceptAsync(aanbieding, Intermediair);

        Assert.Equal(mag ? null : Controlepunt.NietGeautoriseerd, uitkomst.Bevinding?.Punt);
        Assert.Equal(Intermediair, uitkomst.Bericht!.Indiener);
    }

    [Theory]
    [InlineData("WMO301", 2, 4, "Functie WMO301 versie 2.4 is niet bekend, wel 3.2. Controleer functie, versie en zender, en stuur een nieuw bericht.")]
    [InlineData("WMO999", 3, 2, "Functie WMO999 is niet bekend. Controleer functie, versie en zender, en stuur een nieuw bericht.")]
    [InlineData("wmo301", 3, 2, "Functie wmo301 is niet bekend. Controleer functie, versie en zender, en stuur een nieuw bericht.")]
    [InlineData(
        "WMO305", 3, 2,
        "Functie WMO305 wordt niet verzonden door organisatie 0384, maar door een aanbieder. Controleer functie, versie en zender, en stuur een nieuw bericht.")]
    [InlineData(
        "CizStatus", 1, 0,
        "Functie CizStatus wordt niet verzonden door organisatie 0384, maar door CIZ. Controleer functie, versie en zender, en stuur een nieuw bericht.")]
    [InlineData(
        "WlzSignaal", 1, 0,
        "Functie WlzSignaal wordt niet verzonden door organisatie 0384, maar door het knooppunt. Controleer functie, versie en zender, en stuur een nieuw bericht.")]
    public async Task AcceptAsync_FunctieThatDoesNotFit_SaysWhatDoes(string functie, int versie, int subversie, string tekst)
    {
        var aanbieding = Proefberichten.Toewijzing(1).Met(e => e with { Functie = functie, FunctieVersie = new Versie(versie, subversie) });

        var uitkomst = await _knooppunt.AcceptAsync(aanbieding);

        Assert.Equal(Controlepunt.FunctieNietToegestaan, uitkomst.Bevinding!.Punt);
        Assert.Equal(tekst, uitkomst.Fout!.Omschrijving);
    }

    [Theory]
    [InlineData(AndereGemeente, Controlepunt.GeenRoute)]
    [InlineData("CAK", Controlepunt.GeenRoute)]
    [InlineData(Intermediair, Controlepunt.OntvangerOnbekend)]
    public async Task AcceptAsync_ReceiverOfAnotherRol_IsRefused(string ontvanger, Controlepunt punt)
        => Assert.Equal(punt, (await _knooppunt.AcceptAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "WMO301", Gemeente, ontvanger, null))).Bevinding!.Punt);

    [Fact]
    public async Task AcceptAsync_HeaderNamesOthersThanTheEnvelope_IsRefused()
    {
        var zender = await _knooppunt.AcceptAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "WMO301", AndereGemeente, Aanbieder, null));
        var ontvanger = await _knooppunt.AcceptAsync(Proefberichten.Maak(2, Berichtsoort.Di01, "WMO301", Gemeente, AndereAanbieder, null));
        var retour = await _knooppunt.AcceptAsync(Proefberichten.Maak(3, Berichtsoort.Du01, "WMO302", AndereAanbieder, Gemeente, Proefberichten.Id(9)));

        Assert.StartsWith(
            "De inhoud is afgekeurd: de Header noemt een andere Afzender dan de zender in de envelop.", zender.Fout!.Omschrijving, StringComparison.Ordinal);
        Assert.StartsWith(
            "De inhoud is afgekeurd: de Header noemt een andere Ontvanger dan de ontvanger in de envelop.", ontvanger.Fout!.Omschrijving,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "De inhoud is afgekeurd: de Header noemt een andere Ontvanger dan de zender in de envelop.", retour.Fout!.Omschrijving, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AcceptAsync_PayloadOfAnotherType_SaysBoth()
    {
        var uitkomst = await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1) with { Inhoud = Testing.Fixtures.Bytes("iwmo-3.2/WMO319.xml") });

        Assert.Equal(
            "De inhoud is afgekeurd: het is een WMO319 3.2 en de envelop zegt WMO301 3.2. Herstel de inhoud en stuur een nieuw bericht.",
            uitkomst.Fout!.Omschrijving);
        Assert.Equal("WMO301-00030002", uitkomst.Fout.Details);
    }

    [Fact]
    public async Task AcceptAsync_PayloadThatIsValidButNoMessage_IsRefused()
    {
        var uitkomst = await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1) with { Inhoud = Testing.Fixtures.Bytes("stuf/Bv03.xml") });

        Assert.Equal(
            "De inhoud is afgekeurd: het is geen bericht en de envelop zegt WMO301 3.2. Herstel de inhoud en stuur een nieuw bericht.",
            uitkomst.Fout!.Omschrijving);
    }

    [Fact]
    public async Task AcceptAsync_EmptyPayload_IsRefused()
        => Assert.Equal(Controlepunt.InhoudOnjuist, (await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1) with { Inhoud = default })).Bevinding!.Punt);

    [Fact]
    public async Task AcceptAsync_TekstBestand_IsAFaultOfTheEnvelope()
    {
        var uitkomst = await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1).Met(e => e with { Bestandsnaam = "toewijzing.xml" }));

        Assert.Equal(Controlepunt.EnvelopOnjuist, uitkomst.Bevinding!.Punt);
        Assert.Contains("een WMO301 hoort in xmlBestand", uitkomst.Fout!.Omschrijving, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AcceptAsync_SchemaFaults_EveryPlaceInDetailsAndNoContent()
    {
        var uitkomst = await _knooppunt.AcceptAsync(
            Proefberichten.Toewijzing(1) with { Inhoud = Testing.Fixtures.Bytes("ongeldig/WMO301-geslacht-buiten-codelijst.xml") });

        Assert.Equal("StUF055", uitkomst.Fout!.Code);
        Assert.StartsWith("WMO301-00030002 | regel ", uitkomst.Fout.Details, StringComparison.Ordinal);
        Assert.Contains("/Bericht/Client/Geslacht: de waarde van Geslacht is onjuist", uitkomst.Fout.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("999900006", uitkomst.Fout.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AcceptAsync_StoreClosed_ThrowsAndNothingIsPromised()
    {
        await _knooppunt.Opslag.DisposeAsync();

        await Assert.ThrowsAsync<OpslagException>(() => _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1)));

        Assert.Empty(_knooppunt.Seinen);
    }

    [Fact]
    public async Task AcceptAsync_OutsideThePeriodOfAParty_ItIsUnknown()
    {
        // The clock stands at 10:00 on 2 March in the Netherlands; the last day of a period belongs to it.
        var gisteren = new Geldigheid(null, new DateOnly(2026, 3, 1));
        _knooppunt.Huidig = Register.Met(Aanbieder, p => p with { Geldig = gisteren });
        Assert.Equal(Controlepunt.OntvangerOnbekend, (await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1))).Bevinding!.Punt);

        _knooppunt.Huidig = Register.Met(Aanbieder, p => p with { Geldig = gisteren with { Tot = new DateOnly(2026, 3, 2) } });
        await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(2));

        // 23:30 UTC is the next day here.
        _knooppunt.Klok.Advance(TimeSpan.FromHours(14.5));
        Assert.Equal(Controlepunt.OntvangerOnbekend, (await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(3))).Bevinding!.Punt);
    }
}
