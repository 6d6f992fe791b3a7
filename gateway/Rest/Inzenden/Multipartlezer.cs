namespace IB.Gateway.Rest;

/// <summary>
/// Splits a multipart body (RFC 2046 5.1, RFC 7578) that is in memory as a whole; the parts are slices of it, nothing is
/// copied. A pure function, stricter than the RFC where leniency only serves attackers: no preamble, no epilogue, no padding
/// after a boundary, no folded headers, no bare CR or LF in headers.
/// </summary>
internal static class Multipartlezer
{
    private const int MaxDelen = 2;
    private const int MaxKop = 4096;

    /// <summary>The parts in order; at most two.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="boundary">The boundary of the Content-Type, 1-70 ASCII characters, without leading dashes.</param>
    public static Gelezen<IReadOnlyList<Multipartdeel>> Read(ReadOnlyMemory<byte> body, ReadOnlySpan<byte> boundary)
    {
        byte[] scheiding = [.. "\r\n--"u8, .. boundary];
        var bytes = body.Span;
        if (!bytes.StartsWith(scheiding.AsSpan(2)))
            return Leesfout.Onleesbaar("de inhoud begint niet met de boundary");

        var delen = new List<Multipartdeel>(MaxDelen);
        var plek = scheiding.Length - 2;
        while (true)
        {
            var rest = bytes[plek..];
            if (rest.StartsWith("--"u8))
                return rest.Length == 2 || rest[2..].SequenceEqual("\r\n"u8) ? delen : Leesfout.Onleesbaar("na het laatste deel staan nog gegevens");
            if (!rest.StartsWith("\r\n"u8))
                return Leesfout.Onleesbaar("na een boundary moet een regeleinde of -- staan");
            if (delen.Count == MaxDelen)
                return Leesfout.Onleesbaar("er zijn meer dan twee delen");

            plek += 2;
            var kop = bytes.Slice(plek, Math.Min(MaxKop, bytes.Length - plek));
            var kopEinde = kop.IndexOf("\r\n\r\n"u8);
            if (kopEinde < 0)
                return Leesfout.Onleesbaar($"de headers van een deel eindigen niet binnen {MaxKop} bytes");
            var begin = plek + kopEinde + 4;
            var lengte = bytes[begin..].IndexOf(scheiding);
            if (lengte < 0)
                return Leesfout.Onleesbaar("de afsluitende boundary ontbreekt");

            if (!Deelkop.Read(kop[..kopEinde]).Gelukt(out var deelkop, out var fout))
                return fout;
            if (deelkop.Lengte is { } beloofd && beloofd != lengte)
                return Leesfout.Onleesbaar("de Content-Length van een deel klopt niet");
            delen.Add(new Multipartdeel(deelkop, body.Slice(begin, lengte)));
            plek = begin + lengte + scheiding.Length;
        }
    }
}

/// <summary>A part of a multipart body.</summary>
/// <param name="Kop">Its headers.</param>
/// <param name="Inhoud">Its content, a slice of the body.</param>
internal sealed record Multipartdeel(Deelkop Kop, ReadOnlyMemory<byte> Inhoud);
