namespace IB.Gateway.Validation.Compilatie;

/// <summary>duration (XML Schema part 2, 3.2.6).</summary>
internal sealed class Duurwaarde(Facetten facetten) : Waardetype(facetten, Witruimte.Voegsamen)
{
    private readonly Grenzen<Duur> _grenzen = new(facetten, tekst => Duur.TryParse(tekst, out var duur) ? duur : null, (een, ander) => een.CompareTo(ander));

    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels) => Duur.TryParse(waarde, out var duur) && _grenzen.Allows(duur);

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        _ = Duur.TryParse(waarde, out var duur);
        return FormattableString.Invariant($"p{duur.Maanden} {duur.Seconden}");
    }
}
