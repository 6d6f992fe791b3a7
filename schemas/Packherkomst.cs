namespace IB.Gateway.Schemas;

/// <summary>Where the content of a pack comes from.</summary>
/// <param name="Titel">Who published what, in Dutch.</param>
/// <param name="Datum">Day of publication; <see langword="null"/> when unknown.</param>
public sealed record Packherkomst(string Titel, DateOnly? Datum);
