namespace IB.Gateway.Storage.Feiten;

/// <summary>A fact about refusals and about resending by query.</summary>
internal abstract record Herbezorgfeit : Feit;

/// <summary>The receiver refused a message, with a fault code.</summary>
/// <param name="Volgnummer">Of the message.</param>
/// <param name="Code">The code.</param>
internal sealed record GeweigerdDoorOntvanger(long Volgnummer, string Code) : Herbezorgfeit;

/// <summary>A task was made.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Vraag">Which messages, as <see cref="Zoekvraagtekst"/>.</param>
/// <param name="Reden">Why.</param>
/// <param name="Tempo">Messages per second.</param>
/// <param name="Proef">Messages of the trial.</param>
/// <param name="TotEnMet">The last volgnummer that can be part of it.</param>
/// <param name="Totaal">How many messages met the query, when they were counted.</param>
/// <param name="TijdMs">When.</param>
internal sealed record HerbezorgtaakGemaakt(
    long Id, string Vraag, string Reden, int Tempo, int Proef, long TotEnMet, long? Totaal, long TijdMs) : Herbezorgfeit;

/// <summary>A task went from one state to another.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Van">The state before.</param>
/// <param name="Naar">The state after.</param>
/// <param name="TijdMs">When.</param>
/// <param name="Oorzaak">Why.</param>
internal sealed record HerbezorgtaakVerplaatst(long Id, Taakstand Van, Taakstand Naar, long TijdMs, string Oorzaak) : Herbezorgfeit;

/// <summary>A task dealt with a message. That the message waits again is a fact of its own, in the same group.</summary>
/// <param name="Taak">Number of the task.</param>
/// <param name="Volgnummer">Of the message.</param>
/// <param name="Uitkomst">What was done.</param>
internal sealed record HerbezorgingGeclaimd(long Taak, long Volgnummer, Claimuitkomst Uitkomst) : Herbezorgfeit;
