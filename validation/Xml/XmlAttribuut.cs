namespace IB.Gateway.Validation;

/// <summary>An attribute of a start tag.</summary>
public readonly ref struct XmlAttribuut(ReadOnlySpan<byte> lokaleNaam, ReadOnlySpan<byte> @namespace, ReadOnlySpan<byte> waarde)
{
    /// <summary>Its local name.</summary>
    public ReadOnlySpan<byte> LokaleNaam { get; } = lokaleNaam;

    /// <summary>Its namespace; empty for an attribute without a prefix.</summary>
    public ReadOnlySpan<byte> Namespace { get; } = @namespace;

    /// <summary>Its value as written: references are not resolved.</summary>
    public ReadOnlySpan<byte> Waarde { get; } = waarde;

    /// <summary>Its value as it is meant: references resolved, other white space made spaces (XML 1.0 section 3.3.3).</summary>
    public string ToText() => XmlVerwijzing.ToText(Waarde);
}

internal readonly record struct AttribuutBereik(int NaamVanaf, int NaamLengte, int VoorvoegselLengte, int WaardeVanaf, int WaardeLengte)
{
    /// <summary>The binding of its prefix in <see cref="Utf8XmlState"/>; -1 without prefix.</summary>
    internal int Binding { get; init; } = -1;
}
