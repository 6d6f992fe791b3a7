using IB.Gateway.LoadTests.Mengsel;
using IB.Gateway.Schemas;

namespace IB.Gateway.LoadTests.Compressie;

/// <summary>Payloads of the mix of about the same size.</summary>
/// <param name="Naam">The sizes.</param>
/// <param name="Inhouden">The payloads as they are stored: what came in base64 is bytes by then.</param>
internal sealed record Proefinhoud(string Naam, IReadOnlyList<byte[]> Inhouden)
{
    private const string Gemeente = "9001";
    private const string Aanbieder = "42420001";

    private static readonly (string Naam, int Tot)[] Banden =
    [
        ("tot 2 kB", 2_000), ("2-5 kB", 5_000), ("5-10 kB", 10_000), ("10-20 kB", 20_000), ("20-50 kB", 50_000), ("50-200 kB", 200_000),
        ("0,2-1 MB", 1_000_000), ("1-5 MB", 5_000_000), ("5 MB en meer", int.MaxValue),
    ];

    /// <summary>Bytes of a payload, on average.</summary>
    internal double Gemiddeld => Inhouden.Average(i => (double)i.Length);

    /// <summary>A mix, divided by size. Sizes of which there is none are left out.</summary>
    internal static IReadOnlyList<Proefinhoud> CreateAll(int aantal, int zaad)
    {
        var catalogus = Berichtcatalogus.LoadEmbedded();
        var inhouden = Mengselplan.Draw(aantal, zaad)
            .Select((deel, nummer) => Berichtmaker.Make(catalogus.FindByFunctie(deel.Functie).Single(), Gemeente, Aanbieder, nummer, deel.Bytes))
            .ToLookup(inhoud => Array.FindIndex(Banden, b => inhoud.Length < b.Tot));
        return [.. Banden.Select((b, i) => new Proefinhoud(b.Naam, [.. inhouden[i]])).Where(p => p.Inhouden.Count > 0)];
    }

    /// <summary>
    /// The same with every letter and digit of every value drawn anew. In the mix one client stands for all, which packs better than real
    /// messages do; values that are chance pack worse than real ones. The elements still repeat as they did.
    /// </summary>
    internal Proefinhoud WithToeval(Random toeval) => this with { Inhouden = [.. Inhouden.Select(i => Redraw(i, toeval))] };

    /// <summary>As many bytes without any pattern: what packing costs in vain.</summary>
    internal Proefinhoud AsRuis(Random toeval) => this with { Inhouden = [.. Inhouden.Select(i => Noise(i.Length, toeval))] };

    private static byte[] Noise(int length, Random toeval)
    {
        var ruis = new byte[length];
        toeval.NextBytes(ruis);
        return ruis;
    }

    private static byte[] Redraw(byte[] inhoud, Random toeval)
    {
        var kopie = inhoud.AsSpan().ToArray();
        var waarde = false;
        foreach (ref var b in kopie.AsSpan())
        {
            waarde = b == '>' || (waarde && b != '<');
            if (!waarde)
                continue;
            if (char.IsAsciiDigit((char)b))
                b = (byte)('0' + toeval.Next(10));
            else if (char.IsAsciiLetterUpper((char)b))
                b = (byte)('A' + toeval.Next(26));
            else if (char.IsAsciiLetterLower((char)b))
                b = (byte)('a' + toeval.Next(26));
        }

        return kopie;
    }
}
