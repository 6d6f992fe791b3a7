using System.Diagnostics.Metrics;
using IB.Gateway.Rest;
using IB.Gateway.Routing;

namespace IB.Gateway.Telemetrie;

/// <summary>
/// What goes out with topics. Names of topics become labels: an operator declares them, so no party can make new ones. Safe for use by many
/// threads at once.
/// </summary>
internal sealed class Onderwerpmeters
{
    private readonly Counter<long> _gebeurtenissen;
    private readonly Counter<long> _inhoud;

    /// <param name="meters">Owns the meter.</param>
    /// <param name="plaatsen">Knows who follows.</param>
    public Onderwerpmeters(IMeterFactory meters, Volgplaatsen plaatsen)
    {
        var meter = meters.Create(Meetbron.Gateway);
        _gebeurtenissen = meter.CreateCounter<long>("ib.onderwerp.gebeurtenissen", "{gebeurtenis}", "Events given to those who follow a topic.");
        _inhoud = meter.CreateCounter<long>("ib.onderwerp.inhoud", "By", "Content in those events.");
        meter.CreateObservableGauge(
            "ib.onderwerp.volgers",
            () => Enum.GetValues<Volgvorm>().Select(v => new Measurement<int>(plaatsen.Count(v), Label("vorm", Labelwaarde.Of(v)))),
            "{verzoek}", "Requests that wait for events or stream them.");
    }

    /// <summary>An event goes out.</summary>
    public void CountGebeurtenis(string onderwerp, Verstrekwijze wijze)
        => _gebeurtenissen.Add(1, Label("onderwerp", onderwerp), Label("wijze", Labelwaarde.Of(wijze)));

    /// <summary>Its content goes with it.</summary>
    public void CountInhoud(string onderwerp, long bytes) => _inhoud.Add(bytes, Label("onderwerp", onderwerp));

    private static KeyValuePair<string, object?> Label(string naam, string waarde) => new(naam, waarde);
}
