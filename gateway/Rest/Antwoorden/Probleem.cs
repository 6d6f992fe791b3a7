using System.Text.Json.Serialization;

namespace IB.Gateway.Rest;

/// <summary>An answer that says what went wrong, why, and what to do now (RFC 9457).</summary>
internal sealed record Probleem
{
    /// <summary>A URN of <see cref="Probleemsoort"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The kind of problem in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>This occurrence, in Dutch. Never contains what the request contained, except codes that passed a check.</summary>
    public required string Detail { get; init; }

    /// <summary>Identifies the request in the logs of the knooppunt; filled in when the problem is sent.</summary>
    public string? Instance { get; init; }

    /// <summary>Fault code of the configured list.</summary>
    public string? Code { get; init; }

    /// <summary><c>client</c> or <c>server</c>: who can mend it.</summary>
    public string? Plek { get; init; }

    /// <summary>Every single fault, when there can be more than one.</summary>
    public IReadOnlyList<Probleemfout>? Fouten { get; init; }

    /// <summary>The positions that can be asked for, when the position was at fault.</summary>
    public Positiebereik? Posities { get; init; }

    /// <summary>How long to wait before the next try; sent as Retry-After.</summary>
    [JsonIgnore]
    public TimeSpan? Wacht { get; init; }

    /// <summary>A problem of this kind.</summary>
    public static Probleem Of(Probleemsoort soort, string detail)
        => new() { Type = soort.Type, Title = soort.Titel, Status = soort.Status, Detail = detail };
}

/// <summary>One of the faults in a request.</summary>
/// <param name="Plek">Where: the path of a field in the metadata, or of an element in the payload.</param>
/// <param name="Omschrijving">What was expected, in Dutch.</param>
/// <param name="Code">Kind of fault in a payload: <c>XML</c>.</param>
/// <param name="Regel">Line in the payload, from 1.</param>
/// <param name="Kolom">Column in the payload, from 1.</param>
internal sealed record Probleemfout(
    string Plek, string Omschrijving, string? Code = null, int? Regel = null, int? Kolom = null);
