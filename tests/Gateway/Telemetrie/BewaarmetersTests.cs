using IB.Gateway.Routing;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class BewaarmetersTests
{
    [Fact]
    public void Observe_AfterSomeRounds_GivesWhatWentAndWhatWentUnread()
    {
        using var bank = new Meterbank();
        _ = new Bewaarmeters(bank.Factory, () => new Bewaarstand(Inhouden: 5, Ongelezen: 1, Berichten: 4, Sleutels: 3, Ruimte: 2));

        Assert.Equal(
            [
                "ib.bewaring.opgeruimd{wat=inhoud} 5",
                "ib.bewaring.opgeruimd{wat=bericht} 4",
                "ib.bewaring.opgeruimd{wat=sleutel} 3",
                "ib.bewaring.opgeruimd{wat=ruimte} 2",
                "ib.bewaring.ongelezen{} 1",
            ],
            bank.Observe());
    }
}
