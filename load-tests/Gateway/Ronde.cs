using IB.Gateway.LoadTests.Aanbod;

namespace IB.Gateway.LoadTests.Gateway;

/// <summary>One turn of the knooppunt and its peers with the same messages; rates in messages per second.</summary>
/// <param name="Dek">The messages.</param>
/// <param name="Kestrel">Bare Kestrel.</param>
/// <param name="Knooppunt">The knooppunt.</param>
/// <param name="Referentie">The knooppunt with System.Xml.Schema as its validator.</param>
/// <param name="Append">Bare SQLite.</param>
/// <param name="Cpu">Core time per message of the knooppunt, divided by that of bare Kestrel.</param>
internal sealed record Ronde(Dek Dek, double Kestrel, double Knooppunt, double Referentie, double Append, double Cpu);

/// <summary>A measurement at a fixed rate.</summary>
/// <param name="Dek">The messages.</param>
/// <param name="Deel">The part of the highest rate.</param>
/// <param name="Meting">What was measured.</param>
internal sealed record Vastemeting(Dek Dek, double Deel, Meetregel Meting);
