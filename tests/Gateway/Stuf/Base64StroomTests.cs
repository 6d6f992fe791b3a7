using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Stuf;

namespace IB.Gateway.Tests.Stuf;

public sealed class Base64StroomTests
{
    private static readonly string[] Wit = [" ", "\t", "\n", "\r", "\r\n", "  \n "];

    public static TheoryData<string> Fout =>
    [
        "A", "AA", "AAA", "AA=", "AAA==", "AAAA=", "AAAA====", "=", "==", "===", "====", "=AAA", "A===", "A=AA", "AA=A",
        "AA==AAAA", "AAA=AAAA", "AA== A", "AA==AA==", "AAAAA", "AAA*", "AA-_", "AAAÁ", "AA\0A", "AA\u000bA", "AA\u00a0A", "AAA\u2028",
        "AB==", "AAB=", "//==", "AAAAAB==", // bits left over
    ];

    public static TheoryData<string, string> Goed => new()
    {
        { "", "" },
        { " \r\n\t ", "" },
        { "AA==", "00" },
        { "A A = =", "00" },
        { "AA=\n=\n", "00" },
        { "AAA=", "0000" },
        { "AAAA", "000000" },
        { "+/+/", "FBFFBF" },
        { "\nSGVs\r\nbG8=\r\n", "48656C6C6F" },
    };

    [Theory]
    [MemberData(nameof(Goed))]
    public void Append_Base64_GivesTheBytesInEveryCut(string tekst, string hex)
    {
        for (var grootte = 1; grootte <= Math.Max(1, tekst.Length); grootte++)
            Assert.Equal(hex, Decode(Encoding.UTF8.GetBytes(tekst), Vast(grootte)) is { } bytes ? Convert.ToHexString(bytes) : null);
    }

    [Theory]
    [MemberData(nameof(Fout))]
    public void Append_SomethingElse_IsRefusedInEveryCut(string tekst)
    {
        var bytes = Encoding.UTF8.GetBytes(tekst);
        for (var grootte = 1; grootte <= bytes.Length; grootte++)
            Assert.Null(Decode(bytes, Vast(grootte)));
    }

    [Fact]
    public void Append_AnyBytesWithAnyWhiteSpaceInAnyCut_GivesTheBytesBack()
        => Prop.ForAll(ArbMap.Default.GeneratorFor<byte>().ArrayOf().ToArbitrary(), ArbMap.Default.ArbFor<int>(), (bytes, seed) =>
        {
            var toeval = new Random(seed);
            var tekst = Encoding.ASCII.GetBytes(Spread(Convert.ToBase64String(bytes), toeval));
            return Decode(tekst, () => toeval.Next(1, 10))?.AsSpan().SequenceEqual(bytes) == true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(300));

    [Fact]
    public void Append_AnyTextOfTheAlphabet_AgreesWithConvert()
        => Prop.ForAll(Gen.Elements("AQgw/+=\n "u8.ToArray()).ArrayOf().ToArbitrary(), ArbMap.Default.ArbFor<int>(), (tekst, seed) =>
        {
            var toeval = new Random(seed);
            return Decode(tekst, () => toeval.Next(1, 6)).AsSpan().SequenceEqual(Oracle(tekst))
                && Decode(tekst, () => toeval.Next(1, 6)) is null == Oracle(tekst) is null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithEndSize(24));

    // Convert lets bits that padding leaves over be anything; XML Schema wants them to be zero, which writing back shows.
    private static byte[]? Oracle(byte[] tekst)
    {
        try
        {
            var dicht = Encoding.ASCII.GetString(tekst).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
            var bytes = Convert.FromBase64String(dicht);
            return Convert.ToBase64String(bytes) == dicht ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[]? Decode(byte[] tekst, Func<int> blok)
    {
        var doel = new ArrayBufferWriter<byte>();
        var stroom = new Base64Stroom(doel);
        for (var plek = 0; plek < tekst.Length;)
        {
            var lengte = Math.Min(blok(), tekst.Length - plek);
            if (!stroom.Append(tekst.AsSpan(plek, lengte)))
                return null;
            plek += lengte;
        }

        return stroom.Complete() ? doel.WrittenSpan.ToArray() : null;
    }

    private static string Spread(string tekst, Random toeval)
    {
        var uit = new StringBuilder();
        foreach (var c in tekst)
            uit.Append(toeval.Next(6) == 0 ? Wit[toeval.Next(Wit.Length)] : "").Append(c);
        return uit.Append(toeval.Next(2) == 0 ? "\n" : "").ToString();
    }

    private static Func<int> Vast(int grootte) => () => grootte;
}
