using IB.Gateway.Beheer;
using IB.Gateway.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class UitloopTests
{
    private static readonly TimeSpan Duur = TimeSpan.FromSeconds(15);

    private readonly FakeTime _time = new();
    private readonly Opstartfase _fase;

    public UitloopTests() => _fase = new Opstartfase(_time, NullLogger<Opstartfase>.Instance);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stopping_WithUitloop_WaitsItOnceHoweverOftenTheHostIsStopped()
    {
        var uitloop = Create(Duur);

        var eerste = uitloop.StoppingAsync(Stop);
        _time.Advance(Duur - TimeSpan.FromTicks(1));
        Assert.False(eerste.IsCompleted);
        Assert.Equal("close", await AskAsync(uitloop));
        _time.Advance(TimeSpan.FromTicks(1));
        await eerste;

        Assert.True(uitloop.StoppingAsync(Stop).IsCompletedSuccessfully);
        Assert.Equal(Fase.Stopt, _fase.Huidig);
    }

    [Fact]
    public async Task Stopping_WithoutUitloop_DoesNotWait()
    {
        var uitloop = Create(TimeSpan.Zero);

        Assert.Equal("", await AskAsync(uitloop));
        Assert.True(uitloop.StoppingAsync(Stop).IsCompletedSuccessfully);
        Assert.Equal(Fase.Stopt, _fase.Huidig);
    }

    private static async Task<string> AskAsync(Uitloop uitloop)
    {
        var http = new DefaultHttpContext();
        await uitloop.AnswerAsync(http, static _ => Task.CompletedTask);
        return http.Response.Headers.Connection.ToString();
    }

    private Uitloop Create(TimeSpan duur) => new(_fase, new Beheeropties { Uitloop = duur }, _time, NullLogger<Uitloop>.Instance);
}
