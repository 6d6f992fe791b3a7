using System.Xml.Linq;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Referentie;

/// <summary>
/// The verdict is that of the plain validating reader of the framework. The one exception is a value that ends in a line feed too
/// many, which the framework takes and XML Schema does not; there libxml2 decides.
/// </summary>
public sealed class EensgezindTests
{
    private const int MutatiesPerFixture = 500;

    public static TheoryData<string> Berichten => [.. Fixtures.In("iwmo-3.2"), .. Fixtures.In("ijw-3.2")];

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Validate_MutatedMessage_AgreesWithXmlReader(string naam)
    {
        var seed = Toeval.SeedOr(20260113) + naam.Sum(c => c);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var mutaties = new Berichtmutaties(seed);
        var bron = XDocument.Parse(Fixtures.Text(naam), LoadOptions.PreserveWhitespace);
        var definitie = Assert.Single(Proef.Catalogus.FindByFunctie(Fixtures.Functie(naam)));
        var pack = Proef.Catalogus.PackOf(definitie);
        var schemas = pack.CompileSchemaSet(definitie.Functie);
        var betwist = new List<byte[]>();
        var geldige = 0;
        for (var nummer = 0; nummer < MutatiesPerFixture; nummer++)
        {
            var bericht = mutaties.Mutate(bron);
            var onze = Proef.Validate(bericht);
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
