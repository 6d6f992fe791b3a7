using System.Collections.Frozen;

namespace IB.Gateway.Storage;

/// <summary>Which messages somebody who follows the journal looks for. What it does not say is for the reader to judge.</summary>
/// <param name="Functies">The message types, by name: <c>WMO301</c>.</param>
/// <param name="Partijen">Only messages of which one of these is organisation of zender or ontvanger; empty for all.</param>
public sealed record Volgvraag(IReadOnlyCollection<string> Functies, IReadOnlyCollection<string> Partijen);

/// <summary>How much of the journal there is to follow.</summary>
/// <param name="Eerste">From this position on no message was forgotten. Of what was before it some or all is.</param>
/// <param name="Volgende">The position that the next message gets: one after the last.</param>
public readonly record struct Journaalgrenzen(long Eerste, long Volgende);

/// <summary>The message types of a journal.</summary>
/// <param name="Functies">At least those of every accepted message before <paramref name="Tot"/>; never fewer than before.</param>
/// <param name="Tot">A position.</param>
public sealed record Functielijst(IReadOnlySet<string> Functies, long Tot)
{
    /// <summary>Knows nothing yet.</summary>
    public static Functielijst Leeg { get; } = new(FrozenSet<string>.Empty, 1);
}
