using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Tests.Ontvangst;

/// <summary>Which time a message bears: that of its sender, and of who puts none on it the moment of acceptance.</summary>
public sealed class OntvangsttijdTests : IAsyncDisposable
{
    private readonly Proefknooppunt _knooppunt = new();

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();

    [Fact]
    public async Task AcceptAsync_TijdstipOfTheSender_IsKept()
    {
        var bericht = await _knooppunt.OvergenomenAsync(Dated(1, "20260302095858"));

        Assert.Equal("20260302095858", bericht.Envelop.TijdstipBericht);
    }

    [Fact]
    public async Task AcceptAsync_WithoutTijdstip_HasTheMomentOfAcceptance()
    {
        var bericht = await _knooppunt.OvergenomenAsync(Dated(1, "20260302095858") with { ZonderTijdstip = true });

        Assert.Equal(Berichttijd.Format(bericht.OntvangenOp), bericht.Envelop.TijdstipBericht);
    }

    /// <summary>A node of which the clock is fast, and after it one of which the clock is slow.</summary>
    [Fact]
    public async Task AcceptAsync_WithoutTijdstipAtNodesWhoseClocksDiffer_KeepsTheOrderOfAcceptance()
    {
        var eerste = await _knooppunt.OvergenomenAsync(Dated(1, "20260302100002") with { ZonderTijdstip = true });
        var tweede = await _knooppunt.OvergenomenAsync(Dated(2, "20260302095958") with { ZonderTijdstip = true });

        Assert.True(Wlzordening.OrdeOf(eerste, 0) < Wlzordening.OrdeOf(tweede, 0));
    }

    private static Aanbieding Dated(int n, string tijdstip) => Proefberichten.Toewijzing(n).Met(e => e with { TijdstipBericht = tijdstip });
}
