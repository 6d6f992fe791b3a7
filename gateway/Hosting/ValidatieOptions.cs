using IB.Gateway.Validation;

namespace IB.Gateway.Hosting;

/// <summary>How payloads are judged.</summary>
internal sealed record ValidatieOptions
{
    /// <summary>
    /// The engine. Default <see cref="Keurmotor.Gecompileerd"/>. <see cref="Keurmotor.Referentie"/> takes System.Xml.Schema instead, which
    /// judges the same and costs many times as much: for who doubts the compiled one.
    /// </summary>
    public Keurmotor Motor { get; init; } = Keurmotor.Gecompileerd;

    /// <summary>Every error in these settings, in Dutch.</summary>
    internal IEnumerable<string> Validate()
    {
        if (!Enum.IsDefined(Motor))
            yield return $"validatie.motor is {Motor} en moet {nameof(Keurmotor.Gecompileerd)} of {nameof(Keurmotor.Referentie)} zijn";
    }
}
