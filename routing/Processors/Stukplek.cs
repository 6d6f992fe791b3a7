using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>A piece with its place in the journal.</summary>
/// <param name="Plek">The message, and which piece of it: 0 for the first.</param>
/// <param name="Bericht">The message.</param>
/// <param name="Stuk">The piece.</param>
internal readonly record struct Stukplek(Positie Plek, Bericht Bericht, Werkstuk Stuk);
