using IB.Gateway.Routing;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace IB.Gateway.Stuf;

/// <summary>The short term of a push: a time-out per request, and quick retries for a receiver that hiccups.</summary>
internal static class Kortetermijn
{
    internal static ResiliencePipeline<Bezorgresultaat> Build(StufBezorgOptions options, TimeProvider tijd, Func<double> toeval)
    {
        var pijplijn = new ResiliencePipelineBuilder<Bezorgresultaat> { TimeProvider = tijd };
        if (options.Herhalingen > 0)
        {
            pijplijn.AddRetry(new RetryStrategyOptions<Bezorgresultaat>
            {
                // A receiver that asks to wait is not asked again at once.
                ShouldHandle = new PredicateBuilder<Bezorgresultaat>()
                    .HandleResult(r => r is { Afloop: Bezorgafloop.Onbereikbaar, NietVoor: null })
                    .Handle<TimeoutRejectedException>(),
                MaxRetryAttempts = options.Herhalingen,
                Delay = options.Wachttijd,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = toeval,
            });
        }

        return pijplijn.AddTimeout(options.Tijdslimiet).Build();
    }
}
