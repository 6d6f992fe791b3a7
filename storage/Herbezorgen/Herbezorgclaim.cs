namespace IB.Gateway.Storage;

/// <summary>What a task did with a message.</summary>
/// <param name="Volgnummer">Journal position of the message.</param>
/// <param name="Uitkomst">What was done.</param>
/// <param name="Toestand">The state of the message now.</param>
public sealed record Herbezorgclaim(long Volgnummer, Claimuitkomst Uitkomst, Toestand Toestand);

/// <summary>What became of the turn of a message in a task.</summary>
/// <remarks>The numbers are stored; never renumber.</remarks>
public enum Claimuitkomst : byte
{
    /// <summary>It waits again.</summary>
    Herbezorgd = 1,

    /// <summary>Skipped: it was no longer Mislukt or Verlopen.</summary>
    AndereToestand = 2,

    /// <summary>Skipped: its payload is no longer kept.</summary>
    InhoudWeg = 3,
}

/// <summary>What one call of <see cref="IHerbezorgtaken.ClaimAsync"/> came to.</summary>
/// <param name="Taak">The task after it.</param>
/// <param name="Partijen">Codes of the receivers for whom something waits again, each once.</param>
public sealed record Claimronde(Herbezorgtaak Taak, IReadOnlyList<string> Partijen);
