using System.Globalization;
using System.Runtime.Intrinsics;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>Finds the subset of a type's values that is quick to recognise. Every value in the subset is one of the type.</summary>
internal static class Snelvormbouwer
{
    private const byte Laagste = (byte)' ';
    private const byte Hoogste = 0x7F;

    // Fits in a long whatever the digits.
    private const int MaxCijfers = 18;

    internal static Snelvorm Build(Waardetype type) => type switch
    {
        Tekstwaarde tekst => BuildTekst(tekst),
        Decimaalwaarde getal => BuildGetal(getal.Facetten),
        Datumtijdwaarde { HeeftGrens: false, Delen: Tijddelen.Jaar | Tijddelen.Maand | Tijddelen.Dag } datum => BuildVast(datum, "dddd-dd-dd", Snelvraag.Datum),
        Datumtijdwaarde { HeeftGrens: false, Delen: Tijddelen.Tijd } tijd => BuildVast(tijd, "dd:dd:dd", Snelvraag.Tijd),
        Base64waarde when type.Facetten == Facetten.Geen => new Snelvorm
        {
            Hoog = Vector256<byte>.AllBitsSet, Min = Snelvorm.Breedte + 1, Max = int.MaxValue, Letters = Base64waarde.Letters, Vraag = Snelvraag.Base64,
        },
        _ => Snelvorm.Geen,
    };

    private static Snelvorm BuildTekst(Tekstwaarde type)
    {
        if (type.Verwijssoort != Verwijssoort.Geen)
            return Snelvorm.Geen;

        // A collapsed space may not stand at an end or beside another; that is not seen here.
        var pad = Patroonpad.Walk([.. type.Vormen], type.Wit == Witruimte.Voegsamen ? (byte)(Laagste + 1) : Laagste, Hoogste);
        var facetten = type.Facetten;
        var (min, max) = pad.Lengten(facetten.Lengte ?? facetten.MinLengte ?? 0, facetten.Lengte ?? facetten.MaxLengte ?? int.MaxValue);
        if (type.Woorden is not { } woorden)
            return Create(pad, min, max, Snelvraag.Geen);
        return Create(pad, Math.Max(min, 1), Math.Min(max, sizeof(ulong)), Snelvraag.Woord, woorden);
    }

    private static Snelvorm BuildGetal(Facetten facetten)
    {
        var (vanaf, tot) = (Grens(facetten.VanafInclusief, facetten.VanafExclusief, 1), Grens(facetten.TotInclusief, facetten.TotExclusief, -1));
        var pad = Patroonpad.Walk(facetten.Patronen, (byte)'0', (byte)'9');
        if (facetten.Waarden is not null || vanaf is null || tot is null)
            return Snelvorm.Geen;
        var (min, max) = pad.Lengten(1, Math.Min(MaxCijfers, facetten.TotaalCijfers ?? MaxCijfers));
        return Create(pad, min, max, Snelvraag.Getal, null, vanaf == long.MaxValue ? long.MinValue : vanaf.Value, tot.Value);
    }

    // Absent: no bound. Null: one that cannot be compared with a whole number of up to 18 digits.
    private static long? Grens(string? inclusief, string? exclusief, int stap)
    {
        if ((inclusief ?? exclusief) is not { } grens)
            return long.MaxValue;
        return long.TryParse(grens.Trim(' ', '\t', '\r', '\n'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var getal)
            && getal is > long.MinValue and < long.MaxValue
            ? exclusief is null ? getal : getal + stap
            : null;
    }

    private static Snelvorm BuildVast(Waardetype type, string vorm, Snelvraag vraag)
    {
        if (type.Facetten.Waarden is not null)
            return Snelvorm.Geen;
        (byte, byte)[] bereiken = [.. vorm.Select(c => c == 'd' ? ((byte)'0', (byte)'9') : ((byte)c, (byte)c))];
        return Patroonpad.AcceptsAll(type.Facetten.Patronen, bereiken)
            ? Create(new Patroonpad(bereiken, []), vorm.Length, vorm.Length, vraag)
            : Snelvorm.Geen;
    }

    private static Snelvorm Create(
        Patroonpad pad, int min, int max, Snelvraag vraag, Woordenlijst? woorden = null, long vanaf = long.MinValue, long tot = long.MaxValue)
    {
        Span<byte> laag = stackalloc byte[Snelvorm.Breedte];
        Span<byte> hoog = stackalloc byte[Snelvorm.Breedte];
        hoog.Fill(byte.MaxValue);
        for (var i = 0; i < pad.Bereiken.Count; i++)
            (laag[i], hoog[i]) = pad.Bereiken[i];
        return min > max ? Snelvorm.Geen : new Snelvorm
        {
            Laag = Vector256.Create((ReadOnlySpan<byte>)laag),
            Hoog = Vector256.Create((ReadOnlySpan<byte>)hoog),
            Min = min,
            Max = max,
            Vraag = vraag,
            Woorden = woorden,
            Vanaf = vanaf,
            Tot = tot,
        };
    }
}
