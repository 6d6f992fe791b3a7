using System.Text.Json.Serialization;

namespace IB.Gateway.Beheer;

/// <summary>Answer of <c>/health/live</c>.</summary>
/// <param name="Status"><see cref="Ja"/> or <see cref="Nee"/>.</param>
/// <param name="Lussen">Every loop.</param>
internal sealed record Levend(string Status, IReadOnlyList<Luslevend> Lussen)
{
    /// <summary>No loop hangs.</summary>
    public const string Ja = "levend";

    /// <summary>A loop hangs.</summary>
    public const string Nee = "vastgelopen";

    /// <summary>Whether the answer is 200.</summary>
    [JsonIgnore]
    public bool IsLevend => Status == Ja;
}

/// <summary>A loop in <see cref="Levend"/>.</summary>
internal sealed record Luslevend(
    string Naam, string Toestand, bool Hangt, DateTimeOffset? LaatsteVoortgang, long Herstarts, string? LaatsteFout);

/// <summary>Answer of <c>/health/ready</c>.</summary>
/// <param name="Status"><see cref="Ja"/> or <see cref="Nee"/>.</param>
/// <param name="Fase">The phase now.</param>
/// <param name="Fasen">Every phase that has begun.</param>
/// <param name="Checks">Every check.</param>
internal sealed record Gereedheid(
    string Status, string Fase, IReadOnlyList<Faseverloop> Fasen, IReadOnlyList<Checkantwoord> Checks)
{
    /// <summary>Messages may come.</summary>
    public const string Ja = "gereed";

    /// <summary>No messages, please.</summary>
    public const string Nee = "niet_gereed";

    /// <summary>Whether the answer is 200.</summary>
    [JsonIgnore]
    public bool IsGereed => Status == Ja;
}

/// <summary>A phase in <see cref="Gereedheid"/>.</summary>
internal sealed record Faseverloop(string Naam, DateTimeOffset BegonnenOp);

/// <summary>A check in <see cref="Gereedheid"/>.</summary>
internal sealed record Checkantwoord(string Naam, string Status, string? Oorzaak, DateTimeOffset? LaatsteVoortgang);
