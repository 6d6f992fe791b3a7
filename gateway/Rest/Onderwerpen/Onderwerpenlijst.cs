using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Rest;

/// <summary>Answer to <c>GET /v1/onderwerpen</c>: what the caller may follow today.</summary>
internal sealed record Onderwerpenlijst(IReadOnlyList<Onderwerpgegevens> Onderwerpen);

/// <summary>A topic as the caller may follow it.</summary>
/// <param name="Naam">Its name, in addresses.</param>
/// <param name="Omschrijving">What is in it.</param>
/// <param name="Wijze"><c>inhoud</c> or <c>melding</c>.</param>
/// <param name="Bereik"><c>landelijk</c>, <c>eigen</c> or <c>gemeenten</c>.</param>
/// <param name="Gemeenten">Codes, with <c>gemeenten</c>.</param>
/// <param name="Grondslag">By which law.</param>
/// <param name="Vanaf">First day of the right.</param>
/// <param name="Tot">Last day of it.</param>
/// <param name="Posities">How much there is to follow.</param>
/// <param name="Gebeurtenissen">Where: a path.</param>
internal sealed record Onderwerpgegevens(
    string Naam, string Omschrijving, string Wijze, string Bereik, IReadOnlyList<string>? Gemeenten, string Grondslag, DateOnly Vanaf, DateOnly? Tot,
    Positiebereik Posities, string Gebeurtenissen)
{
    public static Onderwerpgegevens Of(Toegang toegang, Journaalgrenzen grenzen)
    {
        var recht = toegang.Recht;
        return new Onderwerpgegevens(
            toegang.Onderwerp.Naam,
            toegang.Onderwerp.Omschrijving,
            recht.Wijze.ToString().ToLowerInvariant(),
            recht.Bereik.ToString().ToLowerInvariant(),
            recht.Bereik == Rechtbereik.Gemeenten ? recht.Gemeenten : null,
            recht.Grondslag,
            recht.Geldig.Vanaf ?? DateOnly.MinValue,
            recht.Geldig.Tot,
            Positiebereik.Of(grenzen),
            Onderwerppaden.Gebeurtenissen(toegang.Onderwerp.Naam));
    }
}

/// <summary>Positions that can be asked for.</summary>
/// <param name="Eerste">From here on nothing was let go of.</param>
/// <param name="Volgende">The position of what comes next: who is there has everything.</param>
internal sealed record Positiebereik(long Eerste, long Volgende)
{
    public static Positiebereik Of(Journaalgrenzen grenzen) => new(grenzen.Eerste, grenzen.Volgende);
}
