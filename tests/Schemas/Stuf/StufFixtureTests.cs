using System.Xml.Linq;
using IB.Gateway.Testing;

namespace IB.Gateway.Schemas.Tests;

public sealed class StufFixtureTests(Keurmeesters keurmeesters) : IClassFixture<Keurmeesters>
{
    public static TheoryData<string> Enveloppen => [.. Fixtures.In("stuf")];

    [Theory]
    [MemberData(nameof(Enveloppen))]
    public void Validate_ExampleEnvelope_IsValidForBothEngines(string naam)
        => keurmeesters.JudgeStuf(StufMutaties.SchemaOf(naam), Fixtures.Bytes(naam)).AssertGeldig();

    [Theory]
    [InlineData("stuf/Di01.xml", "iwmo-3.2/WMO301.xml")]
    [InlineData("stuf/Di01-regels.xml", "ijw-3.2/JW323.xml")]
    [InlineData("stuf/Du01.xml", "iwmo-3.2/WMO302.xml")]
    public void Payload_ExampleEnvelope_IsTheExampleMessage(string envelop, string bericht)
    {
        var payload = XDocument.Parse(Fixtures.Text(envelop)).Descendants(XName.Get("xmlBestand", StufSchemas.GgkNamespace)).Single();

        Assert.Equal(Fixtures.Bytes(bericht), Convert.FromBase64String(payload.Value));
    }

    [Fact]
    public void CompileSchemaSet_Envelopes_AreTheOnlyRoots()
    {
        var wortels = StufSchemas.CompileSchemaSet().GlobalElements.Names.Cast<System.Xml.XmlQualifiedName>();

        Assert.Equal(
            ["Bv03Bericht", "Fo01Bericht", "Fo03Bericht", "envelopHeenbericht-ggk_Di01", "envelopRetourbericht-ggk_Du01"],
            wortels.Select(n => n.Name).Order(StringComparer.Ordinal));
    }
}
