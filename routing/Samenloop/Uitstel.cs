namespace IB.Gateway.Routing;

/// <summary>
/// Something that a holder has to be told and is not told yet. What is kept of the signal stays as it was told last, so that it follows as soon as
/// the same is judged again and nothing is in its way.
/// </summary>
/// <param name="Regel">The rule.</param>
/// <param name="Houder">Code of the party that it is for.</param>
/// <param name="Grond">Why it is not told.</param>
internal readonly record struct Uitstel(Samenloopregel Regel, string Houder, Uitstelgrond Grond);

/// <summary>Why something is not told yet.</summary>
internal enum Uitstelgrond
{
    /// <summary>The rule has no ground today, so whether there is anything to tell was not looked at.</summary>
    GeenGrondslag = 1,

    /// <summary>The holder cannot be sent it today.</summary>
    Onbereikbaar,
}
