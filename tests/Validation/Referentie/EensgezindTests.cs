using System.Xml.Linq;
using IB.Gateway.Testing;
using IB.Gateway.Validation.Tests.Contract;

namespace IB.Gateway.Validation.Tests.Referentie;

/// <summary>
/// The verdict is that of the plain validating reader of the framework. The one exception is a value that ends in a line feed too
/// many, which the framework takes and XML Schema does not; there libxml2 decides.
/// </summary>
public sealed class EensgezindTests
{
    private const int MutatiesPerFixture = 500;

    private static readonly string[] Waarden =
    [
        "", " ", "x", "0", "1", "2", "3", "7", "12", "99", "0000", "0384", "00000000", "999900006", "999900018", "123456789012345",
        "-1", "+1", "1.0", "1e3", "0x1", "١٢٣", "true", "J", "N", "AB", "02A03", "1111AB", "a b", "é", "😀", "\u00a0", "\u2028",
        "2026-01-01", "2026-02-29", "2028-02-29", "2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", "2026-01-01Z", "2026-01-01+01:00",
        "0000-01-01", "-2026-01-01", "12026-01-01", "9999-12-31", "10:15:00", "24:00:00", "25:00:00", "10:15", "10:15:00.5", "10:15:00Z",
        "2026-01-01T10:15:00",
    ];

    public static TheoryData<string> Berichten => [.. Fixtures.Berichten];

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Validate_MutatedMessage_AgreesWithXmlReader(string naam)
    {
        var seed = Toeval.SeedOr(20260113) + naam.Sum(c => c);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var mutaties = new Elementmutaties(seed, Waarden);
        var bron = XDocument.Parse(Fixtures.Text(naam), LoadOptions.PreserveWhitespace);
        var definitie = Assert.Single(Proef.Catalogus.FindByFunctie(Fixtures.Functie(naam)));
        var pack = Proef.Catalogus.PackOf(definitie);
        var schemas = pack.CompileSchemaSet(definitie.Functie);
        var betwist = new List<byte[]>();
        var geldige = 0;
        for (var nummer = 0; nummer < MutatiesPerFixture; nummer++)
        {
            var bericht = mutaties.Mutate(bron);
            var onze = Proef.Referentie.Validate(bericht);
            geldige += onze.Geldig ? 1 : 0;
            if (onze.Geldig == Schemaorakel.IsGeldig(schemas, bericht))
                continue;
            Assert.False(onze.Geldig, $"{naam}, seed {seed}, mutation {nummer}: only we say good.");
            betwist.Add(bericht);
        }

        // A test that only ever sees one verdict proves little.
        Assert.InRange(geldige, 10, MutatiesPerFixture - 10);
        using var arbiter = new Arbiter();
        Assert.DoesNotContain(true, arbiter.Judge(pack, definitie, betwist));
    }
}
