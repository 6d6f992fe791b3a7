using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace IB.Gateway.Rest;

/// <summary>Whether the client takes what there is (RFC 9110 12.5.1).</summary>
internal static class Acceptatie
{
    /// <summary>
    /// Whether <paramref name="soort"/> fits the Accept header. No header takes everything; the most specific range that
    /// matches decides; a header that cannot be read takes nothing.
    /// </summary>
    public static bool Neemt(StringValues accept, string soort) => Kwaliteit(accept, soort) > 0;

    /// <summary>How much the client wants <paramref name="soort"/>, by the same rules: 0 for not at all, 1 for most.</summary>
    public static double Kwaliteit(StringValues accept, string soort)
    {
        if (StringValues.IsNullOrEmpty(accept))
            return 1;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var reeks))
            return 0;

        var aangeboden = new MediaTypeHeaderValue(soort);
        MediaTypeHeaderValue? beste = null;
        foreach (var bereik in reeks)
        {
            if (aangeboden.IsSubsetOf(Zonder(bereik)) && (beste is null || Precisie(bereik) > Precisie(beste)))
                beste = bereik;
        }

        return beste is null ? 0 : beste.Quality ?? 1;
    }

    // Parameters of a range (charset, version) do not matter for the types that the API has.
    private static MediaTypeHeaderValue Zonder(MediaTypeHeaderValue bereik) => new(bereik.MediaType);

    private static int Precisie(MediaTypeHeaderValue bereik) => bereik.MatchesAllTypes ? 0 : bereik.MatchesAllSubTypes ? 1 : 2;
}
