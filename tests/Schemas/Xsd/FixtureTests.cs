using System.Text;
using IB.Gateway.Testing;

namespace IB.Gateway.Schemas.Tests;

public sealed class FixtureTests(Keurmeesters keurmeesters) : IClassFixture<Keurmeesters>
{
    private static readonly (string Naam, string Melding)[] Fouten =
    [
        ("JW301-geslacht-ontbreekt.xml", "'Naam'"),
        ("JW315-datum-bestaat-niet.xml", "'2027-06-31'"),
        ("JW318-kale-retourcode.xml", "'RetourCode'"),
        ("WMO301-elementen-verwisseld.xml", "'Geboortedatum'"),
        ("WMO301-geslacht-buiten-codelijst.xml", "'7'"),
        ("WMO302-berichtcode-van-heenbericht.xml", "'414'"),
        ("WMO305-naamruimte-van-andere-release.xml", "iwmo/3_1/wmo305"),
        ("WMO307-niet-welgevormd.xml", "'wmo307:StopProduct'"),
        ("WMO319-woonplaatsbeginsel-alleen-ijw.xml", "'Woonplaatsbeginsel'"),
        ("WMO323-declaratienummer-met-leesteken.xml", "'DN-202601'"),
    ];

    public static TheoryData<string> Geldig => [.. Fixtures.Berichten];

    public static TheoryData<string, string> Ongeldig => [.. Fouten.Select(f => new TheoryDataRow<string, string>(f.Naam, f.Melding))];

    [Theory]
    [MemberData(nameof(Geldig))]
    public void Validate_ExampleMessage_IsValidForBothEngines(string naam)
        => keurmeesters.Judge(Fixtures.Functie(naam), Fixtures.Bytes(naam)).AssertGeldig();

    [Theory]
    [MemberData(nameof(Ongeldig))]
    public void Validate_MessageWithOneFault_IsRefusedForThatFault(string naam, string melding)
    {
        var oordeel = keurmeesters.Judge(Fixtures.Functie(naam), Fixtures.Bytes("ongeldig/" + naam));

        oordeel.AssertOngeldig();
        Assert.Contains(melding, oordeel.SystemXml[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Ongeldig_EveryFile_HasItsNamedFault()
        => Assert.Equal(Fixtures.In("ongeldig"), Fouten.Select(f => "ongeldig/" + f.Naam));

    [Fact]
    public void Fixtures_EveryMessageType_HasAnExample()
        => Assert.All(Keurmeesters.Catalogus.Berichten, b => Assert.Contains($"{b.Pack}/{b.Functie}.xml", Fixtures.All));

    [Fact]
    public void Fixtures_EveryFile_IsUtf8WithoutBomAndEndsLinesWithCrLf() => Assert.All(Fixtures.All, naam =>
    {
        var bytes = Fixtures.Bytes(naam);
        var tekst = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);

        Assert.Equal((byte)'<', bytes[0]);
        Assert.DoesNotContain('\n', tekst.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', tekst.Replace("\r\n", "", StringComparison.Ordinal));
    });
}
