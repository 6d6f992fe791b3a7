using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace IB.Gateway.Rest;

/// <summary>The headers of one part of multipart/form-data. File names are not even looked at.</summary>
/// <param name="Naam">The field name.</param>
/// <param name="Soort">Content-Type; <see langword="null"/> when there is none.</param>
/// <param name="Lengte">Content-Length, which some clients add; <see langword="null"/> when there is none.</param>
internal sealed record Deelkop(string Naam, MediaTypeHeaderValue? Soort, long? Lengte)
{
    private const int MaxHeaders = 8;

    /// <summary>Reads header lines separated by CRLF, without the empty line that ends them.</summary>
    public static Gelezen<Deelkop> Read(ReadOnlySpan<byte> kop)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var bereik in kop.Split("\r\n"u8))
        {
            var regel = kop[bereik];
            var dubbelepunt = regel.IndexOf((byte)':');
            if (dubbelepunt <= 0 || !regel[..dubbelepunt].ContainsOnlyToken() || regel[dubbelepunt..].ContainsControl())
                return Leesfout.Onleesbaar("een deel heeft een header die niet klopt");
            if (headers.Count == MaxHeaders)
                return Leesfout.Onleesbaar($"een deel heeft meer dan {MaxHeaders} headers");
            if (!headers.TryAdd(Encoding.ASCII.GetString(regel[..dubbelepunt]), Encoding.Latin1.GetString(regel[(dubbelepunt + 1)..]).Trim(' ', '\t')))
                return Leesfout.Onleesbaar("een deel heeft twee keer dezelfde header");
        }

        return Read(headers);
    }

    private static Gelezen<Deelkop> Read(Dictionary<string, string> headers)
    {
        if (headers.TryGetValue("Content-Transfer-Encoding", out var codering) && codering.ToLowerInvariant() is not ("binary" or "8bit" or "7bit"))
            return Leesfout.NietOndersteund("een deel heeft een Content-Transfer-Encoding; stuur de bytes zoals ze zijn");
        if (headers.ContainsKey("Content-Encoding"))
            return Leesfout.NietOndersteund("een deel is gecomprimeerd (Content-Encoding); stuur de bytes zoals ze zijn");

        MediaTypeHeaderValue? soort = null;
        if (headers.TryGetValue("Content-Type", out var type) && !MediaTypeHeaderValue.TryParse(type, out soort))
            return Leesfout.Onleesbaar("een deel heeft een Content-Type die niet klopt");
        if (soort is not null && soort.Type.Equals("multipart", StringComparison.OrdinalIgnoreCase))
            return Leesfout.Onleesbaar("een deel is zelf weer multipart");

        long? lengte = null;
        if (headers.TryGetValue("Content-Length", out var tekst))
        {
            if (!long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var waarde))
                return Leesfout.Onleesbaar("een deel heeft een Content-Length die niet klopt");
            lengte = waarde;
        }

        return FieldName(headers) is { } naam
            ? new Deelkop(naam, soort, lengte)
            : Leesfout.Onleesbaar("elk deel moet precies een header Content-Disposition: form-data met een name hebben");
    }

    private static string? FieldName(Dictionary<string, string> headers)
    {
        if (!headers.TryGetValue("Content-Disposition", out var tekst)
            || !ContentDispositionHeaderValue.TryParse(tekst, out var plaats)
            || !plaats.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var namen = plaats.Parameters.Where(p => p.Name.StartsWith("name", StringComparison.OrdinalIgnoreCase)).ToList();
        return namen.Count == 1 && namen[0].Name.Length == "name".Length ? HeaderUtilities.RemoveQuotes(namen[0].Value).ToString() : null;
    }
}

/// <summary>Character classes of header lines (RFC 9110 5.6.2).</summary>
file static class Headertekens
{
    private static readonly System.Buffers.SearchValues<byte> Token = System.Buffers.SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    public static bool ContainsOnlyToken(this ReadOnlySpan<byte> naam) => !naam.ContainsAnyExcept(Token);

    public static bool ContainsControl(this ReadOnlySpan<byte> waarde)
    {
        foreach (var teken in waarde)
        {
            if (teken is < 0x20 and not (byte)'\t' or 0x7f)
                return true;
        }

        return false;
    }
}
