using System.Buffers;
using System.Diagnostics;

namespace IB.Gateway.Telemetrie;

/// <summary>The header <c>traceparent</c> (W3C Trace Context, level 1). What a partner sends is checked before it is kept.</summary>
internal static class Traceparent
{
    private const int Length = 55;
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>
    /// The header as it may be stored and passed on: 55 characters, version 00. <see langword="null"/> when it is not a valid
    /// traceparent. Of a later version only the part that version 00 knows is kept; <c>tracestate</c> is not passed on at all.
    /// </summary>
    public static string? Normalise(string? header)
    {
        if (header is null || header.Length < Length)
            return null;
        var later = header.Length > Length;
        var versie = header.AsSpan(0, 2);
        if (!IsHex(versie) || versie is "ff" || (later && (versie is "00" || header[Length] != '-')))
            return null;
        var trace = header.AsSpan(3, 32);
        var span = header.AsSpan(36, 16);
        var flags = header.AsSpan(53, 2);
        if (header[2] != '-' || header[35] != '-' || header[52] != '-' || !IsHex(trace) || !IsHex(span) || !IsHex(flags))
            return null;
        return trace.ContainsAnyExcept('0') && span.ContainsAnyExcept('0') ? $"00{header.AsSpan(2, Length - 2)}" : null;
    }

    /// <summary>The context that a stored traceparent names, as one of another process; none when there is none.</summary>
    public static ActivityContext Context(string? traceparent)
        => Normalise(traceparent) is { } geldig && ActivityContext.TryParse(geldig, traceState: null, isRemote: true, out var context)
            ? context
            : default;

    /// <summary>What to send along with a request or store with a message: the running activity, or else what came with the message.</summary>
    /// <param name="activity">The activity of this step; <see langword="null"/> when nobody listens.</param>
    /// <param name="bewaard">The traceparent that was stored with the message.</param>
    public static string? ForNext(Activity? activity, string? bewaard)
        => activity is { IdFormat: ActivityIdFormat.W3C } ? activity.Id : Normalise(bewaard);

    private static bool IsHex(ReadOnlySpan<char> tekst) => !tekst.ContainsAnyExcept(Hex);
}
