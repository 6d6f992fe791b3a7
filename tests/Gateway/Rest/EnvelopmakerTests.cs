using System.Text;
using System.Text.Json;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Tests.Rest;

public sealed class EnvelopmakerTests
{
    [Theory]
    [InlineData(1, "20260115120000")]
    [InlineData(7, "20260715130000")]
    public void Make_TijdstipBericht_IsDutchLocalTime(int maand, string tijdstip)
    {
        var nu = new DateTimeOffset(2026, maand, 15, 11, 0, 0, TimeSpan.Zero);

        var (envelop, _) = Make(Voorbeelden.Metadata(), nu);

        Assert.Equal(tijdstip, envelop!.TijdstipBericht);
    }

    [Fact]
    public void Make_UnknownSender_IsRefusedWithItsCode()
    {
        var (_, probleem) = Make(Voorbeelden.Metadata(afzender: "99000009"));

        Assert.Equal((403, "IB213"), (probleem!.Status, probleem.Code));
    }

    [Fact]
    public void Make_UnknownSenderThatLooksLikeABsn_IsNotRepeated()
    {
        var (_, probleem) = Make(Voorbeelden.Metadata(afzender: "999900006"));

        Assert.Equal((403, "IB213"), (probleem!.Status, probleem.Code));
        Assert.DoesNotContain("999900006", JsonSerializer.Serialize(probleem), StringComparison.Ordinal);
    }

    [Fact]
    public void Make_SenderUnderAnotherRol_IsRefusedWithExplanation()
    {
        var (_, probleem) = Make(Voorbeelden.Metadata(rol: "Praktijk"));

        Assert.Equal(400, probleem!.Status);
        var enige = Assert.Single(probleem.Fouten!);
        Assert.Equal("routeringgegevens.afzender.rol", enige.Plek);
        Assert.Contains("Praktijk", enige.Omschrijving, StringComparison.Ordinal);
    }

    [Fact]
    public void Make_KnownReceiverUnderAnotherRol_IsRefused()
    {
        var (_, probleem) = Make(Voorbeelden.Metadata().Replace("\"Gemeente\"", "\"Ketenpartner\"", StringComparison.Ordinal));

        Assert.Equal("routeringgegevens.geadresseerden[0].rol", Assert.Single(probleem!.Fouten!).Plek);
    }

    [Fact]
    public void Make_UnknownReceiver_IsLeftToTheChain()
    {
        var (envelop, _) = Make(Voorbeelden.Metadata().Replace("\"9999\"", "\"0998\"", StringComparison.Ordinal));

        Assert.Equal("0998", envelop!.Ontvanger.Organisatie);
    }

    [Fact]
    public void Make_HeenberichtInAnotherConversation_IsRefused()
    {
        var (_, probleem) = Make(Voorbeelden.Metadata(conversatie: Voorbeelden.AnderId));

        Assert.Equal("referentiegegevens.conversatieId", Assert.Single(probleem!.Fouten!).Plek);
        Assert.Contains("CC05", probleem.Fouten![0].Omschrijving, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WMO302", true, Berichtsoort.Du01)]
    [InlineData("WMO301", true, Berichtsoort.Di01)]
    [InlineData("WMO301", false, Berichtsoort.Di01)]
    [InlineData("WMO302", false, Berichtsoort.Di01)]
    public void Make_Berichtsoort_FollowsTypeAndReference(string type, bool antwoord, Berichtsoort soort)
    {
        var (envelop, _) = Make(Voorbeelden.Metadata(type: type, antwoordOp: antwoord ? Voorbeelden.AnderId : null));

        Assert.Equal(soort, envelop!.Soort);
        Assert.Equal(antwoord ? Voorbeelden.AnderId : null, envelop.AntwoordOp);
    }

    private static (Envelop? Envelop, Probleem? Probleem) Make(string metadata, DateTimeOffset? nu = null)
    {
        var (inzending, probleem) = Metadatalezer.Read(Encoding.UTF8.GetBytes(metadata), Foutcodeset.Isd21p4);
        Assert.Null(probleem);
        return Envelopmaker.Make(inzending!, Voorbeelden.Register, new Soortkeuze(), nu ?? Voorbeelden.Nu, Foutcodeset.Isd21p4);
    }
}
