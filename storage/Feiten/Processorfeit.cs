namespace IB.Gateway.Storage.Feiten;

/// <summary>A fact about a processor.</summary>
/// <param name="Processor">Its name.</param>
/// <param name="TijdMs">When.</param>
internal abstract record Processorfeit(string Processor, long TijdMs) : Feit;

/// <summary>A processor did a step. What it sent are facts of their own, in the same group.</summary>
/// <param name="Processor">Its name.</param>
/// <param name="TijdMs">When.</param>
/// <param name="Naar">Where it is now.</param>
/// <param name="Staten">State that became other, sealed.</param>
/// <param name="Geparkeerd">Pieces that were parked.</param>
/// <param name="Vrijgegeven">Pieces that no longer are.</param>
internal sealed record ProcessorstapGezet(
    string Processor, long TijdMs, Positie Naar, IReadOnlyList<Staat> Staten, IReadOnlyList<Parkering> Geparkeerd, IReadOnlyList<Positie> Vrijgegeven)
    : Processorfeit(Processor, TijdMs);

/// <summary>A processor was set back.</summary>
/// <param name="Processor">Its name.</param>
/// <param name="TijdMs">When.</param>
/// <param name="Naar">To where.</param>
/// <param name="Reeks">The number of what it knows from now on: another one, for it knows nothing.</param>
internal sealed record ProcessorTeruggezet(string Processor, long TijdMs, Positie Naar, long Reeks) : Processorfeit(Processor, TijdMs);

/// <summary>An operator did something to a processor. What followed from it are facts of their own, in the same group.</summary>
/// <param name="Processor">Its name.</param>
/// <param name="TijdMs">When.</param>
/// <param name="Ingreep">What and why.</param>
internal sealed record ProcessorIngegrepen(string Processor, long TijdMs, Ingreep Ingreep) : Processorfeit(Processor, TijdMs);
