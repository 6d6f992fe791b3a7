using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>How the knooppunt presents itself in messages of its own.</summary>
public sealed record KnooppuntOptions
{
    /// <summary>zender.organisatie of its Fo01, Fo03 and Bv03. Default <c>IB</c> (koppelvlak 3.3).</summary>
    public string Organisatie { get; init; } = "IB";

    /// <summary>zender.applicatie, 3-50 characters. Default <c>GGKWebservice</c> (koppelvlak 5).</summary>
    public string Applicatie { get; init; } = "GGKWebservice";

    /// <summary>Version of that application. Default 1.0, written as 0001 and 0000.</summary>
    public Versie ApplicatieVersie { get; init; } = new(1, 0);

    /// <summary>The list of fault codes. Default <see cref="Foutcodeset.Isd21p4"/>.</summary>
    public Foutcodeset Foutcodes { get; init; } = Foutcodeset.Isd21p4;

    /// <summary>The knooppunt as a system in an envelope.</summary>
    public Systeem Systeem => new(Organisatie, Applicatie);
}
