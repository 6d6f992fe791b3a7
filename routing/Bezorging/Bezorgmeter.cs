using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace IB.Gateway.Routing;

/// <summary>What delivery measures.</summary>
internal static class Bezorgmeter
{
    internal static readonly ActivitySource Activities = new("IB.Gateway.Routing");

    private static readonly Meter Meter = new("IB.Gateway.Routing");

    private static readonly Histogram<double> Duur = Meter.CreateHistogram<double>(
        "ib_gateway_bezorgpoging_duur", "s", "Duur van een bezorgpoging, per wijze en afloop.");

    internal static void Record(Bezorgwijze wijze, Bezorgafloop afloop, TimeSpan duur) => Duur.Record(
        duur.TotalSeconds,
        new KeyValuePair<string, object?>("wijze", wijze.ToString()),
        new KeyValuePair<string, object?>("afloop", afloop.ToString()));
}
