using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>What a party may see of a stretch of a topic.</summary>
/// <param name="Berichten">The messages, in order of the journal.</param>
/// <param name="Verder">Where to go on: everything before it is in here or is not for this party.</param>
/// <param name="Bij">Nothing lies beyond it yet.</param>
public sealed record Onderwerpstuk(IReadOnlyList<Bericht> Berichten, long Verder, bool Bij);
