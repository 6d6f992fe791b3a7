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

    /// <summary>
    /// Who it is by what holds at this moment: <see langword="null"/> when the certificate no longer counts or its party no longer takes part.
    /// An answer that takes long asks this again and again.
    /// </summary>
    Indiener? Recheck();
}
