using System.Text.Json;

namespace IB.Gateway.Client;

/// <summary>What the mailbox answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Tekst">The body: JSON, or empty.</param>
internal sealed record Postbusantwoord(int Status, string Tekst)
{
    /// <summary>Whether the request did what it asked.</summary>
    internal bool Gelukt => Status is >= 200 and < 300;

    /// <summary>A property of the JSON in the body as text; empty when there is none, or when something else than the knooppunt answered.</summary>
    internal string this[string eigenschap]
    {
        get
        {
            try
            {
                using var json = JsonDocument.Parse(Tekst);
                return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(eigenschap, out var waarde)
                    ? waarde.ToString()
                    : string.Empty;
            }
            catch (JsonException)
            {
                return string.Empty;
            }
        }
    }
}

/// <summary>A payload as the mailbox gave it.</summary>
/// <param name="Inhoud">Its bytes.</param>
/// <param name="Digest">Value of Repr-Digest (RFC 9530); <see langword="null"/> when it was not there.</param>
internal sealed record Postbuspayload(byte[] Inhoud, string? Digest);
