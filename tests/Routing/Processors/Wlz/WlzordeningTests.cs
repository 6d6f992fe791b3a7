using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

public sealed class WlzordeningTests
{
    // 10:15:30 in the Netherlands.
    private static readonly DateTimeOffset Verzonden = new(2026, 3, 2, 9, 15, 30, TimeSpan.Zero);

    [Theory]
    [InlineData("20260302101530", 250, 250)]
    [InlineData("20260302101530", 999, 999)]
    [InlineData("20260302101530", 5_000, 999)]
    [InlineData("20260302101530", -5_000, 0)]
    [InlineData("202603021015", 250, 250)]
    [InlineData("202603021015", 45_000, 29_999)]
    [InlineData("2026030210", 5_000, 5_000)]
    [InlineData("20260302", 5_000, 5_000)]
    [InlineData("202603021015300", 250, 99)]
    [InlineData("2026030210153000", 250, 9)]
    [InlineData("20260302101530000", 250, 0)]
    public void OrdeOf_Tijdstip_IsFilledInByTheOrderOfReceipt(string tijdstip, int ontvangenNaMs, int verwachtNaMs)
        => Assert.Equal(
            Leverorde.At(Verzonden.AddMilliseconds(verwachtNaMs), (1UL << 20) | 3),
            Wlzordening.OrdeOf(Make(tijdstip, Verzonden.AddMilliseconds(ontvangenNaMs)), 3));

    [Theory]
    [InlineData("20260302101530", "20260302101531")]
    [InlineData("202603021015", "202603021016")]
    [InlineData("2026030210", "2026030211")]
    [InlineData("20260302", "20260303")]
    [InlineData("20260329", "20260330")]
    [InlineData("20260302101530001", "20260302101530002")]
    [InlineData("20260302101530999", "20260302101531")]
    public void OrdeOf_WhatWasPutLater_IsLaterHoweverItArrives(string eerder, string later)
        => Assert.True(Wlzordening.OrdeOf(Make(eerder, Verzonden.AddYears(1)), 9) < Wlzordening.OrdeOf(Make(later, Verzonden.AddYears(-1)), 0));

    [Fact]
    public void OrdeOf_TijdstipThatIsNoTime_IsTheReceipt()
        => Assert.Equal(Leverorde.At(Verzonden, 1UL << 20), Wlzordening.OrdeOf(Make("20261399", Verzonden), 0));

    [Theory]
    [InlineData("20260302101530")]
    [InlineData("20260302101530123")]
    public void OrdeOf_SameMoment_TheOneThatCameInLastIsTheLater(string tijdstip)
    {
        var eerste = Make(tijdstip, Verzonden.AddHours(1));
        Assert.True(Wlzordening.OrdeOf(eerste, 9) < Wlzordening.OrdeOf(eerste with { Volgnummer = 2 }, 0));
        Assert.True(Wlzordening.OrdeOf(eerste, 8) < Wlzordening.OrdeOf(eerste, 9));
    }

    private static Bericht Make(string tijdstip, DateTimeOffset ontvangen) => new()
    {
        Volgnummer = 1,
        Envelop = Proefberichten.Toewijzing(1).Envelop with { TijdstipBericht = tijdstip },
        Indiener = Wlzpost.Ciz,
        OntvangstId = "o",
        OntvangenOp = ontvangen,
        Toestand = Toestand.Klaargezet,
        InhoudLengte = 0,
        InhoudSha256 = ReadOnlyMemory<byte>.Empty,
    };
}
