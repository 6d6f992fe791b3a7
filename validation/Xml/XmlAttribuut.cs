namespace IB.Gateway.Validation;

/// <summary>An attribute of a start tag.</summary>
public readonly ref struct XmlAttribuut(ReadOnlySpan<byte> lokaleNaam, ReadOnlySpan<byte> @namespace, ReadOnlySpan<byte> waarde)
{
    /// <summary>Its local name.</summary>
    public ReadOnlySpan<byte> LokaleNaam { get; } = lokaleNaam;

    /// <summary>Its namespace; empty for an attribute without a prefix.</summary>
    public ReadOnlySpan<byte> Namespace { get; } = @namespace;

    /// <summary>Its value as written.</summary>
    public ReadOnlySpan<byte> Waarde { get; } = waarde;
}

internal readonly record struct AttribuutBereik(int NaamVanaf, int NaamLengte, int VoorvoegselLengte, int WaardeVanaf, int WaardeLengte);
