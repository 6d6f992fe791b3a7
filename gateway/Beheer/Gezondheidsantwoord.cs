using System.Text.Json.Serialization;

namespace IB.Gateway.Beheer;

/// <summary>Answer of <c>/health/live</c>.</summary>
/// <param name="Status"><c>levend</c> or <c>vastgelopen</c>.</param>
/// <param name="Lussen">Every loop.</param>
internal sealed record Levend(string Status, IReadOnlyList<Luslevend> Lussen)
{
    /// <summary>Whether the answer is 200.</summary>
    [JsonIgnore]
    public required bool IsLevend { get; init; }
}

/// <summary>A loop in <see cref="Levend"/>.</summary>
internal sealed record Luslevend(
    string Naam, string Toestand, bool Hangt, DateTimeOffset? LaatsteVoortgang, long Herstarts, string? LaatsteFout);

/// <summary>Answer of <c>/health/ready</c>.</summary>
/// <param name="Status"><c>gereed</c> or <c>niet_gereed</c>.</param>
/// <param name="Fase">The phase now.</param>
/// <param name="Fasen">Every phase that has begun.</param>
/// <param name="Checks">Every check.</param>
internal sealed record Gereedheid(
    string Status, string Fase, IReadOnlyList<Faseverloop> Fasen, IReadOnlyList<Checkantwoord> Checks)
{
    /// <summary>Whether the answer is 200.</summary>
    [JsonIgnore]
    public required bool IsGereed { get; init; }
}

/// <summary>A phase in <see cref="Gereedheid"/>.</summary>
internal sealed record Faseverloop(string Naam, DateTimeOffset BegonnenOp);

/// <summary>A check in <see cref="Gereedheid"/>.</summary>
internal sealed record Checkantwoord(string Naam, string Status, string? Oorzaak, DateTimeOffset? LaatsteVoortgang);
