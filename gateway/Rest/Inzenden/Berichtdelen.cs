using Microsoft.Net.Http.Headers;

namespace IB.Gateway.Rest;

/// <summary>The two parts of a message that is handed in.</summary>
/// <param name="Metadata">JSON.</param>
/// <param name="Payload">XML, not looked at here.</param>
internal sealed record Berichtdelen(ReadOnlyMemory<byte> Metadata, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Name of the part with the metadata (koppelvlak 9.3).</summary>
    public const string MetadataNaam = "berichtMetadata";

    /// <summary>Name of the part with the payload (koppelvlak 9.3).</summary>
    public const string PayloadNaam = "payload";

    /// <summary>Exactly one of each, in any order, each of a type that fits.</summary>
    public static Gelezen<Berichtdelen> Read(ReadOnlyMemory<byte> body, ReadOnlySpan<byte> boundary, int maxMetadata)
    {
        if (!Multipartlezer.Read(body, boundary).Gelukt(out var delen, out var fout))
            return fout;
        var metadata = delen.SingleOrNull(MetadataNaam);
        var payload = delen.SingleOrNull(PayloadNaam);
        if (delen.Count != 2 || metadata is null || payload is null)
            return Leesfout.Onleesbaar($"er moeten precies twee delen zijn, {MetadataNaam} en {PayloadNaam}");

        if (metadata.Kop.Soort is not { } soort || !Is(soort, "application/json"))
            return Leesfout.NietOndersteund($"deel {MetadataNaam} moet Content-Type application/json hebben");
        if (metadata.Inhoud.Length > maxMetadata)
            return Leesfout.TeGroot($"deel {MetadataNaam} heeft meer dan {maxMetadata} bytes");
        if (payload.Kop.Soort is { } inhoudssoort && !Is(inhoudssoort, "application/xml", "text/xml", "application/octet-stream"))
            return Leesfout.NietOndersteund($"deel {PayloadNaam} moet Content-Type application/xml hebben, in UTF-8");
        if (payload.Inhoud.IsEmpty)
            return Leesfout.Onleesbaar($"deel {PayloadNaam} is leeg");
        return new Berichtdelen(metadata.Inhoud, payload.Inhoud);
    }

    private static bool Is(MediaTypeHeaderValue soort, params ReadOnlySpan<string> toegestaan)
    {
        var charset = HeaderUtilities.RemoveQuotes(soort.Charset);
        if (charset.Length > 0 && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return false;
        foreach (var type in toegestaan)
        {
            if (soort.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}

file static class Delen
{
    public static Multipartdeel? SingleOrNull(this IReadOnlyList<Multipartdeel> delen, string naam)
    {
        var gevonden = delen.Where(d => d.Kop.Naam == naam).ToList();
        return gevonden.Count == 1 ? gevonden[0] : null;
    }
}
