using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IB.Gateway.Rest;

/// <summary>Reads the headers of a request that say how its body is written, before the body is read.</summary>
internal static class Inhoudssoort
{
    private const int MaxBoundary = 70; // RFC 2046 5.1.1

    /// <summary>The boundary of a multipart/form-data request without content coding.</summary>
    public static Gelezen<byte[]> ReadBoundary(IHeaderDictionary headers)
    {
        // No content coding at all: then there is no bomb to defuse and the length on the wire is the length in memory.
        if (headers.ContentEncoding.Count > 0)
            return Leesfout.NietOndersteund("een gecomprimeerd verzoek (Content-Encoding) kan hier niet");
        if (headers.ContentType.Count != 1 || !MediaTypeHeaderValue.TryParse(headers.ContentType[0], out var soort) || soort.MediaType != "multipart/form-data")
            return Leesfout.NietOndersteund("de Content-Type moet multipart/form-data zijn");

        var boundaries = soort.Parameters.Where(p => p.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase)).ToList();
        if (boundaries.Count != 1)
            return Leesfout.Onleesbaar("de Content-Type moet precies een boundary noemen");
        var boundary = HeaderUtilities.RemoveQuotes(boundaries[0].Value).ToString();
        if (boundary.Length is 0 or > MaxBoundary || boundary.EndsWith(' ') || !boundary.All(IsBoundaryteken))
            return Leesfout.Onleesbaar("de boundary moet 1 tot 70 tekens lang zijn en alleen toegestane tekens hebben");
        return Encoding.ASCII.GetBytes(boundary);
    }

    private static bool IsBoundaryteken(char teken) => char.IsAsciiLetterOrDigit(teken) || "'()+_,-./:=? ".Contains(teken);
}
