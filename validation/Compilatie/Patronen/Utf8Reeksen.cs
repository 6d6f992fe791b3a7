namespace IB.Gateway.Validation.Compilatie;

/// <summary>Turns a range of code points into sequences of byte ranges: the UTF-8 of every code point in it, and nothing else.</summary>
internal static class Utf8Reeksen
{
    /// <summary>The language of the UTF-8 of one character out of a set.</summary>
    internal static Knoop ToKnoop(Tekenverzameling verzameling)
        => new Knoop.Keuze([.. verzameling.Bereiken.SelectMany(b => Split(b.Van, b.Tot)).Select(ToKnoop)]);

    private static Knoop.Reeks ToKnoop((byte Van, byte Tot)[] reeks) => new([.. reeks.Select(b => new Knoop.Stap(b.Van, b.Tot))]);

    /// <summary>Sequences of 1 to 4 byte ranges. Surrogates, which have no UTF-8, are left out.</summary>
    internal static IEnumerable<(byte Van, byte Tot)[]> Split(int van, int tot)
    {
        // One length of encoding at a time, and around the surrogates.
        (int Van, int Tot)[] lengten = [(0, 0x7F), (0x80, 0x7FF), (0x800, 0xD7FF), (0xE000, 0xFFFF), (0x10000, 0x10FFFF)];
        foreach (var lengte in lengten)
        {
            var begin = Math.Max(van, lengte.Van);
            var einde = Math.Min(tot, lengte.Tot);
            if (begin > einde)
                continue;
            foreach (var reeks in SplitLengte(begin, einde))
                yield return reeks;
        }
    }

    // A range is one sequence when everything after the first byte that differs runs from 80 to BF.
    private static IEnumerable<(byte, byte)[]> SplitLengte(int van, int tot)
    {
        for (var bits = 6; bits <= 18; bits += 6)
        {
            var masker = (1 << bits) - 1;
            if ((van & ~masker) == (tot & ~masker))
                break;
            if ((van & masker) != 0)
                return SplitLengte(van, van | masker).Concat(SplitLengte((van | masker) + 1, tot));
            if ((tot & masker) != masker)
                return SplitLengte(van, (tot & ~masker) - 1).Concat(SplitLengte(tot & ~masker, tot));
        }

        var begin = Encode(van);
        var einde = Encode(tot);
        return [[.. begin.Zip(einde)]];
    }

    private static byte[] Encode(int teken)
    {
        Span<byte> bytes = stackalloc byte[4];
        return bytes[..new System.Text.Rune(teken).EncodeToUtf8(bytes)].ToArray();
    }
}
