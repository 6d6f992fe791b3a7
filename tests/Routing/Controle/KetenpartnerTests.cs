using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Controle;

/// <summary>iEb and iPgb: to whom they go, from whom they come, and what comes back.</summary>
public sealed class KetenpartnerTests : IAsyncDisposable
{
    private readonly Proefknooppunt _knooppunt = new();

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();

    [Theory]
    [InlineData("WMO401", Gemeente, "CAK")]
    [InlineData("WMO403", Gemeente, "CAK")]
    [InlineData("WMO405", Gemeente, "CAK")]
    [InlineData("WMO407", Gemeente, "CAK")]
    [InlineData("WMO501", Gemeente, "SVB")]
    [InlineData("WMO501", Gemeente, "VWS")]
    [InlineData("JW501", AndereGemeente, "SVB")]
    [InlineData("JW501", AndereGemeente, "VWS")]
    [InlineData("WMO507", "SVB", Gemeente)]
    [InlineData("WMO507", "VWS", Gemeente)]
    [InlineData("JW507", "SVB", AndereGemeente)]
    [InlineData("JW507", "VWS", AndereGemeente)]
    public async Task AcceptAsync_HeenberichtAndItsRetour_GoThereAndBackAsOneConversation(string functie, string van, string naar)
    {
        var retourfunctie = Proefberichten.Definitie(functie).BeantwoordDoor!;

        var heen = await _knooppunt.OvergenomenAsync(Proefberichten.Maak(1, Berichtsoort.Di01, functie, van, naar, null));
        var retour = await _knooppunt.OvergenomenAsync(Proefberichten.Maak(2, Berichtsoort.Du01, retourfunctie, naar, van, Proefberichten.Id(1)));

        Assert.Equal([heen.Volgnummer], (await _knooppunt.WachtendAsync(naar)).Select(b => b.Volgnummer));
        Assert.Equal([retour.Volgnummer], (await _knooppunt.WachtendAsync(van)).Select(b => b.Volgnummer));
        Assert.Equal(heen.Envelop.ConversatieId, retour.Envelop.ConversatieId);
        Assert.Contains($"Beantwoord met {retourfunctie} {Proefberichten.Id(2)}.", await _knooppunt.HistorieAsync(heen.Volgnummer));
    }

    [Theory]
    [InlineData(
        "WMO405", Berichtsoort.Di01, Aanbieder, "CAK", "IB234",
        "Functie WMO405 wordt niet verzonden door organisatie 42420001, maar door een gemeente. Controleer functie, versie en zender, en stuur een nieuw bericht.")]
    [InlineData(
        "WMO406", Berichtsoort.Du01, Gemeente, "CAK", "IB234",
        "Functie WMO406 wordt niet verzonden door organisatie 0384, maar door CAK. Controleer functie, versie en zender, en stuur een nieuw bericht.")]
    [InlineData(
        "WMO507", Berichtsoort.Di01, "CAK", Gemeente, "IB234",
        "Functie WMO507 wordt niet verzonden door organisatie CAK, maar door SVB of VWS. Controleer functie, versie en zender, en stuur een nieuw bericht.")]
    [InlineData(
        "WMO406", Berichtsoort.Du01, "SVB", Gemeente, "IB234",
        "Functie WMO406 wordt niet verzonden door organisatie SVB, maar door CAK. Controleer functie, versie en zender, en stuur een nieuw bericht.")]
    [InlineData(
        "WMO501", Berichtsoort.Di01, Gemeente, "CAK", "IB102",
        "Functie WMO501 gaat naar SVB of VWS en dat is organisatie CAK niet. Controleer ontvanger en functie, of vraag de ontvanger het berichttype aan te zetten.")]
    [InlineData(
        "WMO401", Berichtsoort.Di01, Gemeente, "SVB", "IB102",
        "Functie WMO401 gaat naar CAK en dat is organisatie SVB niet. Controleer ontvanger en functie, of vraag de ontvanger het berichttype aan te zetten.")]
    [InlineData(
        "WMO405", Berichtsoort.Di01, Gemeente, Aanbieder, "IB102",
        "Functie WMO405 gaat naar CAK en dat is organisatie 42420001 niet. Controleer ontvanger en functie, of vraag de ontvanger het berichttype aan te zetten.")]
    [InlineData(
        "WMO405", Berichtsoort.Du01, Gemeente, "CAK", "IB240",
        "Functie WMO405 hoort niet in een Du01. Stuur een heenbericht als Di01 en een retourbericht als Du01.")]
    [InlineData(
        "WMO402", Berichtsoort.Di01, "CAK", Gemeente, "IB240",
        "Functie WMO402 hoort niet in een Di01. Stuur een heenbericht als Di01 en een retourbericht als Du01.")]
    public async Task AcceptAsync_WrongPartyOrEnvelope_IsRefusedAndSaysWho(
        string functie, Berichtsoort soort, string van, string naar, string code, string tekst)
    {
        var uitkomst =
            await _knooppunt.AcceptAsync(Proefberichten.Maak(1, soort, functie, van, naar, soort == Berichtsoort.Du01 ? Proefberichten.Id(9) : null));

        Assert.Equal((code, tekst), (uitkomst.Fout!.Code, uitkomst.Fout.Omschrijving));
    }

    [Theory]
    [InlineData(Rol.Intermediair)]
    [InlineData(Rol.Instelling)]
    public async Task AcceptAsync_FromSomebodyWhoIsOnlyCalledCak_IsRefused(Rol rol)
    {
        _knooppunt.Huidig = Register.Met("CAK", p => p with { Rol = rol, Mandaten = [Mandaat("CAK", "*")] });

        Assert.Equal(
            Controlepunt.FunctieNietToegestaan,
            (await _knooppunt.AcceptAsync(Proefberichten.Maak(1, Berichtsoort.Du01, "WMO402", "CAK", Gemeente, Proefberichten.Id(9)))).Bevinding!.Punt);
    }

    [Theory]
    [InlineData("WMO405", 9, 9, "Functie WMO405 versie 9.9 is niet bekend, wel 4.0, 1.0. Controleer functie, versie en zender, en stuur een nieuw bericht.")]
    [InlineData("WMO401", 4, 0, "Functie WMO401 versie 4.0 is niet bekend, wel 1.0. Controleer functie, versie en zender, en stuur een nieuw bericht.")]
    [InlineData("WMO503", 2, 0, "Functie WMO503 is niet bekend. Controleer functie, versie en zender, en stuur een nieuw bericht.")]
    public async Task AcceptAsync_UnknownVersion_SaysWhichThereAre(string functie, int versie, int subversie, string tekst)
    {
        var uitkomst = await _knooppunt.AcceptAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "WMO405", Gemeente, "CAK", null)
            .Met(e => e with { Functie = functie, FunctieVersie = new Versie(versie, subversie) }));

        Assert.Equal(("IB234", tekst), (uitkomst.Fout!.Code, uitkomst.Fout.Omschrijving));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(4, 1)]
    [InlineData(1, 1)]
    public async Task AcceptAsync_OneReleaseUnderTwoVersions_HeenAndRetourBelongTogether(int heenversie, int retourversie)
    {
        await _knooppunt.OvergenomenAsync(
            Proefberichten.Maak(1, Berichtsoort.Di01, "WMO405", Gemeente, "CAK", null).Met(e => e with { FunctieVersie = new Versie(heenversie, 0) }));

        var retour = await _knooppunt.OvergenomenAsync(
            Proefberichten.Maak(2, Berichtsoort.Du01, "WMO406", "CAK", Gemeente, Proefberichten.Id(1))
                .Met(e => e with { FunctieVersie = new Versie(retourversie, 0) }));

        Assert.Equal(new Versie(retourversie, 0), retour.Envelop.FunctieVersie);
    }

    [Fact]
    public async Task AcceptAsync_RetourOfAnotherFunctie_IsRefused()
    {
        await _knooppunt.OvergenomenAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "WMO405", Gemeente, "CAK", null));

        Assert.Equal(
            "StUF043", (await _knooppunt.AcceptAsync(Proefberichten.Maak(2, Berichtsoort.Du01, "WMO402", "CAK", Gemeente, Proefberichten.Id(1)))).Fout!.Code);
    }

    [Theory]
    [InlineData("WMO401", Berichtsoort.Di01, AndereGemeente, "CAK", "de Header noemt een andere Afzender dan de zender in de envelop")]
    [InlineData("WMO402", Berichtsoort.Du01, "CAK", AndereGemeente, "de Header noemt een andere Afzender dan de ontvanger in de envelop")]
    public async Task AcceptAsync_OfficialStructureWithAnotherGemeenteInTheHeader_IsRefused(
        string functie, Berichtsoort soort, string van, string naar, string tekst)
    {
        var uitkomst =
            await _knooppunt.AcceptAsync(Proefberichten.Maak(1, soort, functie, van, naar, soort == Berichtsoort.Du01 ? Proefberichten.Id(9) : null));

        Assert.Equal(
            ("StUF055", $"De inhoud is afgekeurd: {tekst}. Herstel de inhoud en stuur een nieuw bericht."), (uitkomst.Fout!.Code, uitkomst.Fout.Omschrijving));
    }

    [Fact]
    public async Task AcceptAsync_OfficialStructureThatIsNotValid_IsRefused()
    {
        var uitkomst = await _knooppunt.AcceptAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "WMO401", Gemeente, "CAK", null)
            .MetTekst("<wmo401:StatusAanlevering>1<", "<wmo401:StatusAanlevering>4<"));

        Assert.Equal(Controlepunt.InhoudOnjuist, uitkomst.Bevinding!.Punt);
        Assert.Equal("/Bericht/Client/StartEigenBijdrage/StatusAanlevering", Assert.Single(uitkomst.Bevinding.Schemafouten).Pad);
    }

    [Fact]
    public void Past_EveryPart_IsPlayedByItsOwnPartiesOnly()
    {
        Partij[] partijen =
        [
            Maak(Gemeente, Rol.Gemeente), Maak(Aanbieder, Rol.Instelling), Maak("CAK", Rol.Ketenpartner), Maak("SVB", Rol.Ketenpartner),
            Maak("VWS", Rol.Ketenpartner), Maak("CIZ", Rol.Ketenpartner), Maak("CBS", Rol.Ketenpartner), Maak("UWV", Rol.Ketenpartner),
            Maak("cak", Rol.Ketenpartner),
        ];

        Assert.Equal(
            [
                (Partijrol.Gemeente, Gemeente), (Partijrol.Aanbieder, Aanbieder), (Partijrol.Cak, "CAK"), (Partijrol.Svb, "SVB"), (Partijrol.Vws, "VWS"),
                (Partijrol.Ciz, "CIZ"), (Partijrol.Cbs, "CBS"), (Partijrol.Pgbuitvoerder, "SVB VWS"), (Partijrol.Knooppunt, ""),
            ],
            Enum.GetValues<Partijrol>().Select(rol => (rol, string.Join(' ', partijen.Where(p => Rolcontrole.Past(p, rol)).Select(p => p.Code)))));
    }
}
