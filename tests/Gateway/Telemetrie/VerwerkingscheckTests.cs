using IB.Gateway.Beheer;
using IB.Gateway.Routing;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class VerwerkingscheckTests
{
    private readonly FakeTime _time = new();
    private readonly Dictionary<string, Processorvoortgang> _voortgang = [];

    [Fact]
    public void Check_NothingUnread_IsOkWithoutACause()
    {
        _voortgang["wlz"] = Processorvoortgang.Begin;
        Assert.Equal([new Checkresultaat("verwerking:wlz", Checkstatus.Ok, null, null)], Check());
    }

    [Fact]
    public void Check_OldestForALongTime_WarnsAndSaysWhatBecomesOfItsContent()
    {
        var sinds = _time.GetUtcNow();
        _voortgang["wlz"] = Processorvoortgang.Begin with { OudsteOnverwerkt = sinds };
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Checkstatus.Ok, Assert.Single(Check()).Status);
        _time.Advance(TimeSpan.FromSeconds(1));
        var (naam, status, oorzaak, voortgang) = Assert.Single(Check());
        Assert.Equal(("verwerking:wlz", Checkstatus.Waarschuwing, sinds), (naam, status, voortgang));
        Assert.StartsWith(
            "Het oudste bericht dat nog gelezen moet worden kwam 01:00:01 geleden binnen. Inhoud die daarop wacht blijft hoogstens 3.00:00:00 na haar bewaartermijn bewaard",
            oorzaak);
    }

    private IEnumerable<Checkresultaat> Check() => new Verwerkingscheck(() => _voortgang, new BewaarOptions(), new Beheeropties(), _time).Check();
}
