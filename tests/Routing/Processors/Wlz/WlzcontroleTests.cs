using System.Text;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>Each rule, just broken and just not.</summary>
public sealed class WlzcontroleTests
{
    private static readonly DateOnly Dag = new(2026, 3, 2);

    [Theory]
    [InlineData("", "WLZ001")]
    [InlineData("99990000", "WLZ001")]
    [InlineData("9999000060", "WLZ001")]
    [InlineData("99990000X", "WLZ001")]
    [InlineData("99990000\u0663", "WLZ001")]
    [InlineData("999900007", "WLZ002")]
    [InlineData("999900060", "WLZ002")]
    [InlineData("000000000", "WLZ002")]
    [InlineData("999900006", null)]
    [InlineData("010000008", null)]
    public void CheckBsn_Digits_MustBeNineThatPassTheElfproef(string cijfers, string? code)
        => Assert.Equal(code, Wlzcontrole.CheckBsn(Encoding.UTF8.GetBytes(cijfers))?.Code);

    [Theory]
    [InlineData("999900006", "WLZ006", "WLZ012")]
    [InlineData("999900007", null, null)]
    [InlineData("WMO-999900006", null, null)]
    [InlineData("TOEWIJZING-1", "WLZ009", null)]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e", null, null)]
    public void CheckNames_ThatLookLikeABsn_AreRefusedOfAGemeenteAndRemarkedOfTheCiz(string kenmerk, string? registratie, string? indicatie)
    {
        Assert.Equal(registratie, Wlzcontrole.CheckRegistratieId(Encoding.UTF8.GetBytes(kenmerk))?.Code);
        Assert.Equal(indicatie, Wlzcontrole.CheckIndicatieReferentie(Encoding.UTF8.GetBytes(kenmerk))?.Code);
    }

    [Theory]
    [InlineData(-1, "WLZ003")]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(null, null)]
    public void CheckPeriode_End_MustNotLieBeforeTheBegin(int? dagen, string? code)
        => Assert.Equal(code, Wlzcontrole.CheckPeriode(Dag, dagen is { } n ? Dag.AddDays(n) : null)?.Code);

    [Theory]
    [InlineData(1, true, true, null, null)]
    [InlineData(1, false, true, null, "WLZ005")]
    [InlineData(1, true, false, null, "WLZ004")]
    [InlineData(1, true, true, -1, "WLZ003")]
    [InlineData(1, true, true, 0, null)]
    [InlineData(2, false, false, null, null)]
    [InlineData(2, true, true, -1, "WLZ003")]
    [InlineData(3, true, false, null, null)]
    [InlineData(3, false, false, null, "WLZ005")]
    [InlineData(3, true, false, -1, null)]
    [InlineData(3, true, false, -10, null)]
    [InlineData(3, true, false, -11, "WLZ003")]
    [InlineData(2, true, false, -11, null)]
    public void CheckIndicatie_Status_AsksForReferenceAndDays(int status, bool referentie, bool ingang, int? einde, string? code)
    {
        var indicatie = new Indicatie((Wlzstatus)status, Dag.AddDays(-10), ingang ? Dag : null, einde is { } n ? Dag.AddDays(n) : null);

        Assert.Equal(code, Wlzcontrole.CheckIndicatie(indicatie, referentie)?.Code);
    }

    [Fact]
    public void CheckIndicatie_DecisionBeforeTheRightBegins_IsAllowed()
        => Assert.Null(Wlzcontrole.CheckIndicatie(new Indicatie(Wlzstatus.Ja, Dag, Dag.AddYears(1), null), heeftReferentie: true));

    public static TheoryData<int, int, int, int, string?> Leveringen => new()
    {
        { 1, 1, 5, 5, null },
        { 2, 2, 5, 0, null },
        { 3, 2, 5, 5, "WLZ106" },
        { 1, 1, 5, 6, "WLZ107" },
        { 1, 1, 0, 0, null },
        { 1, 4, 350_000, 100_000, null },
        { 1, 4, 350_000, 100_001, "WLZ103" },
    };

    [Theory]
    [MemberData(nameof(Leveringen))]
    public void CheckLevering_PartOfACopy_MustFitTheCopy(int deel, int delen, int totaal, int personen, string? code)
        => Assert.Equal(code, Wlzcontrole.CheckLevering(Statussoort.Volledig, new Kopiedeel(Guid.Empty, deel, delen, totaal), personen)?.Code);

    [Fact]
    public void CheckLevering_SoortAndKopie_GoTogether()
    {
        var deel = new Kopiedeel(Guid.Empty, 1, 1, 1);

        Assert.Equal("WLZ104", Wlzcontrole.CheckLevering(Statussoort.Volledig, null, 1)?.Code);
        Assert.Equal("WLZ105", Wlzcontrole.CheckLevering(Statussoort.Mutatie, deel, 1)?.Code);
        Assert.Null(Wlzcontrole.CheckLevering(Statussoort.Mutatie, null, Wlzcontrole.MaxPersonen));
        Assert.Equal("WLZ103", Wlzcontrole.CheckLevering(Statussoort.Mutatie, null, Wlzcontrole.MaxPersonen + 1)?.Code);
    }

    [Fact]
    public void CheckUniek_RegistratieIds_MayEachBeThereOnce()
    {
        Assert.Null(Wlzcontrole.CheckUniek(["a", "A", "b"]));
        Assert.Equal("WLZ102", Wlzcontrole.CheckUniek(["a", "b", "a"])?.Code);
    }

    [Fact]
    public void CheckAfzender_OtherGemeente_IsRefused()
    {
        Assert.Null(Wlzcontrole.CheckAfzender("0384", "0384"));
        Assert.Equal("WLZ101", Wlzcontrole.CheckAfzender("0384", "0363")?.Code);
    }

    [Theory]
    [InlineData("MELDING", true)]
    [InlineData("AANVRAAG", true)]
    [InlineData("TWIJFEL", true)]
    [InlineData("melding", false)]
    [InlineData("ONDERZOEK", false)]
    [InlineData("", false)]
    public void Doel_Code_IsKnownOrRefusedAndNeverGuessed(string code, bool bekend)
        => Assert.Equal(bekend, Wlzcodes.Doel.TryRead(Encoding.UTF8.GetBytes(code), out _));

    [Fact]
    public void NegativeStatus_InATestAndInASignal_AreTwoThings()
    {
        Assert.True(Wlzcodes.Status.TryRead("NEE"u8, out var status));
        Assert.True(Wlzcodes.Toetsstatus.TryRead("NEE"u8, out var toets));
        Assert.Equal((Wlzstatus.Nee, Toetsstatus.NietInKopie), (status, toets));
    }
}
