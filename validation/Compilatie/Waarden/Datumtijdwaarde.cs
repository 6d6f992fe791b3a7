namespace IB.Gateway.Validation.Compilatie;

/// <summary>dateTime, date, time and the five of the calendar (XML Schema part 2, 3.2.7 - 3.2.14).</summary>
internal sealed class Datumtijdwaarde(Tijddelen delen, Facetten facetten) : Waardetype(facetten, Witruimte.Voegsamen)
{
    private readonly Grenzen<Tijdstip> _grenzen = new(
        facetten, tekst => Tijdstip.TryParse(tekst, delen, out var tijdstip) ? tijdstip : null, (een, ander) => een.CompareTo(ander));

    internal Tijddelen Delen => delen;

    /// <summary>Whether there are bounds to keep to.</summary>
    internal bool HeeftGrens => !_grenzen.Leeg;

    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
        => Tijdstip.TryParse(waarde, delen, out var tijdstip) && _grenzen.Allows(tijdstip);

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        _ = Tijdstip.TryParse(waarde, delen, out var tijdstip);
        return FormattableString.Invariant($"m{(int)delen} {tijdstip.Seconden} {tijdstip.Breuk} {tijdstip.HeeftZone}");
    }
}
