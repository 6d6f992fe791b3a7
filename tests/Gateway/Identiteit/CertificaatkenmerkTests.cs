using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Identiteit;

namespace IB.Gateway.Tests.Identiteit;

public sealed class CertificaatkenmerkTests : IDisposable
{
    private const string SerialNumber = "2.5.4.5";
    private const string CommonName = "2.5.4.3";

    private readonly Proefpki _pki = new();

    public void Dispose() => _pki.Dispose();

    [Theory]
    [InlineData("x, serialNumber=00000099999999999000")]
    [InlineData("x\nserialNumber=00000099999999999000")]
    [InlineData("x+SERIALNUMBER=00000099999999999000")]
    [InlineData("x\", OID.2.5.4.5=\"00000099999999999000")]
    [InlineData("x\0serialNumber=00000099999999999000")]
    public void Find_CnThatLooksLikeASerialNumber_IsNoOin(string cn)
    {
        var kenmerk = Find([[(CommonName, cn)]]);

        Assert.Equal(Kenmerksoort.Onderwerp, kenmerk?.Soort);
        Assert.DoesNotContain(kenmerk!.Waarde, char.IsControl);
    }

    [Fact]
    public void Find_CnClaimsAnotherOin_RealOneCounts()
        => Assert.Equal(
            new Certificaatkenmerk(Kenmerksoort.Oin, Proefpki.TestOin),
            Find([[(SerialNumber, Proefpki.TestOin)], [(CommonName, "serialNumber=00000099999999999000")]]));

    [Fact]
    public void Find_OinInMultiValuedPart_Found()
        => Assert.Equal(
            new Certificaatkenmerk(Kenmerksoort.Oin, Proefpki.TestOin),
            Find([[(CommonName, "proef"), (SerialNumber, Proefpki.TestOin)]]));

    [Fact]
    public void Find_SecondSerialNumberInMultiValuedPart_NoKenmerk()
        => Assert.Null(Find([[(SerialNumber, Proefpki.TestOin)], [(CommonName, "proef"), (SerialNumber, "00000099999999999000")]]));

    [Fact]
    public void Find_TheSameSerialNumberTwice_NoKenmerk()
        => Assert.Null(Find([[(SerialNumber, Proefpki.TestOin)], [(SerialNumber, Proefpki.TestOin)]]));

    [Theory]
    [InlineData("12345678")]
    [InlineData(" 00000099123456789000")]
    public void Find_SerialNumberThatIsNoOin_WholeSubjectCounts(string serienummer)
        => Assert.Equal(Kenmerksoort.Onderwerp, Find([[(CommonName, "proef")], [(SerialNumber, serienummer)]])?.Soort);

    [Fact]
    public void Find_SubjectWithoutOin_OneTextForOneName()
        => Assert.Equal(
            new Certificaatkenmerk(Kenmerksoort.Onderwerp, "C=nl,O=zorg \\+ welzijn\\, b.v.,CN=api.zorg.example"),
            Find([[("2.5.4.6", "NL")], [("2.5.4.10", " Zorg  + Welzijn, B.V. ")], [(CommonName, "API.zorg.example")]]));

    [Fact]
    public void Find_DifferentNames_DifferentTexts()
    {
        (string Type, string Waarde)[][][] namen =
        [
            [[(CommonName, "a,O=b")]],
            [[(CommonName, "a")], [("2.5.4.10", "b")]],
            [[("2.5.4.10", "b")], [(CommonName, "a")]],
            [[(CommonName, "a"), ("2.5.4.10", "b")]],
            [[(CommonName, "a+O=b")]],
            [[(CommonName, "a\\,O=b")]],
            [[(CommonName, "#0c0161")]],
            [[(CommonName, "a")]],
            [[(CommonName, "\u202ea")]],
            [[(CommonName, "\0a")]],
            [[(CommonName, "\\00a")]],
        ];

        Assert.Equal(namen.Length, namen.Select(n => Find(n)!.Waarde).Distinct().Count());
    }

    [Fact]
    public void Format_ValueThatIsNoText_WrittenAsHex()
    {
        Assert.True(Onderwerpsnaam.TryRead(Naam(w => w.WriteInteger(5)), out var delen));

        Assert.Equal("CN=#020105", Onderwerptekst.Format(delen));
    }

    [Theory]
    [InlineData(new byte[] { 0x0C, 0x02, 0xC0, 0x80 })] // overlong UTF-8
    [InlineData(new byte[] { 0x1E, 0x01, 0x00 })] // half a BMP character
    [InlineData(new byte[] { 0x13, 0x01, 0xFF })] // outside PrintableString
    public void TryRead_TextThatBreaksItsEncoding_Refused(byte[] waarde)
        => Assert.False(Onderwerpsnaam.TryRead(Naam(w => w.WriteEncodedValue(waarde)), out _));

    private static X500DistinguishedName Naam(Action<AsnWriter> waarde)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(CommonName);
            waarde(writer);
        }

        return new X500DistinguishedName(writer.Encode());
    }

    private Certificaatkenmerk? Find((string Type, string Waarde)[][] delen)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var deel in delen)
            {
                using var set = writer.PushSetOf();
                foreach (var (type, waarde) in deel)
                {
                    using var attribuut = writer.PushSequence();
                    writer.WriteObjectIdentifier(type);
                    writer.WriteCharacterString(UniversalTagNumber.UTF8String, waarde);
                }
            }
        }

        return Certificaatkenmerk.Find(_pki.IssueAnders(static _ => { }, new X500DistinguishedName(writer.Encode())));
    }
}
