namespace IB.Gateway.Storage;

/// <summary>What an append found under (zender, referentienummer).</summary>
public enum Inboekuitkomst
{
    /// <summary>Nothing: the message is now durable.</summary>
    Nieuw = 1,

    /// <summary>The same message: nothing was stored but a line in its history. The earlier answer holds.</summary>
    Herhaling = 2,

    /// <summary>Another message: nothing was stored (IB216).</summary>
    Strijdig = 3,
}

/// <summary>The outcome of an append. It exists only after the transaction is on disk.</summary>
/// <param name="Uitkomst">What was found.</param>
/// <param name="Bericht">
/// The journaled message: the new one, or the one that stood there already, with its own receipt, verdict and present state.
/// </param>
public readonly record struct Inboeking(Inboekuitkomst Uitkomst, Bericht Bericht);
