using System.Security.Cryptography;
using System.Text.Json;
using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary>Whether a payload is the one that the knooppunt took over: its hash must be that of the metadata and of Repr-Digest.</summary>
internal static class Payloadcontrole
{
    /// <summary>What is wrong, in Dutch; <see langword="null"/> when both say the same as the bytes.</summary>
    internal static string? FindFout(Postbuspayload payload, Postbusantwoord metadata)
    {
        var hash = SHA256.HashData(payload.Inhoud);
        if (payload.Digest != $"sha-256=:{Convert.ToBase64String(hash)}:")
            return "de SHA-256 van de inhoud is een andere dan die in Repr-Digest.";
        return Checksum(metadata) == Convert.ToHexStringLower(hash)
            ? null
            : "de SHA-256 van de inhoud is een andere dan die in de metadata.";
    }

    private static string? Checksum(Postbusantwoord metadata)
    {
        try
        {
            return JsonSerializer.Deserialize(metadata.Tekst, CliJson.Default.BerichtMetadata)?.Basisgegevens?.Payload?.Checksum?.Waarde;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
