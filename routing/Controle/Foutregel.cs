namespace IB.Gateway.Routing;

/// <summary>How a fault reaches a sender.</summary>
public enum Foutweg
{
    /// <summary>At once and instead of a receipt: Fo03 over StUF, problem+json over REST. The message is not taken over.</summary>
    Meteen = 1,

    /// <summary>After the receipt, as a message of its own: Fo01 over StUF, a foutbericht in the mailbox over REST.</summary>
    Later,
}

/// <summary>One row of the table of faults.</summary>
/// <param name="Punt">The check.</param>
/// <param name="Isd21p4">Its code in ISD-2.1p4.</param>
/// <param name="Bidn2025">Its code in BIDN-2025.</param>
/// <param name="Plek"><c>client</c> or <c>server</c>, as the list of ISD-2.1p4 has it.</param>
/// <param name="Weg">How it reaches the sender.</param>
/// <param name="HttpStatus">Status of the problem+json answer; used when <paramref name="Weg"/> is Meteen.</param>
/// <param name="Tekst">What, why and what now; <c>{0}</c> is the particular of the finding.</param>
internal sealed record Foutregel(
    Controlepunt Punt, string Isd21p4, string Bidn2025, string Plek, Foutweg Weg, int HttpStatus, string Tekst)
{
    /// <summary>What BIDN-2025 has for the place where that differs; <see langword="null"/> where it does not.</summary>
    public string? PlekBidn2025 { get; init; }
}
