using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Validation;

namespace IB.Gateway.Tests.Rest;

/// <summary>The table of answers: every check, in every way in which it can end.</summary>
public sealed class BerichtantwoordTests
{
    public static TheoryData<Controlepunt> Punten => [.. Enum.GetValues<Controlepunt>()];

    public static TheoryData<Controlepunt, int, string> Geweigerd => new()
    {
        { Controlepunt.EnvelopOnleesbaar, 400, "bericht-geweigerd" },
        { Controlepunt.TeGroot, 413, "bericht-te-groot" },
        { Controlepunt.ZenderOnbekend, 403, "geen-toegang" },
        { Controlepunt.NietGeautoriseerd, 403, "geen-toegang" },
        { Controlepunt.OpslagNietMogelijk, 503, "opslag-niet-mogelijk" },
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Choose_Overgenomen_Is202(bool herhaling)
    {
        var antwoord = Choose(new(Ontvangstsoort.Overgenomen, Voorbeelden.Bericht(), null, null, herhaling));

        Assert.NotNull(antwoord.Bevestiging);
        Assert.Null(antwoord.Bevestiging.Fout);
        Assert.Null(antwoord.Probleem);
        Assert.Equal(herhaling, antwoord.Herhaling);
    }

    [Theory]
    [MemberData(nameof(Punten))]
    public void Choose_Afgekeurd_Is202ExceptForAnIdThatWasUsed(Controlepunt punt)
    {
        var antwoord = Choose(Afgekeurd(new Bevinding(punt, "x")));

        if (punt == Controlepunt.Dubbel)
        {
            Assert.Equal((409, "IB216"), (antwoord.Probleem!.Status, antwoord.Probleem.Code));
            Assert.Null(antwoord.Bevestiging);
        }
        else
        {
            Assert.Equal("Afgekeurd", antwoord.Bevestiging!.Toestand);
            Assert.Equal("IB216", antwoord.Bevestiging.Fout!.Code);
            Assert.Null(antwoord.Probleem);
        }
    }

    [Theory]
    [InlineData(Schemafoutcode.NietWelgevormd, true)]
    [InlineData(Schemafoutcode.OnbekendeStandaard, false)]
    [InlineData(Schemafoutcode.Schema, false)]
    public void Choose_FaultsInThePayload_Are400OnlyWhenItIsNoXml(string code, bool meteen)
    {
        var antwoord = Choose(Afgekeurd(new Bevinding(Controlepunt.InhoudOnjuist, "x", [new Schemafout(code, 1, 2, "/Bericht", "tekst")])));

        Assert.Equal(meteen, antwoord.Probleem is { Status: 400, Fouten: [{ Regel: 1, Kolom: 2, Plek: "/Bericht" }] });
        Assert.Equal(meteen, antwoord.Bevestiging is null);
    }

    [Fact]
    public void Choose_RepeatOfAPayloadThatIsNoXml_IsRefusedAgainAndSaysItIsARepeat()
    {
        var bevinding = new Bevinding(Controlepunt.InhoudOnjuist, "x", [new Schemafout(Schemafoutcode.NietWelgevormd, 1, 2, "/", "tekst")]);

        var antwoord = Choose(Afgekeurd(bevinding) with { Herhaling = true });

        Assert.Equal(400, antwoord.Probleem?.Status);
        Assert.True(antwoord.Herhaling);
    }

    [Fact]
    public void Choose_RepeatOfARefusal_GivesTheFirstAnswer()
    {
        var antwoord = Choose(new(Ontvangstsoort.Afgekeurd, Verworpen(), Voorbeelden.Fout(), null, Herhaling: true));

        Assert.True(antwoord.Herhaling);
        Assert.NotNull(antwoord.Bevestiging!.Fout);
    }

    [Theory]
    [MemberData(nameof(Geweigerd))]
    public void Choose_Geweigerd_IsAProblem(Controlepunt punt, int status, string soort)
    {
        var antwoord = Choose(new(Ontvangstsoort.Geweigerd, null, Voorbeelden.Fout(), new Bevinding(punt, "x"), Herhaling: false));

        Assert.Equal(status, antwoord.Probleem!.Status);
        Assert.Equal("urn:ib-gateway:probleem:" + soort, antwoord.Probleem.Type);
        Assert.Equal(status == 503 ? TimeSpan.FromSeconds(5) : null, antwoord.Probleem.Wacht);
    }

    [Theory]
    [MemberData(nameof(Punten))]
    public void Choose_Geweigerd_NeverClaimsReceipt(Controlepunt punt)
    {
        var antwoord = Choose(new(Ontvangstsoort.Geweigerd, null, Voorbeelden.Fout(), new Bevinding(punt, "x"), Herhaling: false));

        Assert.Null(antwoord.Bevestiging);
        Assert.Equal(Fouttabel.HttpStatus(punt), antwoord.Probleem!.Status);
    }

    [Fact]
    public void Choose_OutcomeThatMissesAPart_IsABug()
    {
        Assert.Throws<InvalidOperationException>(() => Choose(new(Ontvangstsoort.Geweigerd, null, Voorbeelden.Fout(), null, Herhaling: false)));
        Assert.Throws<InvalidOperationException>(() => Choose(new(Ontvangstsoort.Overgenomen, null, null, null, Herhaling: false)));
    }

    private static Ontvangstuitkomst Afgekeurd(Bevinding bevinding)
        => new(Ontvangstsoort.Afgekeurd, Verworpen(), Voorbeelden.Fout("IB216"), bevinding, Herhaling: false);

    private static Bericht Verworpen() => Voorbeelden.Bericht(toestand: Toestand.Afgekeurd) with { Fout = Voorbeelden.Fout("IB216") };

    private static Berichtantwoord Choose(Ontvangstuitkomst uitkomst) => Berichtantwoord.Choose(uitkomst, new RestOptions());
}
