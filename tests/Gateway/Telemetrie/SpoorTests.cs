using System.Diagnostics;
using IB.Gateway.Hosting;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace IB.Gateway.Tests.Telemetrie;

// Not beside a test that owns a tracer provider: whoever samples an activity, samples it for all.
[Collection("tracer provider")]
public sealed class SpoorTests
{
    [Fact]
    public async Task Start_StepsOfAMessage_AreOneTraceFromReceptionToDelivery()
    {
        var journaal = new GemetenJournaal(new FakeJournaal { Inboeking = new Inboeking(Inboekuitkomst.Nieuw, null!) });
        var spoor = ActivityTraceId.CreateRandom();
        var keten = $"00-{spoor}-00f067aa0ba902b7-00";
        var gezien = new List<Activity>();
        using var listener = Listen(spoor, gezien);

        string? bewaard;
        using (var ontvangst = Spoor.StartOntvangst(Kanaal.Stuf, keten))
        {
            bewaard = Traceparent.ForNext(ontvangst, keten);
            using (var controle = Spoor.StartControle())
                controle.Complete(Ontvangstsoort.Overgenomen, gelukt: true);
            await journaal.AppendAsync(null!, TestContext.Current.CancellationToken);
        }

        using (var bezorging = Spoor.StartBezorging(Bezorgwijze.Rest, 12, 3, bewaard))
            bezorging.Complete(Bezorgafloop.Onbereikbaar, gelukt: false);

        Assert.Equal(["controle", "inboeken", "ontvangst", "bezorging"], gezien.Select(a => a.OperationName));
        Assert.All(gezien, a => Assert.Equal(spoor, a.TraceId));
        var (eerste, laatste) = (gezien[2], gezien[3]);
        Assert.Equal("00f067aa0ba902b7", eerste.ParentSpanId.ToString());
        Assert.All(gezien.Where(a => a != eerste), a => Assert.Equal(eerste.SpanId, a.ParentSpanId));
        Assert.Equal(ActivityStatusCode.Error, laatste.Status);
        Assert.Equal(
            [new("wijze", "rest"), new("volgnummer", 12L), new("poging", 3), new("uitkomst", "onbereikbaar")], laatste.TagObjects);
    }

    [Theory]
    [InlineData(1.0, true)]
    [InlineData(0.0, false)]
    public void Sampling_FlagOfAChainPartner_DoesNotDecide(double deel, bool bewaard)
    {
        // The id alone decides, so reception and delivery agree; the partner asks for the opposite.
        var keten = $"00-{ActivityTraceId.CreateRandom()}-00f067aa0ba902b7-0{(bewaard ? 0 : 1)}";
        using var provider = Sdk.CreateTracerProviderBuilder()
            .SetSampler(Telemetriedienst.Sampler(new Telemetrieopties { Spoordeel = deel })).AddSource(Meetbron.Gateway).Build();

        using var ontvangst = Spoor.StartOntvangst(Kanaal.Rest, keten);

        Assert.NotNull(ontvangst);
        Assert.Equal(bewaard, ontvangst.Recorded);
    }

    private static ActivityListener Listen(ActivityTraceId spoor, List<Activity> gezien)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Meetbron.Gateway,
            Sample = (ref ActivityCreationOptions<ActivityContext> o)
                => o.TraceId == spoor ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == spoor)
                    gezien.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
