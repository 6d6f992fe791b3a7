using System.Diagnostics.Metrics;

namespace IB.Gateway.Telemetrie;

/// <summary>Instruments that need no more than to be there from the start of the host.</summary>
internal interface IMeterset
{
    /// <summary>Adds them to <paramref name="meter"/>; called once.</summary>
    void Register(Meter meter);
}
