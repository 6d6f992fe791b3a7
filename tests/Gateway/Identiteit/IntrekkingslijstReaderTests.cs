using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Identiteit;
using IB.Gateway.Pki;

namespace IB.Gateway.Tests.Identiteit;

public sealed class IntrekkingslijstReaderTests : IDisposable
{
    private const string CrlNummer = "2.5.29.20";

    private readonly Proefpki _pki = new();
    private readonly X509Certificate2 _ca;

    public IntrekkingslijstReaderTests() => _ca = _pki.LoadCa("tussen");

    public void Dispose() => _pki.Dispose();

    [Theory]
    [InlineData(Sleutelsoort.EcdsaP256, "SHA256", RSASignaturePaddingMode.Pkcs1)]
    [InlineData(Sleutelsoort.EcdsaP256, "SHA384", RSASignaturePaddingMode.Pkcs1)]
    [InlineData(Sleutelsoort.EcdsaP256, "SHA512", RSASignaturePaddingMode.Pkcs1)]
    [InlineData(Sleutelsoort.Rsa3072, "SHA256", RSASignaturePaddingMode.Pkcs1)]
    [InlineData(Sleutelsoort.Rsa3072, "SHA384", RSASignaturePaddingMode.Pkcs1)]
    [InlineData(Sleutelsoort.Rsa3072, "SHA512", RSASignaturePaddingMode.Pkcs1)]
    [InlineData(Sleutelsoort.Rsa3072, "SHA256", RSASignaturePaddingMode.Pss)]
    [InlineData(Sleutelsoort.Rsa3072, "SHA384", RSASignaturePaddingMode.Pss)]
    [InlineData(Sleutelsoort.Rsa3072, "SHA512", RSASignaturePaddingMode.Pss)]
    internal void TryRead_EveryAlgorithmInDerAndPem_ReadsTheSame(Sleutelsoort soort, string hash, RSASignaturePaddingMode padding)
    {
        using var pki = new Proefpki(soort);
        var ca = pki.LoadCa("tussen");
        var nu = pki.Tijd.GetUtcNow();
        var bouwer = new CertificateRevocationListBuilder();
        bouwer.AddEntry([0x01, 0x02, 0x03], nu, X509RevocationReason.KeyCompromise);
        var der = bouwer.Build(
            ca, BigInteger.One, nu.AddDays(7), new HashAlgorithmName(hash),
            padding == RSASignaturePaddingMode.Pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1, nu);
        var pem = System.Text.Encoding.ASCII.GetBytes("Toelichting vooraf\n" + PemEncoding.WriteString("X509 CRL", der) + "\n");

        foreach (var bestand in (byte[][])[der, pem])
        {
            Assert.True(IntrekkingslijstReader.TryRead(bestand, [ca], out var lijst, out var fout), fout.ToString());
            Assert.Equal(Uitgeversleutel.Of(ca), lijst.Uitgever);
            Assert.Equal(nu, lijst.ThisUpdate);
            Assert.Equal(nu.AddDays(7), lijst.NextUpdate);
            Assert.Equal(1, lijst.Aantal);
            Assert.True(lijst.Contains([0x01, 0x02, 0x03]));
            Assert.True(lijst.Contains([0x00, 0x01, 0x02, 0x03]));
            Assert.False(lijst.Contains([0x01, 0x02]));
        }
    }

    [Theory]
    [InlineData("1.2.840.10045.4.1")] // ecdsa-with-SHA1
    [InlineData("1.2.840.113549.1.1.5")] // sha1WithRSAEncryption
    [InlineData("1.2.840.113549.1.1.4")] // md5WithRSAEncryption
    public void TryRead_OutdatedHash_NotSupported(string oid)
        => AssertFout(Intrekkingslijstfout.NietOndersteund, new Proeflijst { Algoritme = oid, BuitensteAlgoritme = oid });

    [Fact]
    public void TryRead_Version1WithRevoked_Read()
    {
        var lijst = Read(new Proeflijst { Versie = null, Regels = w => Proeflijst.WriteRegel(w, 42) });

        Assert.True(lijst.Contains([42]));
    }

    [Fact]
    public void TryRead_NothingRevoked_EmptyList() => Assert.Equal(0, Read(new Proeflijst()).Aantal);

    [Fact]
    public void TryRead_SerialWithHighBit_MatchesTheCertificate()
    {
        // DER puts a zero byte before a number whose first bit is set.
        var lijst = Read(new Proeflijst { Regels = w => Proeflijst.WriteRegel(w, new BigInteger([0xFF, 0xEE], isUnsigned: true, isBigEndian: true)) });

        Assert.True(lijst.Contains([0xFF, 0xEE]));
        Assert.True(lijst.Contains([0x00, 0xFF, 0xEE]));
    }

    [Fact]
    public void TryRead_OnHold_CountsAsRevoked()
        => Assert.True(
            Read(new Proeflijst { Regels = w => Proeflijst.WriteRegel(w, 7, e => Proeflijst.WriteExtensie(e, "2.5.29.21", kritiek: false)) }).Contains([7]));

    [Theory]
    [InlineData("2.5.29.28")] // issuingDistributionPoint: partial or indirect
    [InlineData("2.5.29.27")] // deltaCRLIndicator
    [InlineData("1.2.3.4.5")]
    public void TryRead_UnknownCriticalExtension_NotSupported(string oid)
        => AssertFout(Intrekkingslijstfout.NietOndersteund, new Proeflijst { Extensies = w => Proeflijst.WriteExtensie(w, oid, kritiek: true) });

    [Theory]
    [InlineData(CrlNummer, true)]
    [InlineData("2.5.29.35", true)]
    [InlineData("1.2.3.4.5", false)]
    public void TryRead_KnownOrNonCriticalExtension_Read(string oid, bool kritiek)
        => Assert.Equal(0, Read(new Proeflijst { Extensies = w => Proeflijst.WriteExtensie(w, oid, kritiek) }).Aantal);

    [Fact]
    public void TryRead_CriticalEntryExtension_NotSupported()
        => AssertFout(
            Intrekkingslijstfout.NietOndersteund, // certificateIssuer: the entry is about a certificate of another CA
            new Proeflijst { Regels = w => Proeflijst.WriteRegel(w, 7, e => Proeflijst.WriteExtensie(e, "2.5.29.29", kritiek: true)) });

    [Fact]
    public void TryRead_ExtensionsInVersion1_NotSupported()
        => AssertFout(
            Intrekkingslijstfout.NietOndersteund,
            new Proeflijst { Versie = null, Extensies = w => Proeflijst.WriteExtensie(w, CrlNummer, kritiek: false) });

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void TryRead_OtherVersion_NotSupported(int versie)
        => AssertFout(Intrekkingslijstfout.NietOndersteund, new Proeflijst { Versie = versie });

    [Fact]
    public void TryRead_WithoutNextUpdate_Refused()
        => AssertFout(Intrekkingslijstfout.ZonderNextUpdate, new Proeflijst { NextUpdate = null, Regels = w => Proeflijst.WriteRegel(w, 1) });

    [Fact]
    public void TryRead_AlgorithmOutsideDiffersFromInside_Refused()
        => AssertFout(Intrekkingslijstfout.Onleesbaar, new Proeflijst { BuitensteAlgoritme = "1.2.840.10045.4.3.3" });

    [Fact]
    public void TryRead_FieldAfterTheLast_Refused()
        => AssertFout(Intrekkingslijstfout.Onleesbaar, new Proeflijst { Staart = w => w.WriteNull() });

    [Fact]
    public void TryRead_SignedByAnotherCaWithTheSameName_SignatureInvalid()
    {
        using var vreemd = new Proefpki();

        AssertFout(Intrekkingslijstfout.HandtekeningOngeldig, new Proeflijst().Sign(vreemd.LoadCa("tussen")));
    }

    [Fact]
    public void TryRead_IssuerRenewedItsKey_FoundByTheKeyThatSigned()
    {
        using var oud = new Proefpki();
        var oudeCa = oud.LoadCa("tussen");

        Assert.True(IntrekkingslijstReader.TryRead(new Proeflijst().Sign(oudeCa), [_ca, oudeCa], out var lijst, out _));
        Assert.Equal(Uitgeversleutel.Of(oudeCa), lijst.Uitgever);
    }

    [Fact]
    public void TryRead_IssuerNotConfigured_Refused()
        => AssertFout(Intrekkingslijstfout.OnbekendeUitgever, new Proeflijst().Sign(_pki.LoadCa("root")));

    [Fact]
    public void TryRead_SignedByAHolder_SignatureInvalid()
    {
        // The certificate has no cRLSign, so even as a configured issuer its lists do not count.
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var verzoek = new CertificateRequest(Proefpki.Naam(), sleutel, HashAlgorithmName.SHA256);
        verzoek.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        using var houder = verzoek.CreateSelfSigned(_pki.Tijd.GetUtcNow(), _pki.Tijd.GetUtcNow().AddDays(1));

        Assert.False(IntrekkingslijstReader.TryRead(new Proeflijst().Sign(houder), [houder], out _, out var fout));
        Assert.Equal(Intrekkingslijstfout.HandtekeningOngeldig, fout);
    }

    [Fact]
    public void TryRead_LargerThanTheLimit_RefusedUnread()
    {
        var groot = new byte[IntrekkingslijstReader.MaximumSize + 1];
        new Proeflijst().Sign(_ca).CopyTo(groot, 0);

        AssertFout(Intrekkingslijstfout.TeGroot, groot);
    }

    [Fact]
    public void TryRead_HundredThousandRevoked_AllFound()
    {
        const int Aantal = 100_000;
        var lijst = Read(new Proeflijst
        {
            Regels = w =>
            {
                for (var i = 1; i <= Aantal; i++)
                    Proeflijst.WriteRegel(w, i);
            },
        });

        Assert.Equal(Aantal, lijst.Aantal);
        Assert.True(lijst.Contains([0x01, 0x86, 0xA0]));
        Assert.False(lijst.Contains([0x01, 0x86, 0xA1]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("geen lijst")]
    [InlineData("-----BEGIN X509 CRL-----\n-----END X509 CRL-----")]
    [InlineData("-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----")]
    public void TryRead_Garbage_Unreadable(string tekst)
        => AssertFout(Intrekkingslijstfout.Onleesbaar, System.Text.Encoding.Latin1.GetBytes(tekst));

    [Fact]
    public void TryRead_TwoListsInOnePem_Unreadable()
    {
        var pem = PemEncoding.WriteString("X509 CRL", new Proeflijst().Sign(_ca)) + "\n";

        AssertFout(Intrekkingslijstfout.Onleesbaar, System.Text.Encoding.ASCII.GetBytes(pem + pem));
    }

    [Fact]
    public void TryRead_NestedDeeperThanAnyList_Unreadable()
    {
        var diep = new byte[4096];
        for (var i = 0; i < diep.Length; i += 2)
            diep[i] = 0x30;

        AssertFout(Intrekkingslijstfout.Onleesbaar, diep);
    }

    [Fact]
    public void TryRead_TruncatedAnywhere_TypedError()
    {
        var heel = LijstMetRegels().Sign(_ca);

        for (var lengte = 0; lengte < heel.Length; lengte++)
            AssertFout(Intrekkingslijstfout.Onleesbaar, heel[..lengte]);
    }

    [Fact]
    public void TryRead_AnyBitFlipped_NeverAccepted()
    {
        var heel = LijstMetRegels().Sign(_ca);

        for (var bit = 0; bit < heel.Length * 8; bit++)
        {
            var beschadigd = (byte[])heel.Clone();
            beschadigd[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(IntrekkingslijstReader.TryRead(beschadigd, [_ca], out _, out var fout), $"bit {bit}");
            Assert.NotNull(fout);
        }
    }

    [Fact]
    public void TryRead_RandomBytes_TypedError()
        => Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>(),
            bytes => !IntrekkingslijstReader.TryRead(bytes, [_ca], out _, out var fout) && fout is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void TryRead_RandomBytesBehindAValidSignature_NeverThrows()
        => Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>(),
            bytes =>
            {
                // Raw bytes in the place of the entries: what only a CA gone mad would sign.
                var der = new Proeflijst { Regels = w => w.WriteOctetString(bytes), Staart = w => w.WriteOctetString(bytes) }.Sign(_ca);
                return !IntrekkingslijstReader.TryRead(der, [_ca], out _, out var fout) && fout == Intrekkingslijstfout.Onleesbaar;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void TryRead_AnySetOfSerials_ContainsExactlyThose()
    {
        var serienummer = ArbMap.Default.GeneratorFor<byte[]>().Select(b => new BigInteger([1, .. b], isUnsigned: true, isBigEndian: true));
        var geval = Gen.Zip(serienummer.ArrayOf(), serienummer);

        Prop.ForAll(
            geval.ToArbitrary(),
            g =>
            {
                var (opLijst, ander) = g;
                var lijst = Read(new Proeflijst { Regels = w => Array.ForEach(opLijst, s => Proeflijst.WriteRegel(w, s)) });
                return opLijst.All(s => lijst.Contains(s.ToByteArray(isUnsigned: false, isBigEndian: true)))
                    && lijst.Contains(ander.ToByteArray(isUnsigned: true, isBigEndian: true)) == opLijst.Contains(ander)
                    && lijst.Aantal == opLijst.Distinct().Count();
            }).QuickCheckThrowOnFailure();
    }

    private static Proeflijst LijstMetRegels() => new()
    {
        Regels = w => Proeflijst.WriteRegel(w, 4711, e => Proeflijst.WriteExtensie(e, "2.5.29.21", kritiek: false)),
        Extensies = w => Proeflijst.WriteExtensie(w, CrlNummer, kritiek: false),
    };

    private Intrekkingslijst Read(Proeflijst proef)
    {
        Assert.True(IntrekkingslijstReader.TryRead(proef.Sign(_ca), [_ca], out var lijst, out var fout), fout.ToString());
        return lijst;
    }

    private void AssertFout(Intrekkingslijstfout verwacht, Proeflijst proef) => AssertFout(verwacht, proef.Sign(_ca));

    private void AssertFout(Intrekkingslijstfout verwacht, byte[] bestand)
    {
        Assert.False(IntrekkingslijstReader.TryRead(bestand, [_ca], out var lijst, out var fout));
        Assert.Null(lijst);
        Assert.Equal(verwacht, fout);
        Assert.NotEmpty(verwacht.Uitleg());
    }
}
