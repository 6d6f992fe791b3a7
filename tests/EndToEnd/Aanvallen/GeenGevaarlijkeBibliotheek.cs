using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// What is not in the program cannot be attacked: none of its own assemblies uses a type that makes objects of a sender's choice (X16),
/// or that checks XML signatures or decrypts XML (X13, X14). The list of banned calls stops a programmer; this reads what was built.
/// </summary>
public sealed class GeenGevaarlijkeBibliotheek
{
    private const string Programma = "ib-gateway";

    /// <summary>Types that choose what to make by what they read.</summary>
    private static readonly string[] Keuzetypen =
    [
        "System.Xml.Serialization.XmlSerializer", "System.Runtime.Serialization.DataContractSerializer",
        "System.Runtime.Serialization.NetDataContractSerializer",
        "System.Runtime.Serialization.Json.DataContractJsonSerializer", "System.Runtime.Serialization.Formatters.Binary.BinaryFormatter",
        "System.Runtime.Serialization.Formatters.Soap.SoapFormatter", "System.Resources.ResourceReader", "System.Resources.ResXResourceReader",
        "System.Windows.Markup.XamlReader", "System.Text.Json.Serialization.JsonPolymorphicAttribute",
        "System.Text.Json.Serialization.JsonDerivedTypeAttribute",
        "System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver",
    ];

    private static readonly string[] Keuzebibliotheken =
    [
        "Newtonsoft.Json", "System.Runtime.Serialization.Formatters", "System.Private.Xml.Serialization", "System.Xml.XmlSerializer",
    ];

    private static readonly string[] Handtekeningbibliotheken = ["System.Security.Cryptography.Xml", "System.Private.ServiceModel", "System.ServiceModel"];

    public static TheoryData<string> Eigen =>
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Select(p => Path.GetFileNameWithoutExtension(p))
            .Where(n => n == Programma || (n.StartsWith("IB.Gateway.", StringComparison.Ordinal) && !n.Contains("Test", StringComparison.Ordinal)))];

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X16")]
    [MemberData(nameof(Eigen))]
    public void Assembly_UsesNoDeserialiserThatLetsTheSenderChoose(string naam)
    {
        var (typen, bibliotheken) = ReadVerwijzingen(naam);

        Assert.Empty(typen.Intersect(Keuzetypen));
        Assert.DoesNotContain(bibliotheken, b => Keuzebibliotheken.Any(k => b.StartsWith(k, StringComparison.Ordinal)));
    }

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X13")]
    [Trait(Aanvalslijst.Kenmerk, "X14")]
    [MemberData(nameof(Eigen))]
    public void Assembly_UsesNoXmlSignaturesOrEncryption(string naam)
    {
        var (typen, bibliotheken) = ReadVerwijzingen(naam);

        Assert.DoesNotContain(typen, t => t.StartsWith("System.Security.Cryptography.Xml.", StringComparison.Ordinal));
        Assert.DoesNotContain(bibliotheken, b => Handtekeningbibliotheken.Any(k => b.StartsWith(k, StringComparison.Ordinal)));
    }

    [Fact]
    [Trait(Aanvalslijst.Kenmerk, "X13")]
    [Trait(Aanvalslijst.Kenmerk, "X14")]
    [Trait(Aanvalslijst.Kenmerk, "X16")]
    public void Program_BringsNoSuchLibraryAlong()
    {
        using var afhankelijk = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Programma + ".deps.json")));
        var namen = afhankelijk.RootElement.GetProperty("libraries").EnumerateObject().Select(l => l.Name.Split('/')[0]).ToList();

        Assert.Contains(Programma, namen);
        Assert.DoesNotContain(namen, n => Keuzebibliotheken.Concat(Handtekeningbibliotheken).Any(v => n.StartsWith(v, StringComparison.Ordinal)));
    }

    [Fact]
    [Trait(Aanvalslijst.Kenmerk, "X16")]
    public void Reader_OfReferences_SeesATypeThatIsUsed()
        => Assert.Contains("System.Xml.XmlReader", ReadVerwijzingen("IB.Gateway.Validation").Typen);

    private static (IReadOnlyList<string> Typen, IReadOnlyList<string> Bibliotheken) ReadVerwijzingen(string naam)
    {
        using var bestand = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, naam + ".dll")));
        var metadata = bestand.GetMetadataReader();
        return (
            [.. metadata.TypeReferences.Select(metadata.GetTypeReference).Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}")],
            [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(a => metadata.GetString(a.Name))]);
    }
}
