using System.Buffers;
using System.Globalization;
using System.Text.Json;
using IB.Gateway.Rest;

namespace IB.Gateway.Client;

/// <summary>A line of a page: an event as the knooppunt wrote it, and what of it a follower must understand.</summary>
/// <param name="Bytes">The line, with its end.</param>
/// <param name="Type"><c>type</c> of the event.</param>
/// <param name="Verder">Where to go on once this was dealt with.</param>
/// <param name="Positie">Its position; <see langword="null"/> when it is not about a message.</param>
/// <param name="Bij">Nothing lay beyond it.</param>
internal sealed record Volgregel(ReadOnlyMemory<byte> Bytes, string Type, long Verder, long? Positie, bool Bij)
{
    /// <summary>The event alone.</summary>
    internal ReadOnlySpan<byte> Json => Bytes.Span[..^1];

    /// <summary>Whether it tells only how far the follower is.</summary>
    internal bool IsStand => Type == Gebeurtenisschrijver.Standsoort;

    /// <summary>Takes the first whole line; <see langword="null"/> when there is none yet.</summary>
    /// <exception cref="InvalidDataException">It is no event.</exception>
    internal static Volgregel? TryTake(ref ReadOnlySequence<byte> bytes)
    {
        if (bytes.PositionOf((byte)'\n') is not { } einde)
            return null;
        var verder = bytes.GetPosition(1, einde);
        var regel = bytes.Slice(0, verder).ToArray();
        bytes = bytes.Slice(verder);
        return Parse(regel);
    }

    private static Volgregel Parse(byte[] regel)
    {
        try
        {
            using var json = JsonDocument.Parse(regel.AsMemory(..^1));
            var wortel = json.RootElement;
            return new Volgregel(
                regel,
                wortel.GetProperty("type").GetString()!,
                ReadPositie(wortel, "verder") ?? throw new InvalidDataException("Een gebeurtenis zegt niet waar het verder gaat."),
                ReadPositie(wortel, "positie"),
                wortel.TryGetProperty("bij", out var bij) && bij.ValueKind == JsonValueKind.True);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException("Een regel is geen gebeurtenis.", e);
        }
    }

    private static long? ReadPositie(JsonElement gebeurtenis, string naam)
        => gebeurtenis.TryGetProperty(naam, out var waarde) && waarde.ValueKind == JsonValueKind.String
            && long.TryParse(waarde.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var positie)
                ? positie
                : null;
}
