using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>A whole copy that is being dealt with.</summary>
/// <param name="Stand">How far it is.</param>
/// <param name="Kopie">What it says.</param>
/// <param name="Gedeeld">What all pieces know.</param>
/// <param name="Bericht">The part that came in last: what follows is because of it, and what cannot be used is parked under it.</param>
/// <param name="Commit">Makes a step durable.</param>
internal sealed record Kopiewerk(Kopiestand Stand, IKopie Kopie, ReadOnlyMemory<byte>? Gedeeld, Bericht Bericht, Func<Kopiestap, Task> Commit);
