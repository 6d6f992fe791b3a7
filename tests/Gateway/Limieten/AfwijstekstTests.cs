using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Rest;
using IB.Gateway.Routing;

namespace IB.Gateway.Tests.Limieten;

public sealed class AfwijstekstTests
{
    private const int MaxOmschrijving = 200;

    public static TheoryData<string> Redenen => [.. Enum.GetNames<Afwijsreden>()];

    [Theory]
    [MemberData(nameof(Redenen))]
    public void Describe_EveryReason_FitsAFaultAndSaysWhatNow(string reden)
    {
        var tekst = Afwijstekst.Describe(new Afwijzing(Enum.Parse<Afwijsreden>(reden), TimeSpan.FromHours(1)));

        Assert.InRange(tekst.Length, 1, MaxOmschrijving);
        Assert.Contains("Stuur het ", tekst, StringComparison.Ordinal);
        Assert.Contains("ongewijzigd opnieuw", tekst, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(10_000_000, 1)]
    [InlineData(10_000_001, 2)]
    [InlineData(25_000_000, 3)]
    public void Seconden_Wait_IsRoundedUp(long ticks, long seconden)
        => Assert.Equal(seconden, new Afwijzing(Afwijsreden.Verzoeken, TimeSpan.FromTicks(ticks)).Seconden);

    [Fact]
    public void Describe_OneSecond_IsSingular()
        => Assert.Contains(
            "na 1 seconde ongewijzigd", Afwijstekst.Describe(new Afwijzing(Afwijsreden.Verzoeken, TimeSpan.FromSeconds(1))), StringComparison.Ordinal);

    [Fact]
    public void Describe_QuotaThatOtherNodesDoNotKnowOfYet_SaysWhenAndNotTomorrow()
    {
        var tekst = Afwijstekst.Describe(new Afwijzing(Afwijsreden.Dagquotum, TimeSpan.FromSeconds(1)));

        Assert.Contains("na 1 seconde ongewijzigd", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("morgen", tekst, StringComparison.Ordinal);
        Assert.InRange(tekst.Length, 1, 200);
    }

    [Theory]
    [InlineData(nameof(Afwijsreden.Verzoeken), 429, "limiet-bereikt", null)]
    [InlineData(nameof(Afwijsreden.Bytes), 429, "limiet-bereikt", null)]
    [InlineData(nameof(Afwijsreden.Gelijktijdig), 429, "limiet-bereikt", null)]
    [InlineData(nameof(Afwijsreden.BytesOnderweg), 429, "limiet-bereikt", null)]
    [InlineData(nameof(Afwijsreden.Dagquotum), 429, "limiet-bereikt", null)]
    [InlineData(nameof(Afwijsreden.Budget), 503, "overbelast", null)]
    [InlineData(nameof(Afwijsreden.Ruimte), 503, "opslag-niet-mogelijk", "StUF046")]
    public void Probleem_EveryReason_HasItsStatusAndType(string reden, int status, string soort, string? code)
    {
        var probleem = Problemen.Of(new Afwijzing(Enum.Parse<Afwijsreden>(reden), TimeSpan.FromSeconds(1.5)), Foutcodeset.Isd21p4);

        Assert.Equal((status, "urn:ib-gateway:probleem:" + soort, code), (probleem.Status, probleem.Type, probleem.Code));
        Assert.Equal(TimeSpan.FromSeconds(2), probleem.Wacht);
    }
}
