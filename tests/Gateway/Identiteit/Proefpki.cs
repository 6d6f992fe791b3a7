using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Identiteit;
using IB.Gateway.Pki;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Tests.Identiteit;

/// <summary>A fresh test PKI in a folder of its own, with the clock and the verification that belong to it.</summary>
internal sealed class Proefpki : IDisposable
{
    public const string TestOin = "00000099123456789000";

    private readonly TijdelijkeMap _map = new();
    private readonly List<IDisposable> _opruimen = [];

    public Proefpki(Sleutelsoort soort = Sleutelsoort.EcdsaP256, FakeTime? tijd = null)
    {
        Tijd = tijd ?? new FakeTime();
        Pki = new Testpki(Tijd);
        Pki.Init(Map, soort);
    }

    public FakeTime Tijd { get; }

    public Testpki Pki { get; }

    public string Map => _map.Pad;

    public VertrouwensOptions Options => new()
    {
        Ankers = [Ca("root.pem")],
        Tussencertificaten = [Ca("tussen.pem")],
        CrlMap = Path.Combine(Map, Testpki.CaMap),
    };

    public string Ca(string bestand) => Path.Combine(Map, Testpki.CaMap, bestand);

    public X509Certificate2 LoadCa(string naam)
        => Houd(X509Certificate2.CreateFromPemFile(Ca(naam + ".pem"), Ca(naam + ".key")));

    public X509Certificate2 Issue(string naam = "aanbieder", string? oin = TestOin)
    {
        var waarde = Oin.TryParse(oin, out var gelezen) ? gelezen : null;
        var pad = Pki.Issue(Map, new PkiAanvraag(naam, "Zorgaanbieder Proef", null, $"{naam}.proef.example", waarde, [], []));
        return Houd(X509CertificateLoader.LoadCertificateFromFile(pad));
    }

    /// <summary>A certificate of our CA that departs from the mould in whatever way the test needs.</summary>
    public X509Certificate2 IssueAnders(
        Action<CertificateRequest> wijzig,
        X500DistinguishedName? onderwerp = null,
        TimeSpan? begin = null,
        TimeSpan? duur = null)
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var verzoek = new CertificateRequest(onderwerp ?? Naam(), sleutel, HashAlgorithmName.SHA256);
        wijzig(verzoek);
        var van = Tijd.GetUtcNow() + (begin ?? TimeSpan.FromMinutes(-1));
        return Houd(verzoek.Create(LoadCa("tussen"), van, van + (duur ?? TimeSpan.FromDays(30)), Certificaatmal.CreateSerienummer()));
    }

    public static X500DistinguishedName Naam(string oin = TestOin)
    {
        var bouwer = new X500DistinguishedNameBuilder();
        bouwer.Add("2.5.4.5", oin, System.Formats.Asn1.UniversalTagNumber.PrintableString);
        bouwer.AddCommonName("proef");
        return bouwer.Build();
    }

    /// <summary>Overwrites the list of a CA with one that revokes <paramref name="ingetrokken"/>.</summary>
    public void WriteLijst(string ca, DateTimeOffset thisUpdate, DateTimeOffset nextUpdate, params X509Certificate2[] ingetrokken)
    {
        var lijst = new CertificateRevocationListBuilder();
        foreach (var certificaat in ingetrokken)
            lijst.AddEntry(certificaat, thisUpdate);
        File.WriteAllBytes(
            Ca(ca + ".crl"),
            lijst.Build(LoadCa(ca), BigInteger.One, nextUpdate, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, thisUpdate));
    }

    public Vertrouwensbron Open(VertrouwensOptions? options = null)
        => Houd(new Vertrouwensbron(options ?? Options, Tijd, NullLogger<Vertrouwensbron>.Instance));

    public Certificaatverificatie CreateVerificatie(VertrouwensOptions? options = null) => new(Open(options), Tijd);

    public void Dispose()
    {
        foreach (var ding in _opruimen)
            ding.Dispose();
        _map.Dispose();
    }

    public T Houd<T>(T ding)
        where T : IDisposable
    {
        _opruimen.Add(ding);
        return ding;
    }
}
