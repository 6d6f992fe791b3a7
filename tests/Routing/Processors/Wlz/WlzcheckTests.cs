using IB.Gateway.Routing.Processors;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Storage;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>What is refused at the door, so that who sent it hears of it.</summary>
public sealed class WlzcheckTests
{
    private static readonly WlzProcessor Processor = new(
        Wlzproef.Lezer, Wlzproef.Schrijver, new Pseudoniemen(new byte[32]), new KnooppuntOptions(), new WlzOptions());

    [Theory]
    [InlineData("WlzVoorzieningRegistratie", "WlzVoorzieningRegistratie")]
    [InlineData("CizStatus", "CizStatus")]
    [InlineData("CizStatus", "CizStatus-mutatie")]
    [InlineData("RegistertoetsVraag", "RegistertoetsVraag")]
    public void Check_Example_MayComeIn(string functie, string naam) => Assert.Empty(Check(functie, AfzenderOf(naam), Fixtures.Text($"wlz-1.0/{naam}.xml")));

    [Fact]
    public void Check_RegistrationWithInvalidBsn_NamesPlaceAndRuleAndNotTheBsn()
    {
        var tekst = Fixtures.Text("wlz-1.0/WlzVoorzieningRegistratie.xml").Replace("999900018", "123456789", StringComparison.Ordinal);
        var bezwaar = Assert.Single(Check("WlzVoorzieningRegistratie", AfzenderOf("WlzVoorzieningRegistratie"), tekst));
        Assert.Matches("^registratie [0-9]+: WLZ002: ", bezwaar);
        Assert.DoesNotContain("123456789", bezwaar);
    }

    [Fact]
    public void Check_RegistrationsOfAnother_AreRefusedAsAWhole()
        => Assert.StartsWith(
            "WLZ101: ", Assert.Single(Check("WlzVoorzieningRegistratie", "0599", Fixtures.Text("wlz-1.0/WlzVoorzieningRegistratie.xml"))),
            StringComparison.Ordinal);

    [Fact]
    public void Check_PersonOfTheCizWithInvalidBsn_DoesNotHoldUpTheOthers()
        => Assert.Empty(Check("CizStatus", "CIZ", Fixtures.Text("wlz-1.0/CizStatus-mutatie.xml").Replace("999900006", "123456789", StringComparison.Ordinal)));

    [Fact]
    public void Check_MutationThatSaysItIsACopy_IsRefused()
    {
        var tekst = Fixtures.Text("wlz-1.0/CizStatus.xml").Replace(">VOLLEDIG<", ">MUTATIE<", StringComparison.Ordinal);
        Assert.StartsWith("WLZ105: ", Assert.Single(Check("CizStatus", "CIZ", tekst)), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_QuestionWithInvalidBsn_MayComeInToBeAnsweredWithItsFault()
        => Assert.Empty(Check(
            "RegistertoetsVraag", AfzenderOf("RegistertoetsVraag"),
            Fixtures.Text("wlz-1.0/RegistertoetsVraag.xml").Replace("999900006", "123456789", StringComparison.Ordinal)));

    /// <summary>A question without a way back would wait for ever for somebody to find out.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Check_QuestionOfWhoCannotGetTheAnswer_IsRefusedWithItsCode(bool magOntvangen, bool heeftAfspraak)
    {
        var naam = "RegistertoetsVraag";
        var partijen = Proefpartijen.Register.Met(AfzenderOf(naam), p => p with
        {
            Functies = magOntvangen ? p.Functies : new Functiebereik(["WMO301"]),
            Bezorging = heeftAfspraak ? p.Bezorging : [],
        });
        Assert.StartsWith("WLZ114: ", Assert.Single(Check(naam, AfzenderOf(naam), Fixtures.Text($"wlz-1.0/{naam}.xml"), partijen)), StringComparison.Ordinal);
    }

    /// <summary>What follows from a registration would reach nobody; but it must be possible to take one away.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Check_RegistrationOfWhoCannotGetTheSignal_IsRefusedUnlessItIsTakenAway(bool magOntvangen, bool heeftAfspraak)
    {
        var naam = "WlzVoorzieningRegistratie";
        var partijen = Proefpartijen.Register.Met(AfzenderOf(naam), p => p with
        {
            Functies = magOntvangen ? p.Functies : new Functiebereik(["WMO301"]),
            Bezorging = heeftAfspraak ? p.Bezorging : [],
        });
        var tekst = Fixtures.Text($"wlz-1.0/{naam}.xml");
        Assert.StartsWith("WLZ115: ", Assert.Single(Check(naam, AfzenderOf(naam), tekst, partijen)), StringComparison.Ordinal);
        Assert.Empty(Check(
            naam, AfzenderOf(naam),
            tekst.Replace(":Actie>1<", ":Actie>3<", StringComparison.Ordinal).Replace(":Actie>2<", ":Actie>3<", StringComparison.Ordinal), partijen));
    }

    private static IReadOnlyList<string> Check(string functie, string zender, string tekst) => Check(functie, zender, tekst, Proefpartijen.Register);

    private static IReadOnlyList<string> Check(string functie, string zender, string tekst, Partijregister partijen) => Processor.Check(
        Proefberichten.Toewijzing(1).Met(e => e with { Functie = functie, Zender = new Systeem(zender, "Suite") }) with
        {
            Inhoud = System.Text.Encoding.UTF8.GetBytes(tekst),
        },
        new Procescontext(new FakeTime().GetUtcNow(), partijen, null));

    private static string AfzenderOf(string naam)
    {
        var tekst = Fixtures.Text($"wlz-1.0/{naam}.xml");
        var begin = tekst.IndexOf(":Afzender>", StringComparison.Ordinal) + ":Afzender>".Length;
        return tekst[begin..tekst.IndexOf('<', begin)];
    }
}
