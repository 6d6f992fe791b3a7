using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Xml;

/// <summary>Where the network cuts a document makes no difference.</summary>
public sealed class BlokgrensTests
{
    private const int MutatiesPerFixture = 150;

    public static TheoryData<string> Documenten => [.. Fixtures.All];

    public static TheoryData<string> Kort => [.. Fixtures.In("stuf").Where(n => Fixtures.Bytes(n).Length < 4000), "iwmo-3.2/WMO319.xml", "ijw-3.2/JW319.xml"];

    [Theory]
    [MemberData(nameof(Documenten))]
    public void Read_FixtureByteByByte_IsTheSame(string naam)
    {
        var data = Fixtures.Bytes(naam);

        Assert.Equal(Proeflezer.Read(data), Proeflezer.Read(data, verwerkingsinstructies: true, () => 1));
    }

    [Theory]
    [MemberData(nameof(Documenten))]
    public void Read_MutatedFixtureInRandomBlocks_IsTheSame(string naam)
    {
        var seed = Toeval.SeedOr(20260111) + naam.Sum(c => c);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var toeval = new Random(seed);
        var mutaties = new Xmlmutaties(seed);
        var bron = Fixtures.Bytes(naam);
        for (var nummer = 0; nummer < MutatiesPerFixture; nummer++)
        {
            var data = mutaties.Mutate(bron);
            var metInstructies = toeval.Next(2) == 0;
            var grootste = 1 << toeval.Next(1, 11);
            AssertGelijk(
                Proeflezer.Read(data, metInstructies),
                Proeflezer.Read(data, metInstructies, () => toeval.Next(1, grootste)),
                $"{naam}, seed {seed}, mutation {nummer}");
        }
    }

    [Fact]
    public void Read_MutatedSmallDocumentInRandomBlocks_IsTheSame()
    {
        var seed = Toeval.SeedOr(20260112);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var toeval = new Random(seed);
        var mutaties = new Xmlmutaties(seed);
        var bron = "\uFEFF<?xml version='1.0'?><a b='c'>é]]&gt;\r\n\r<!-- i --><![CDATA[j]]]\r]]>&amp;<k\r\n/> €😀</a>"u8.ToArray();
        for (var nummer = 0; nummer < 30_000; nummer++)
        {
            var data = mutaties.Mutate(bron);
            AssertGelijk(
                Proeflezer.Read(data),
                Proeflezer.Read(data, verwerkingsinstructies: true, () => toeval.Next(1, 8)),
                $"seed {seed}, mutation {nummer}");
        }
    }

    [Theory]
    [MemberData(nameof(Kort))]
    public void Read_EveryPrefix_IsNotAccepted(string naam)
    {
        var data = Fixtures.Bytes(naam);
        var einde = data.AsSpan().LastIndexOf((byte)'>');
        for (var lengte = 0; lengte <= einde; lengte++)
            Assert.Equal(nameof(XmlFout.Afgebroken), Proeflezer.Read(data[..lengte]).Fout);
        Assert.True(Proeflezer.Read(data[..(einde + 1)]).Aanvaard);
    }

    [Theory]
    [InlineData("<a x='{0}'/>")]
    [InlineData("<a><!--{0}--></a>")]
    [InlineData("<a><?b {0}?></a>")]
    [InlineData("<a></a {0}>")]
    [InlineData("<a>{0}</a>")]
    [InlineData("<a><![CDATA[{0}]]></a>")]
    public void Read_TokenAroundTheLimit_IsTheSameInEveryBlockSize(string vorm)
    {
        foreach (var lengte in Enumerable.Range(XmlLimieten.MaxTokenLengte - 16, 24))
        {
            var data = System.Text.Encoding.UTF8.GetBytes(vorm.Replace("{0}", new string(' ', lengte), StringComparison.Ordinal));
            AssertGelijk(Proeflezer.Read(data), Proeflezer.Read(data, verwerkingsinstructies: true, () => 4096), $"length {lengte}");
        }
    }

    private static void AssertGelijk(Lezing heel, Lezing stuk, string geval)
    {
        Assert.True(heel.Aanvaard == stuk.Aanvaard, $"{geval}: {heel.Fout ?? "good"} as a whole, {stuk.Fout ?? "good"} in blocks.");

        // In blocks more can be seen of a text that a fault follows in.
        Assert.True(heel.Aanvaard ? heel.Verslag == stuk.Verslag : stuk.Verslag.StartsWith(heel.Verslag, StringComparison.Ordinal), geval);
    }
}
