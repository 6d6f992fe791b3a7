using IB.Gateway.Routing;

namespace IB.Gateway.Ontvangst;

/// <summary>Present on a request whose client certificate was verified and belongs to a Partij.</summary>
internal interface IIndienerFeature
{
    /// <summary>Who hands in.</summary>
    Indiener Indiener { get; }
}
