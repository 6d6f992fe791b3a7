namespace IB.Gateway.Routing;

/// <summary>The law that allows data of two parties to be compared.</summary>
/// <param name="Wet">Name of the law.</param>
/// <param name="Artikel">The article.</param>
/// <param name="Geldig">The days on which it holds.</param>
internal sealed record Grondslag(string Wet, string Artikel, Dagperiode Geldig);
