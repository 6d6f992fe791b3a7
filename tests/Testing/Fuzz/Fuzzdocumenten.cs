using System.Text;

namespace IB.Gateway.Testing;

/// <summary>
/// Hostile bytes made from good documents: damage from a little to much, parts of one in another, parts said a thousand times, and what
/// asks for depth, width or length. Each has a number, and needs no other to be made again.
/// </summary>
/// <param name="seed">Decides all of them.</param>
/// <param name="bronnen">The good documents.</param>
public sealed class Fuzzdocumenten(int seed, IReadOnlyList<byte[]> bronnen)
{
    /// <summary>No document is longer than this.</summary>
    public const int MaxLengte = 256 * 1024;

    /// <summary>The document with a number.</summary>
    public byte[] Create(int nummer)
    {
        var toeval = new Random(HashCode(seed, nummer));
        var document = bronnen[toeval.Next(bronnen.Count)];
        var schade = new Xmlmutaties(toeval.Next());
        for (var keer = 1 << toeval.Next(5); keer > 0; keer--)
        {
            document = toeval.Next(12) switch
            {
                0 => Splice(document, bronnen[toeval.Next(bronnen.Count)], toeval),
                1 => Repeat(document, toeval),
                2 => Insert(document, toeval, Flood(toeval)),
                _ => schade.Mutate(document),
            };
            if (document.Length > MaxLengte)
                document = document[..MaxLengte];
        }

        return toeval.Next(16) == 0 ? document[..toeval.Next(document.Length + 1)] : document;
    }

    // Not that of the runtime, which differs from process to process.
    private static int HashCode(int seed, int nummer) => unchecked((seed * 397) ^ (nummer * 486187739));

    private static byte[] Splice(byte[] een, byte[] twee, Random toeval)
    {
        var (begin, einde) = Range(twee, toeval);
        return Insert(een, toeval, twee[begin..einde]);
    }

    private static byte[] Repeat(byte[] document, Random toeval)
    {
        var (begin, einde) = Range(document, toeval);
        var keren = Math.Min(1 << toeval.Next(12), MaxLengte / Math.Max(1, einde - begin));
        return [.. document[..begin], .. Enumerable.Repeat(document[begin..einde], keren).SelectMany(d => d), .. document[einde..]];
    }

    private static byte[] Insert(byte[] document, Random toeval, byte[] invoegsel)
    {
        var plaats = toeval.Next(document.Length + 1);
        var tag = document.AsSpan(plaats).IndexOf((byte)'<');
        plaats += toeval.Next(2) == 0 && tag >= 0 ? tag : 0;
        return [.. document[..plaats], .. invoegsel, .. document[plaats..]];
    }

    private static byte[] Flood(Random toeval)
    {
        var keren = 1 << toeval.Next(4, 13);
        return Encoding.UTF8.GetBytes(toeval.Next(9) switch
        {
            0 => string.Concat(Enumerable.Repeat("<a>", keren)),
            1 => string.Concat(Enumerable.Repeat("<a>", keren)) + string.Concat(Enumerable.Repeat("</a>", keren)),
            2 => $"<a {string.Join(' ', Enumerable.Range(0, keren).Select(i => $"b{i}=''"))}/>",
            3 => $"<a {string.Join(' ', Enumerable.Range(0, keren).Select(i => $"xmlns:b{i}='urn:{i}'"))}/>",
            4 => $"<{new string('a', keren)}/>",
            5 => new string(' ', keren),
            6 => string.Concat(Enumerable.Repeat("<!---->", keren)),
            7 => string.Concat(Enumerable.Repeat("&#65;", keren)),
            _ => $"<![CDATA[{new string(']', keren)}]]>",
        });
    }

    private static (int Begin, int Einde) Range(byte[] bron, Random toeval)
    {
        var begin = toeval.Next(bron.Length + 1);
        return (begin, Math.Min(bron.Length, begin + toeval.Next(1 << toeval.Next(1, 13))));
    }
}
