namespace IB.Gateway.Routing.Processors;

/// <summary>What an intervention of an operator came to.</summary>
/// <param name="Afloop">How it ended.</param>
/// <param name="Tekst">What happened and what now, in Dutch and without content.</param>
public sealed record Ingreepuitkomst(Ingreepafloop Afloop, string Tekst);

/// <summary>How an intervention ended.</summary>
public enum Ingreepafloop
{
    /// <summary>It was done.</summary>
    Gedaan = 1,

    /// <summary>There is no such processor, or nothing is parked there. Nothing was changed.</summary>
    Onbekend,

    /// <summary>It may not be done, or not now. Nothing was changed.</summary>
    Geweigerd,

    /// <summary>It was tried and failed again; what was parked stays so, with its new reason.</summary>
    Mislukt,
}
