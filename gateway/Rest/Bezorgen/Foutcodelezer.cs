using System.Text.Json;

namespace IB.Gateway.Rest;

/// <summary>
/// Finds the fault code in what a receiver answered. Nothing else of that answer is kept: it may hold whatever the receiver
/// knows, and the history is read by both sides.
/// </summary>
internal static class Foutcodelezer
{
    private const int MaxAntwoord = 64 * 1024;
    private const int MaxCode = 7;

    /// <summary>The code, or <see langword="null"/> when the answer is longer than 64 kB, is no JSON object or has no code of 1-7 letters and digits.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public static async Task<string?> ReadAsync(Stream antwoord, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxAntwoord + 1];
        var lengte = await antwoord.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return lengte > MaxAntwoord ? null : Find(buffer.AsSpan(0, lengte));
    }

    private static string? Find(ReadOnlySpan<byte> json)
    {
        try
        {
            var lezer = new Utf8JsonReader(json);
            if (!lezer.Read() || lezer.TokenType != JsonTokenType.StartObject)
                return null;
            while (lezer.Read() && lezer.TokenType == JsonTokenType.PropertyName)
            {
                var isCode = lezer.ValueTextEquals("code"u8);
                lezer.Read();
                if (isCode)
                    return lezer.TokenType == JsonTokenType.String && lezer.GetString() is { Length: > 0 and <= MaxCode } code
                        && code.All(char.IsAsciiLetterOrDigit)
                        ? code
                        : null;
                lezer.Skip();
            }

            return null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null; // A string with a lone surrogate cannot be decoded.
        }
    }
}
