using System.Text;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Xml;

/// <summary>
/// <see cref="Utf8XmlReader"/> against the reader of the framework: both accept the same documents and read the same in them, but
/// for what <see cref="Afwijking"/> lists.
/// </summary>
public sealed class VerschilTests
{
    private const int MutatiesPerFixture = 1100;

    public static TheoryData<string> Documenten => [.. Fixtures.All];

    [Theory]
    [MemberData(nameof(Documenten))]
    public void Read_Fixture_AgreesWithXmlReader(string naam) => AssertGelijk(Fixtures.Bytes(naam), naam);

    [Theory]
    [MemberData(nameof(Documenten))]
    public void Read_MutatedFixture_AgreesWithXmlReader(string naam)
    {
        var seed = Toeval.SeedOr(20260109) + naam.Sum(c => c);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var mutaties = new Xmlmutaties(seed);
        var bron = Fixtures.Bytes(naam);
        for (var nummer = 0; nummer < MutatiesPerFixture; nummer++)
            AssertGelijk(mutaties.Mutate(bron), $"{naam}, seed {seed}, mutation {nummer}");
    }

    [Fact]
    public void Read_MutatedSmallDocument_AgreesWithXmlReader()
    {
        var seed = Toeval.SeedOr(20260110);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var mutaties = new Xmlmutaties(seed);
        var bron = "<?xml version='1.0'?><a b='c' xmlns:d='urn:d'>e<d:f d:g='h'/>\r\n<!-- i --><![CDATA[j]]>&amp;<k> </k></a>"u8.ToArray();
        for (var nummer = 0; nummer < 60_000; nummer++)
        {
            var data = mutaties.Mutate(bron);
            AssertGelijk(data, $"seed {seed}, mutation {nummer}: {Encoding.Latin1.GetString(data)}");
        }
    }

    private static void AssertGelijk(byte[] data, string geval)
    {
        var onze = Proeflezer.Read(data);
        var zijn = Orakel.Read(data);
        if (onze.Aanvaard == zijn.Aanvaard && (!onze.Aanvaard || onze.Verslag == zijn.Verslag))
            return;
        Assert.True(Afwijking.Find(data, onze, zijn) is not null, $"{geval}: we say {onze.Fout ?? "good"}, XmlReader says {zijn.Fout ?? "good"}.");
    }
}
