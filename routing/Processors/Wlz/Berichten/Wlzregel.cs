namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>A rule that the schemas of the Wlz messages cannot express.</summary>
/// <param name="Code"><c>WLZ</c> and three digits; what a chain partner is told, and what docs/wlz.md explains.</param>
/// <param name="Reikwijdte">What an offence refuses.</param>
/// <param name="Uitleg">What is wrong, why it matters and what to do, in Dutch. Never a value from a message.</param>
internal sealed record Wlzregel(string Code, Reikwijdte Reikwijdte, string Uitleg);

/// <summary>What is refused when a rule is broken.</summary>
internal enum Reikwijdte
{
    /// <summary>Only the person or registration that breaks it; the others in the message count.</summary>
    Onderdeel = 1,

    /// <summary>The whole message: nothing in it counts.</summary>
    Bericht,

    /// <summary>Nothing: it is worth a remark.</summary>
    Opmerking,
}
