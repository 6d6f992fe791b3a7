using IB.Gateway.LoadTests.Aanbod;

namespace IB.Gateway.LoadTests.Tests.Aanbod;

public sealed class GrootboekTests
{
    private readonly Grootboek _boek = new();

    [Fact]
    public void FindOnbezorgd_SomeDelivered_IsTheRest()
    {
        var berichten = Enumerable.Range(0, 200_000).Select(i => _boek.Next(i % 1000)).ToList();
        foreach (var bericht in berichten.Where(b => b.Volgnummer % 2 == 0))
            _boek.Confirm(bericht, volg: false);
        foreach (var bericht in berichten.Where(b => b.Volgnummer % 4 == 0))
            _boek.Deliver(bericht);

        Assert.Equal(100_000, _boek.Bevestigd);
        Assert.Equal(50_000, _boek.Bezorgd);
        Assert.Equal(berichten.Where(b => b.Volgnummer % 4 == 2).Select(b => b.Volgnummer), _boek.FindOnbezorgd());
        Assert.Empty(_boek.FindOnbevestigd());
        Assert.Equal(berichten[123_456], _boek.Find(123_456));
    }

    [Fact]
    public void FindOnbevestigd_DeliveredWithoutReceipt_IsThatMessage()
    {
        _boek.Deliver(_boek.Next(0));

        Assert.Equal([0], _boek.FindOnbevestigd());
    }

    [Fact]
    public void Confirm_Twice_IsADefect()
    {
        var bericht = _boek.Next(0);
        _boek.Confirm(bericht, volg: false);

        Assert.Throws<InvalidOperationException>(() => _boek.Confirm(bericht, volg: false));
    }

    [Fact]
    public void TakeBeschikbaarheid_SeenBeforeAndAfterTheReceipt_CountsBothAndNeverBelowZero()
    {
        var (eerder, later, nooit) = (_boek.Next(0), _boek.Next(0), _boek.Next(0));
        _boek.See(eerder, moment: 0);
        _boek.Confirm(eerder, volg: true);
        _boek.Confirm(later, volg: true);
        _boek.See(later, moment: long.MaxValue / 1000);
        _boek.See(later, moment: long.MaxValue / 1000);
        _boek.Confirm(nooit, volg: true);

        var (postbus, push) = _boek.TakeBeschikbaarheid();

        Assert.Equal(2, postbus.Aantal);
        Assert.Equal(TimeSpan.Zero, postbus.Percentiel(0.5));
        Assert.Equal(0, push.Aantal);
        Assert.Equal(0, _boek.TakeBeschikbaarheid().Postbus.Aantal);
    }

    [Fact]
    public void TakeBeschikbaarheid_APush_CountsAsOne()
    {
        var bericht = _boek.Next(0);
        _boek.Confirm(bericht, volg: true);
        _boek.SeePush(bericht.Volgnummer, long.MaxValue / 1000);

        Assert.Equal(1, _boek.TakeBeschikbaarheid().Push.Aantal);
    }
}
