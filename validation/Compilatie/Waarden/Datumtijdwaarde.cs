using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>dateTime, date, time and the five of the calendar (XML Schema part 2, 3.2.7 - 3.2.14).</summary>
internal sealed class Datumtijdwaarde : Waardetype
{
    private readonly Tijdstip? _vanaf;
    private readonly Tijdstip? _na;
    private readonly Tijdstip? _tot;
    private readonly Tijdstip? _voor;

    internal Datumtijdwaarde(Tijddelen delen, Facetten facetten)
        : base(facetten, Witruimte.Voegsamen)
    {
        Delen = delen;
        _vanaf = ToGrens(facetten.VanafInclusief);
        _na = ToGrens(facetten.VanafExclusief);
        _tot = ToGrens(facetten.TotInclusief);
        _voor = ToGrens(facetten.TotExclusief);
    }

    internal Tijddelen Delen { get; }

    /// <summary>Whether there are bounds to keep to.</summary>
    internal bool HeeftGrens => (_vanaf ?? _na ?? _tot ?? _voor) is not null;

    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
        => Tijdstip.TryParse(waarde, Delen, out var tijdstip)
            && (_vanaf is not { } vanaf || tijdstip.CompareTo(vanaf) >= 0) && (_na is not { } na || tijdstip.CompareTo(na) > 0)
            && (_tot is not { } tot || tijdstip.CompareTo(tot) <= 0) && (_voor is not { } voor || tijdstip.CompareTo(voor) < 0);

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        _ = Tijdstip.TryParse(waarde, Delen, out var tijdstip);
        return FormattableString.Invariant($"m{(int)Delen} {tijdstip.Seconden} {tijdstip.Breuk} {tijdstip.HeeftZone}");
    }

    private Tijdstip? ToGrens(string? grens)
    {
        if (grens is null)
            return null;
        return Tijdstip.TryParse(Encoding.UTF8.GetBytes(grens.Trim(' ', '\t', '\r', '\n')), Delen, out var tijdstip)
            ? tijdstip : throw new NietOndersteundException($"grens {grens}");
    }
}
