using System.Text;
using IB.Gateway.Berichten.Ijw32;
using IB.Gateway.Berichten.Iwmo32;
using IB.Gateway.Testing;
using IB.Gateway.Validation;

namespace IB.Gateway.Berichten.Tests.Lezen;

public sealed class ZichtTests
{
    private const string Toewijzing = "iwmo-3.2/WMO301.xml";

    [Fact]
    public void Read_Toewijzing_ShowsHeaderClientAndProducten()
    {
        using var lezing = Proef.Lezer.Read(Fixtures.Bytes(Toewijzing));

        var bericht = Wmo301.Read(lezing)!.Value;

        Assert.True(bericht.Header.BerichtCode.Is("414"u8));
        Assert.Equal(3, bericht.Header.BerichtVersie.Value);
        Assert.Equal("0384", bericht.Header.Afzender.AsString());
        Assert.Equal(new DateOnly(2026, 1, 9), bericht.Header.BerichtIdentificatie.Dagtekening.Value);
        var client = bericht.Client;
        Assert.True(client.Bsn.Utf8.SequenceEqual("999900006"u8));
        Assert.True(client.Geslacht.Is(Iwmo32.Codes.Geslacht.C2));
        Assert.Equal("ten", client.Naam.Partnernaam?.Voorvoegsel?.AsString());
        Assert.Equal("Fries", client.Communicatie?.Taal?.AsString());
        Assert.Equal(1, client.Relaties?.Relatie.First().Volgorde?.Value);
        Assert.Null(client.Contactgegevens.Contact.First().Organisatie);
        var product = client.ToegewezenProducten.ToegewezenProduct.First();
        Assert.Equal(client.ToegewezenProducten.ToegewezenProduct.ToList(p => p).Count, client.ToegewezenProducten.ToegewezenProduct.Count);
        Assert.True(product.Toewijzingstijd.TryGet(out _));
    }

    [Fact]
    public void Read_Declaratie_ShowsEveryPrestatie()
    {
        using var lezing = Proef.Lezer.Read(Fixtures.Bytes("ijw-3.2/JW323.xml"));

        var declaratie = Jw323.Read(lezing)!.Value.Declaratie;

        var som = 0L;
        foreach (var client in declaratie.Clienten.Client)
        {
            foreach (var prestatie in client.Prestaties.Prestatie)
                som += prestatie.IngediendBedrag.Bedrag.Value * (prestatie.IngediendBedrag.DebetCredit.Is("D"u8) ? 1 : -1);
        }

        Assert.Equal(declaratie.TotaalIngediendBedrag.TotaalBedrag.Value, som);
    }

    public static TheoryData<string, string, string> Schrijfwijzen => new()
    {
        { "reference", "<wmo301:Bsn>999900006", "<wmo301:Bsn>&#57;9990&#x30;006" },
        { "CDATA and comment", "<wmo301:Bsn>999900006", "<wmo301:Bsn><![CDATA[9999]]><!-- 1 -->00006" },
        { "instruction between", "<wmo301:Bsn>", "<?a b?><!-- c --><wmo301:Bsn>" },
        { "other prefix", "wmo301", "x" },
        { "attributes of schema instances", "<wmo301:Client>",
            "<wmo301:Client xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"wmo301:Client\">" },
    };

    [Theory]
    [MemberData(nameof(Schrijfwijzen))]
    public void Read_OtherWayToWriteTheSame_ShowsTheSame(string wat, string van, string naar)
    {
        var bron = Fixtures.Text(Toewijzing);
        var anders = van == "wmo301"
            ? bron.Replace("wmo301:", "x:", StringComparison.Ordinal).Replace("xmlns:wmo301", "xmlns:x", StringComparison.Ordinal)
            : bron.Replace(van, naar, StringComparison.Ordinal);
        Assert.True(bron != anders, wat);
        using var eerst = Proef.Lezer.Read(Encoding.UTF8.GetBytes(bron));
        using var dan = Proef.Lezer.Read(Encoding.UTF8.GetBytes(anders));

        Assert.Equal(Bladen.Lines(Wmo301.Read(eerst)!.Value.ToDraft()), Bladen.Lines(Wmo301.Read(dan)!.Value.ToDraft()));
    }

    [Fact]
    public void Read_AnotherMessageType_GivesNothing()
    {
        using var lezing = Proef.Lezer.Read(Fixtures.Bytes(Toewijzing));

        Assert.True(lezing.Oordeel.Geldig);
        Assert.Null(Wmo302.Read(lezing));
        Assert.Null(Jw301.Read(lezing));
        Assert.NotNull(Wmo301.Read(lezing));
    }

    [Fact]
    public void Read_InvalidMessage_GivesTheVerdictAndNoView()
    {
        using var lezing = Proef.Lezer.Read(Fixtures.Bytes("ongeldig/WMO301-geslacht-buiten-codelijst.xml"));

        Assert.False(lezing.Oordeel.Geldig);
        Assert.Null(Wmo301.Read(lezing));
    }

    [Fact]
    public void View_AfterItsMessageIsDisposedOf_Refuses()
    {
        var lezing = Proef.Lezer.Read(Fixtures.Bytes(Toewijzing));
        var client = Wmo301.Read(lezing)!.Value.Client;

        lezing.Dispose();

        Assert.Throws<ObjectDisposedException>(() => client.Bsn);
        Assert.Throws<ObjectDisposedException>(() => Wmo301.Read(lezing));
    }

    [Fact]
    public void Over_BandThatIsThereAlready_ShowsTheMessageAndLeavesTheBand()
    {
        var inhoud = Fixtures.Bytes(Toewijzing);
        using var band = new Band();
        var oordeel = Proef.Validator.Validate(inhoud, band);

        using (var lezing = Berichtlezing.Over(inhoud, band, oordeel))
            Assert.True(Wmo301.Read(lezing)!.Value.Client.Bsn.Is("999900006"u8));

        Assert.True(band.Count > 0);
    }

    [Fact]
    public void Over_ValidByTheReferenceOnly_SaysThatThereAreNoPlaces()
    {
        var inhoud = Fixtures.Bytes(Toewijzing);
        using var band = new Band();
        using var lezing = Berichtlezing.Over(inhoud, band, new Bandoordeel(Proef.Referentie.Validate(inhoud), null));

        Assert.Throws<InvalidOperationException>(() => Wmo301.Read(lezing));
    }

    [Fact]
    public void Is_TextBeyondAscii_ComparesCharacters()
    {
        var inhoud = Fixtures.Text(Toewijzing).Replace("Fries", "Fr\u00eesk \U0001F600", StringComparison.Ordinal);
        using var lezing = Proef.Lezer.Read(Encoding.UTF8.GetBytes(inhoud));
        var taal = Wmo301.Read(lezing)!.Value.Client.Communicatie!.Value.Taal!.Value;

        Assert.True(taal.Is("Fr\u00eesk \U0001F600"));
        Assert.True(taal.Is("Fr\u00eesk \U0001F600"u8));
        Assert.False(taal.Is("Fr\u00eesk \U0001F601"));
        Assert.False(taal.Is("Fr\u00eesk "));
        Assert.False(taal.Is("Fr\u00eesk \U0001F600!"));
    }

    [Theory]
    [InlineData("2026-03-01", true)]
    [InlineData("12026-03-01", false)]
    [InlineData("-0001-03-01", false)]
    public void TryGet_DayThatTheSchemaAllows_TellsWhetherDotNetHasIt(string dag, bool kan)
    {
        var inhoud = Fixtures.Text(Toewijzing).Replace("<iwmo:Datum>1948-05-09<", $"<iwmo:Datum> {dag}\n<", StringComparison.Ordinal);
        using var lezing = Proef.Lezer.Read(Encoding.UTF8.GetBytes(inhoud));
        var datum = Wmo301.Read(lezing)!.Value.Client.Geboortedatum.Datum;

        Assert.Equal(kan, datum.TryGet(out _));
        if (kan)
            Assert.Equal(new DateOnly(2026, 3, 1), datum.Value);
        else
            Assert.Throws<FormatException>(() => datum.Value);
    }

    [Theory]
    [InlineData("08:05:09", 8, 5, 9, 0)]
    [InlineData("24:00:00", 0, 0, 0, 0)]
    [InlineData("23:59:59.12345678901", 23, 59, 59, 1_234_567)]
    [InlineData(" 00:00:00.5 ", 0, 0, 0, 5_000_000)]
    public void Value_TimeThatTheSchemaAllows_IsThatTime(string tekst, int uur, int minuut, int seconde, int tikken)
    {
        var inhoud = Fixtures.Text(Toewijzing).Replace("Toewijzingstijd>10:15:00<", $"Toewijzingstijd>{tekst}<", StringComparison.Ordinal);
        using var lezing = Proef.Lezer.Read(Encoding.UTF8.GetBytes(inhoud));

        var tijd = Wmo301.Read(lezing)!.Value.Client.ToegewezenProducten.ToegewezenProduct.First().Toewijzingstijd.Value;

        Assert.Equal(new TimeOnly(uur, minuut, seconde).Add(TimeSpan.FromTicks(tikken)), tijd);
    }

    [Theory]
    [InlineData("+007", 7)]
    [InlineData(" 12\n", 12)]
    [InlineData("-0", 0)]
    public void Value_NumberThatTheSchemaAllows_IsThatNumber(string tekst, long getal)
    {
        var inhoud = Fixtures.Text(Toewijzing).Replace("<wmo301:Volgorde>1<", $"<wmo301:Volgorde>{tekst}<", StringComparison.Ordinal);
        using var lezing = Proef.Lezer.Read(Encoding.UTF8.GetBytes(inhoud));

        Assert.Equal(getal, Wmo301.Read(lezing)!.Value.Client.Relaties!.Value.Relatie.First().Volgorde!.Value.Value);
    }

    [Fact]
    public void ToString_OfViewsAndValues_ShowsNothingOfTheMessage()
    {
        using var lezing = Proef.Lezer.Read(Fixtures.Bytes(Toewijzing));
        var client = Wmo301.Read(lezing)!.Value.Client;

        var tekst = string.Join(
            ' ',
            [lezing, client, client.Bsn, client.Bsn.Element, client.Geboortedatum.Datum, client.ToDraft(), client.Naam.ToDraft(), Wmo301.Read(
                lezing)!.Value.ToDraft(), client.Contactgegevens.Contact]);

        Assert.DoesNotContain("9999", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("1948", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("Maanen", tekst, StringComparison.Ordinal);
    }
}
