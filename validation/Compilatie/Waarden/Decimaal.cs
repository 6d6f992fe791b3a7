using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>A decimal number of any size, as the digits that count in its text (XML Schema part 2, 3.2.3).</summary>
internal readonly ref struct Decimaal
{
    private Decimaal(bool negatief, ReadOnlySpan<byte> geheel, ReadOnlySpan<byte> breuk)
    {
        Geheel = geheel.TrimStart((byte)'0');
        Breuk = breuk.TrimEnd((byte)'0');
        Negatief = negatief && (Geheel.Length > 0 || Breuk.Length > 0);
    }

    internal bool Negatief { get; }

    /// <summary>Digits before the point, without leading zeros.</summary>
    internal ReadOnlySpan<byte> Geheel { get; }

    /// <summary>Digits after the point, without zeros at the end.</summary>
    internal ReadOnlySpan<byte> Breuk { get; }

    /// <summary>Whether the number can be written with so many digits (4.3.11).</summary>
    internal bool FitsCijfers(int totaal) => Geheel.Length + Breuk.Length <= totaal && Breuk.Length <= totaal;

    internal static bool TryParse(ReadOnlySpan<byte> tekst, bool geheel, out Decimaal getal)
    {
        getal = default;
        var negatief = !tekst.IsEmpty && tekst[0] == '-';
        if (negatief || (!tekst.IsEmpty && tekst[0] == '+'))
            tekst = tekst[1..];
        var punt = tekst.IndexOf((byte)'.');
        if (punt >= 0 && geheel)
            return false;
        var voor = punt < 0 ? tekst : tekst[..punt];
        var na = punt < 0 ? default : tekst[(punt + 1)..];
        if (voor.Length + na.Length == 0 || voor.ContainsAnyExceptInRange((byte)'0', (byte)'9') || na.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return false;
        getal = new Decimaal(negatief, voor, na);
        return true;
    }

    internal int CompareTo(Decimaal ander)
    {
        if (Negatief != ander.Negatief)
            return Negatief ? -1 : 1;
        var grootte = Geheel.Length != ander.Geheel.Length ? Geheel.Length.CompareTo(ander.Geheel.Length)
            : Geheel.SequenceCompareTo(ander.Geheel) is var verschil and not 0 ? verschil
            : Breuk.SequenceCompareTo(ander.Breuk);
        return Negatief ? -grootte : grootte;
    }

    public override string ToString()
        => $"{(Negatief ? "-" : string.Empty)}{Encoding.ASCII.GetString(Geheel)}.{Encoding.ASCII.GetString(Breuk)}";
}
