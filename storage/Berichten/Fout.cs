namespace IB.Gateway.Storage;

/// <summary>A fault as the sender gets to see it, in an Fo01, an Fo03 or problem+json (koppelvlak 3.3).</summary>
/// <param name="Code">Fault code of the configured code set, at most 7 characters: <c>IB210</c>.</param>
/// <param name="Plek"><c>client</c> when the sender can mend it, <c>server</c> when the knooppunt or the chain must.</param>
/// <param name="Omschrijving">What, why and what now, in Dutch, at most 200 characters. Never contains payload content.</param>
/// <param name="Details">More of the same where 200 characters do not suffice, at most 1000 characters.</param>
public sealed record Fout(string Code, string Plek, string Omschrijving, string? Details = null);
