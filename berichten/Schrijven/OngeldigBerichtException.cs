using IB.Gateway.Validation;

namespace IB.Gateway.Berichten;

/// <summary>
/// A draft holds what its schema does not allow, so nothing was written. The text is Dutch and names elements and rules, never values.
/// </summary>
public sealed class OngeldigBerichtException : Exception
{
    internal OngeldigBerichtException(IReadOnlyList<Schemafout> fouten)
        : base($"Het bericht is niet geschreven. {string.Join(' ', fouten.Select(f => $"{f.Pad}: {f.Tekst}."))}")
        => Fouten = fouten;

    /// <summary>What is wrong, by element and rule; line and column are those in the message that was not written.</summary>
    public IReadOnlyList<Schemafout> Fouten { get; }
}
