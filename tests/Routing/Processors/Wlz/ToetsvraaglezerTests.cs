using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

public sealed class ToetsvraaglezerTests
{
    private const string Gemeente = "0384";

    [Fact]
    public void Read_Example_GivesTheQuestion()
    {
        using var lezing = Wlzproef.Read("RegistertoetsVraag");

        var bericht = Toetsvraaglezer.Read(lezing, Gemeente)!;

        Assert.Equal(new Wlzkop(Gemeente, "IB", "RTV260001", new DateOnly(2026, 3, 2)), bericht.Kop);
        Assert.True(bericht.Inhoud.TryGet(out var vraag));
        Assert.Equal(new Toetsvraag(Toetsdoel.Melding, Bsn.Of("999900006"u8), "wmo-consulent-12"), vraag);
    }

    /// <summary>The real service once answered a wrong number with NEE.</summary>
    [Theory]
    [InlineData(":Bsn>999900006<", ":Bsn>999900007<", "WLZ002")]
    [InlineData(":Bsn>999900006<", ":Bsn>000000000<", "WLZ002")]
    [InlineData(":Gebruiker>wmo-consulent-12<", ":Gebruiker>999900006<", "WLZ006")]
    public void Read_QuestionWithAFault_IsAnsweredWithThatFaultAndNeverWithNee(string oud, string nieuw, string code)
    {
        using var lezing = Wlzproef.Read("RegistertoetsVraag", oud, nieuw);
        var bericht = Toetsvraaglezer.Read(lezing, Gemeente)!;
        Assert.False(bericht.Inhoud.TryGet(out _));

        using var antwoord = Wlzproef.Lezer.Read(Toetsantwoordschrijver.Write(
            Wlzproef.Schrijver, new Wlzkop("IB", bericht.Kop.Afzender, "A1", bericht.Kop.Dagtekening), bericht.Kop.Identificatie,
            new Toetsuitslag.Fout(bericht.Inhoud.Regel!)));

        var gelezen = Berichten.Wlz10.Registertoetsantwoord.Read(antwoord)!.Value;
        Assert.Null(gelezen.Antwoord);
        Assert.Equal(code, gelezen.Fout!.Value.Code.AsString());
        Assert.Equal("RTV260001", gelezen.IdentificatieVraag.AsString());
    }

    [Fact]
    public void Read_HeaderOfAnotherGemeente_IsRefused()
    {
        using var lezing = Wlzproef.Read("RegistertoetsVraag");

        Assert.Equal("WLZ101", Toetsvraaglezer.Read(lezing, "0363")!.Inhoud.Regel?.Code);
    }

    [Fact]
    public void Read_MessageOfAnotherType_IsNull()
    {
        using var lezing = Wlzproef.Read("CizStatus");

        Assert.Null(Toetsvraaglezer.Read(lezing, Gemeente));
    }
}
