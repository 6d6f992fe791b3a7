namespace IB.Gateway.Redis;

/// <summary>What is known of who has a turn without asking who decides it.</summary>
internal enum Claimstand
{
    /// <summary>Nobody said that he has it; this node has said so now.</summary>
    Vrij = 1,

    /// <summary>Somebody said that he has it.</summary>
    Bezet,

    /// <summary>It is not known.</summary>
    Onbekend,
}

/// <summary>
/// Where nodes say whose turn it is. What stands there may be lost, old or wrong; nobody has a turn by it. No call takes long, so that none has to be
/// broken off with its outcome unknown. Safe for use by many threads at once.
/// </summary>
internal interface IClaims
{
    /// <summary>Says that this holder has it, if nobody said so.</summary>
    /// <param name="naam">The turn.</param>
    /// <param name="waarde">Holder and number.</param>
    /// <param name="duur">For how long.</param>
    ValueTask<Claimstand> TryClaimAsync(string naam, string waarde, TimeSpan duur);

    /// <summary>Says that this holder has it, whatever was said.</summary>
    ValueTask SetAsync(string naam, string waarde, TimeSpan duur);

    /// <summary>
    /// Takes back what was said in these words or those, and in no others; <see langword="false"/> when it is not certain that they are gone.
    /// </summary>
    ValueTask<bool> TryReleaseAsync(string naam, string waarde, string eerder);
}
