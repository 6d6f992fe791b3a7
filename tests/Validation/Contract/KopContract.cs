using System.Text;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Contract;

/// <summary>A Header whose schema leaves more open than those of iWmo: what is empty or too long is not what is absent.</summary>
public abstract class KopContract : IDisposable
{
    private const string Xsd = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:kop" elementFormDefault="qualified">
          <xs:element name="Bericht"><xs:complexType><xs:sequence>
            <xs:element name="Header"><xs:complexType><xs:sequence>
              <xs:element name="Afzender" type="xs:string" minOccurs="0"/>
              <xs:element name="Ontvanger" type="xs:string" minOccurs="0"/>
              <xs:element name="BerichtIdentificatie"><xs:complexType><xs:sequence><xs:element name="Identificatie" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
            </xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """;

    private const string Manifest = """
        {
          "pack": "kop-1.0", "standaard": "Kop", "release": "1.0", "geldigVan": "2026-01-01",
          "berichten": [
            { "functie": "K1", "berichtCode": "901", "versie": 1, "subversie": 0, "namespace": "urn:kop", "titel": "Heen", "afzenderRol": "gemeente", "ontvangerRol": "cak", "gespreksrol": "heenbericht", "beantwoordDoor": "K2", "reactietermijnWerkdagen": 3, "schema": "kop.xsd" },
            { "functie": "K2", "berichtCode": "902", "versie": 1, "subversie": 0, "namespace": "urn:kop2", "titel": "Retour", "afzenderRol": "cak", "ontvangerRol": "gemeente", "gespreksrol": "retourbericht", "beantwoordt": "K1", "schema": "kop.xsd" }
          ]
        }
        """;

    private readonly TijdelijkeMap _map = new();
    private readonly IBerichtValidator _validator;

    protected KopContract(Func<ICatalogusBron, IBerichtValidator> create)
    {
        Directory.CreateDirectory(_map["kop-1.0"]);
        File.WriteAllText(_map["kop-1.0/kop.xsd"], Xsd);
        File.WriteAllText(_map["kop-1.0/manifest.json"], Manifest);
        _validator = create(new Berichtcatalogus([SchemaPack.LoadFromFolder(_map["kop-1.0"])]));
    }

    [Theory]
    [InlineData("<Afzender>0384</Afzender><Ontvanger>CAK</Ontvanger>", "CAK")]
    [InlineData("<Afzender>0384</Afzender>", null)]
    [InlineData("<Afzender>0384</Afzender><Ontvanger/>", "")]
    [InlineData("<Afzender>0384</Afzender><Ontvanger></Ontvanger>", "")]
    [InlineData("<Afzender>0384</Afzender><Ontvanger><!-- leeg --></Ontvanger>", "")]
    public void Validate_OntvangerThatIsThereOrNot_IsTold(string delen, string? ontvanger)
        => Assert.Equal(new Berichtkop("0384", ontvanger, "1"), Validate(delen).Kop);

    [Fact]
    public void Validate_OntvangerThatIsTooLong_IsNotTakenForAbsent()
        => Assert.NotEqual(
            "CAK", Assert.IsType<Berichtkop>(Validate($"<Afzender>0384</Afzender><Ontvanger>{new string('x', 1000)}</Ontvanger>").Kop).Ontvanger ?? "CAK");

    [Fact]
    public void Validate_HeaderWithoutAfzender_IsNoKop() => Assert.Null(Validate("<Ontvanger>CAK</Ontvanger>").Kop);

    public void Dispose()
    {
        _map.Dispose();
        GC.SuppressFinalize(this);
    }

    private Oordeel Validate(string delen)
    {
        var oordeel = _validator.Validate(Encoding.UTF8.GetBytes(
            $"<Bericht xmlns='urn:kop'><Header>{delen}<BerichtIdentificatie><Identificatie>1</Identificatie></BerichtIdentificatie></Header></Bericht>"));
        Assert.Empty(oordeel.Fouten);
        return oordeel;
    }
}
