using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>What became of a message that was handed in.</summary>
public enum Ontvangstsoort
{
    /// <summary>Accepted and durable: Bv03, 202.</summary>
    Overgenomen = 1,

    /// <summary>Taken over and durable, but refused by a check: Bv03 or 202 now, and an Fo01 or foutbericht follows.</summary>
    Afgekeurd,

    /// <summary>Not taken over: Fo03, or problem+json. The referentienummer counts as unused.</summary>
    Geweigerd,
}

/// <summary>The answer to a message that was handed in.</summary>
/// <param name="Soort">What became of it.</param>
/// <param name="Bericht">The journaled message; <see langword="null"/> when nothing was journaled.</param>
/// <param name="Fout">Why it was refused; <see langword="null"/> exactly when Overgenomen.</param>
/// <param name="Bevinding">The check that failed and its particulars; <see langword="null"/> when there was none, or for a repeat that would now be judged
/// otherwise.</param>
/// <param name="Herhaling">Whether the same message was handed in before: the answer is that of the first time.</param>
public sealed record Ontvangstuitkomst(
    Ontvangstsoort Soort, Bericht? Bericht, Fout? Fout, Bevinding? Bevinding, bool Herhaling);
