using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Beheer;

/// <summary>Reads what an operator sends along.</summary>
internal static class Beheervraag
{
    private const int MaxBytes = 4096;

    /// <summary>The body, as far as it is of a reasonable size.</summary>
    internal static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        var json = new byte[MaxBytes];
        var lengte = await context.Request.Body.ReadAtLeastAsync(json, json.Length, throwOnEndOfStream: false, context.RequestAborted);
        return json.AsMemory(0, lengte);
    }

    /// <summary>The reason in it; <see langword="null"/> when there is none of 1 to 200 characters.</summary>
    internal static async ValueTask<string?> ReadRedenAsync(HttpContext context) => Herbezorging.ReadReden((await ReadAsync(context)).Span);
}
