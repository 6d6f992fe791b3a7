namespace IB.Gateway.Routing.Processors;

/// <summary>Which part of which full copy of a source a message is.</summary>
/// <param name="KopieId">The same for all parts of a copy.</param>
/// <param name="Deel">Which part, from 1.</param>
/// <param name="AantalDelen">How many parts there are, 1-999.</param>
/// <param name="AantalPersonen">How many persons there are in all parts together, 0-9,999,999.</param>
internal sealed record Kopiedeel(Guid KopieId, int Deel, int AantalDelen, int AantalPersonen);
