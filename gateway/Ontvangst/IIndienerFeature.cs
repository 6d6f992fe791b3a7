using IB.Gateway.Routing;

namespace IB.Gateway.Ontvangst;

/// <summary>
/// Who makes this request. The identity middleware sets it after it verified the certificate; an endpoint that needs a
/// caller and does not find it refuses before it reads anything.
/// </summary>
internal interface IIndienerFeature
{
    /// <summary>The party behind the certificate.</summary>
    Indiener Indiener { get; }
}
