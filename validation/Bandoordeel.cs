namespace IB.Gateway.Validation;

/// <summary>The verdict on a payload whose elements were noted on a <see cref="Band"/>.</summary>
/// <param name="Oordeel">The verdict.</param>
/// <param name="Namen">
/// What the numbers on the band mean. <see langword="null"/> when the band means nothing: the payload is not valid, or only the
/// reference could judge it, which leaves none.
/// </param>
public sealed record Bandoordeel(Oordeel Oordeel, Naamnummers? Namen);
