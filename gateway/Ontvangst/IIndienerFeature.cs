using System.Diagnostics.CodeAnalysis;
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
    /// Judges the request once more, by what holds at this moment: when all of it is in, for reading it may have taken hours, and again and again for an
    /// answer that takes long. A refusal is counted and logged as one at the door is.
    /// </summary>
    /// <param name="indiener">Who it is by what holds at this moment, with the mandates of this moment.</param>
    /// <param name="weigering">Why it is refused.</param>
    bool TryReadmit([NotNullWhen(true)] out Indiener? indiener, [NotNullWhen(false)] out Toegangsweigering? weigering);
}
