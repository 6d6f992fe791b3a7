namespace IB.Gateway.Validation.Compilatie;

/// <summary>The parts of a date or time that a type has.</summary>
[Flags]
internal enum Tijddelen
{
    Jaar = 1,
    Maand = 2,
    Dag = 4,
    Tijd = 8,
}

/// <summary>A value of dateTime or one of its relatives as a place on the time line (XML Schema part 2, 3.2.7.4).</summary>
/// <param name="Seconden">Seconds, in UTC when there is a zone.</param>
/// <param name="Breuk">Billionths of billionths of a second.</param>
/// <param name="HeeftZone">Whether the text had a time zone.</param>
internal readonly record struct Tijdstip(Int128 Seconden, long Breuk, bool HeeftZone)
{
    private const int VeertienUur = 14 * 3600;

    // What a type lacks comes from a leap year that begins a month of 31 days.
    private const long Schrikkeljaar = 1972;

    internal static bool TryParse(ReadOnlySpan<byte> tekst, Tijddelen delen, out Tijdstip tijdstip)
    {
        tijdstip = default;
        var lezer = new Tijdlezer(tekst);
        var (jaar, maand, dag) = (Schrikkeljaar, 12, 1);
        if (!TryDatum(ref lezer, delen, ref jaar, ref maand, ref dag))
            return false;
        var (seconde, breuk) = (0, 0L);
        if (delen.HasFlag(Tijddelen.Tijd) && !TryTijd(ref lezer, delen, out seconde, out breuk))
            return false;
        if (!lezer.NeemZone(out var zone))
            return false;
        if (delen == Tijddelen.Tijd)
            seconde %= 86_400;
        tijdstip = new Tijdstip((Kalender.DayNumber(jaar, maand, dag) * 86_400) + seconde - ((zone ?? 0) * 60), breuk, zone is not null);
        return true;
    }

    /// <summary>The order of two instants; <see langword="null"/> when one has no zone and they are too close to tell.</summary>
    internal int? CompareTo(Tijdstip ander)
    {
        if (HeeftZone == ander.HeeftZone)
            return Compare(Seconden, ander.Seconden, ander.Breuk);
        var speling = HeeftZone ? VeertienUur : -VeertienUur;
        var vroeg = Compare(Seconden, ander.Seconden - Math.Abs(speling), ander.Breuk);
        var laat = Compare(Seconden, ander.Seconden + Math.Abs(speling), ander.Breuk);
        return vroeg < 0 ? -1 : laat > 0 ? 1 : null;
    }

    private int Compare(Int128 seconden, Int128 andere, long breuk) => seconden != andere ? seconden.CompareTo(andere) : Breuk.CompareTo(breuk);

    private static bool TryDatum(ref Tijdlezer lezer, Tijddelen delen, ref long jaar, ref int maand, ref int dag)
    {
        if (delen == Tijddelen.Tijd)
            return true;

        // A hyphen stands for each part that is left out in front: --12, --12-31, ---31.
        if (delen.HasFlag(Tijddelen.Jaar) ? !lezer.NeemJaar(out jaar) : !lezer.Neem('-'))
            return false;
        if (delen == Tijddelen.Jaar)
        {
            maand = 1;
            return true;
        }

        if (!lezer.Neem('-') || (delen.HasFlag(Tijddelen.Maand) && !lezer.Neem(1, 12, out maand)))
            return false;
        return !delen.HasFlag(Tijddelen.Dag) || (lezer.Neem('-') && lezer.Neem(1, Kalender.Dagen(jaar, maand), out dag));
    }

    private static bool TryTijd(ref Tijdlezer lezer, Tijddelen delen, out int seconde, out long breuk)
    {
        (seconde, breuk) = (0, 0);
        if ((delen != Tijddelen.Tijd && !lezer.Neem('T'))
            || !lezer.Neem(0, 24, out var uur) || !lezer.Neem(':') || !lezer.Neem(0, 59, out var minuut)
            || !lezer.Neem(':') || !lezer.Neem(0, 59, out var s) || !lezer.NeemBreuk(out breuk))
            return false;
        seconde = (uur * 3600) + (minuut * 60) + s;
        return seconde < 86_400 || (seconde == 86_400 && breuk == 0);
    }
}
