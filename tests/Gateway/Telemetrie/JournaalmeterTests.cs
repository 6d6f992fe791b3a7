using IB.Gateway.Beheer;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class JournaalmeterTests
{
    private readonly GevolgdeTijd _time = new();
    private readonly FakeJournaal _journaal = new();
    private readonly Journaalmeting _meting = new();
    private readonly Hartslag _hartslag;

    public JournaalmeterTests() => _hartslag = new Hartslag(_time);

    [Fact]
    public async Task Run_EachInterval_MeasuresAgainAndMarksProgress()
    {
        var gemeten = 0;
        _journaal.Meting = _ => ValueTask.FromResult(new Journaalstand(new Dictionary<Toestand, long>(), null, ++gemeten));
        using var stop = new CancellationTokenSource();
        var lus = Start(stop.Token);

        var interval = await _time.NextTimerAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Telemetrieopties.StandaardMeetinterval, interval);
        Assert.Equal(1, _meting.Read().Laatste!.Stand.LaatsteVolgnummer);
        _time.Advance(interval);
        await _time.NextTimerAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, _meting.Read().Laatste!.Stand.LaatsteVolgnummer);
        Assert.Equal(_time.GetUtcNow(), Assert.Single(_hartslag.List()).LaatsteVoortgang);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lus);
        Assert.Null(_meting.Read().Fout);
    }

    [Fact]
    public async Task Run_StoreThatFails_KeepsTheLastMeasurementBesideTheFault()
    {
        _meting.Store(new Journaalstand(new Dictionary<Toestand, long>(), null, 41), _time.GetUtcNow());
        _journaal.Meting = _ => throw new OpslagException("journaal.db\nniet te lezen");

        await Assert.ThrowsAsync<OpslagException>(() => Start(CancellationToken.None));

        Assert.Equal("OpslagException: journaal.db\\nniet te lezen", _meting.Read().Fout);
        Assert.Equal(41, _meting.Read().Laatste!.Stand.LaatsteVolgnummer);
    }

    private Task Start(CancellationToken stop)
        => new Journaalmeter(_journaal, _meting, new Telemetrieopties(), _time).RunAsync(_hartslag.Register("meting"), stop);
}
