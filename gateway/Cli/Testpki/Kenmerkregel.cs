using System.Text.Json.Serialization;
using IB.Gateway.Identiteit;

namespace IB.Gateway.Cli;

/// <summary>What stands under <c>certificaten</c> of a party for one certificate.</summary>
/// <param name="Oin">The OIN; <see langword="null"/> for a certificate without one.</param>
/// <param name="Subject">The subject name; <see langword="null"/> for a certificate with an OIN.</param>
internal sealed record Kenmerkregel(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Oin,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Subject)
{
    /// <summary>The line for this kenmerk.</summary>
    internal static Kenmerkregel Of(Certificaatkenmerk kenmerk) => kenmerk.Soort == Kenmerksoort.Oin
        ? new Kenmerkregel(kenmerk.Waarde, null)
        : new Kenmerkregel(null, kenmerk.Waarde);
}
