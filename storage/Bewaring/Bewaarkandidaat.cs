namespace IB.Gateway.Storage;

/// <summary>A message whose payload is there, as retention looks at it.</summary>
/// <param name="Volgnummer">Its place in the journal.</param>
/// <param name="Soort">What it is in its conversation.</param>
/// <param name="Functie">Its type; of a foutbericht that of what it refuses.</param>
/// <param name="Zender">Organisation that made it.</param>
/// <param name="Ontvanger">Organisation that it is for.</param>
/// <param name="Toestand">Its state now.</param>
/// <param name="Ontvangen">When it was accepted.</param>
/// <param name="Sinds">When it was delivered, for Bezorgd; otherwise since when it waits or waited: its acceptance, or its resend.</param>
internal readonly record struct Bewaarkandidaat(
    long Volgnummer, Berichtsoort Soort, string Functie, string Zender, string Ontvanger, Toestand Toestand, DateTimeOffset Ontvangen, DateTimeOffset Sinds);

/// <summary>What becomes of a payload.</summary>
/// <param name="Vanaf">From when on it may go; when that cannot be told yet, when to look again.</param>
/// <param name="Lezer">The processor that has not read it yet; <see langword="null"/> when there is none.</param>
internal readonly record struct Bewaaroordeel(DateTimeOffset Vanaf, string? Lezer);
