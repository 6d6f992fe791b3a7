using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using IB.Gateway.Identiteit;

namespace IB.Gateway.Pki;

/// <summary>
/// A PKI for tests and demonstrations in one folder, laid out as PKIoverheid: a root, a CA below it, holders below that, and a
/// revocation list of both CAs. Its keys lie unencrypted on disk, so nothing outside a test may trust its root. Not for use by two
/// processes at once on one folder.
/// </summary>
/// <remarks>
/// Files: <c>ca/root.pem</c>, <c>ca/tussen.pem</c>, their <c>.key</c> (mode 0600) and <c>.crl</c>; per holder
/// <c>naam.pem</c> (certificate, then the CA below the root) and <c>naam.key</c> (mode 0600).
/// </remarks>
internal sealed class Testpki(TimeProvider tijd)
{
    /// <summary>Name of the folder with the CAs.</summary>
    public const string CaMap = "ca";

    private const string Root = "root";
    private const string Tussen = "tussen";
    private const int MaximumSize = 1024 * 1024;

    /// <summary>How long a holder's certificate is valid.</summary>
    public static readonly TimeSpan Houderduur = TimeSpan.FromDays(365);

    /// <summary>How long a revocation list is valid; see <see cref="RenewCrls"/>.</summary>
    public static readonly TimeSpan Lijstduur = TimeSpan.FromDays(30);

    private static readonly TimeSpan Caduur = TimeSpan.FromDays(3650);

    // Other machines in a test may have a clock that runs a little behind.
    private static readonly TimeSpan Voorsprong = TimeSpan.FromMinutes(5);

    /// <summary>Makes both CAs and their empty lists in <paramref name="map"/>, whole or not at all.</summary>
    /// <exception cref="PkiException">There is a PKI already.</exception>
    public void Init(string map, Sleutelsoort soort)
    {
        var ca = Path.Combine(map, CaMap);
        if (Directory.Exists(ca))
            throw new PkiException($"In {map} staat al een test-PKI. Die wordt niet overschreven; kies een andere map of verwijder deze eerst.");
        var inAanbouw = Path.Combine(map, CaMap + ".nieuw");
        Directory.CreateDirectory(map);
        if (Directory.Exists(inAanbouw))
            Directory.Delete(inAanbouw, recursive: true);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(inAanbouw);
        else
            Directory.CreateDirectory(inAanbouw, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        using var rootsleutel = Sleutelpaar.Create(soort);
        using var tussensleutel = Sleutelpaar.Create(soort);
        var (begin, einde) = Geldigheid(Caduur);
        using var root = Certificaatmal.Ca("Test Root CA", rootsleutel, padlengte: 1).CreateSelfSigned(begin, einde);
        var verzoek = Certificaatmal.Ca("Test Organisatie Services CA", tussensleutel, padlengte: 0);
        verzoek.CertificateExtensions.Add(Certificaatmal.Uitgeverssleutel(root));
        using var kaal = verzoek.Create(root, begin, einde, Certificaatmal.CreateSerienummer());
        using var tussen = tussensleutel.Attach(kaal);

        WriteCa(inAanbouw, Root, root, rootsleutel);
        WriteCa(inAanbouw, Tussen, tussen, tussensleutel);
        Directory.Move(inAanbouw, ca);
    }

    /// <summary>Issues a certificate with a new key. Returns the path of the certificate.</summary>
    /// <exception cref="PkiException">No PKI here, a name that is taken or no file name, or a real OIN.</exception>
    public string Issue(string map, PkiAanvraag aanvraag)
    {
        var pad = HouderPad(map, aanvraag.Naam);
        if (File.Exists(pad) || File.Exists(Path.ChangeExtension(pad, ".key")))
            throw new PkiException(
                $"{pad} of de sleutel ernaast bestaat al. Kies een andere naam, of verwijder het bestand en de sleutel als u het wilt vervangen.");
        if (aanvraag.Oin is { IsTest: false })
            throw new PkiException("De test-PKI geeft alleen test-OIN's uit (prefix 00000099). Kies een OIN die daarmee begint.");

        using var ca = LoadCa(map, Tussen);
        using var sleutel = Sleutelpaar.Create(aanvraag.Sleutel);
        var verzoek = Certificaatmal.Houder(aanvraag, sleutel);
        verzoek.CertificateExtensions.Add(Certificaatmal.Uitgeverssleutel(ca));
        var (begin, einde) = Geldigheid(Houderduur);
        using var certificaat = Sign(verzoek, ca, begin, einde);

        Pkibestanden.CreateSleutel(Path.ChangeExtension(pad, ".key"), sleutel);
        Pkibestanden.Create(pad, certificaat.ExportCertificatePem() + "\n" + ca.ExportCertificatePem());
        return pad;
    }

    /// <summary>Puts the holder's certificate on the list of its CA. Doing it again changes only the date of the list.</summary>
    /// <exception cref="PkiException">No PKI here or no such holder.</exception>
    public void Revoke(string map, string naam)
    {
        var pad = HouderPad(map, naam);
        if (!File.Exists(pad))
            throw new PkiException($"{pad} bestaat niet. Er is geen certificaat met de naam {naam} om in te trekken; controleer de naam.");
        using var houder = X509Certificate2.CreateFromPem(ReadTekst(pad));
        UpdateLijst(map, Tussen, lijst =>
        {
            lijst.RemoveEntry(houder.SerialNumberBytes.Span);
            lijst.AddEntry(houder, tijd.GetUtcNow());
        });
    }

    /// <summary>Gives both lists a new thisUpdate and nextUpdate; do so before <see cref="Lijstduur"/> has passed.</summary>
    /// <exception cref="PkiException">No PKI here.</exception>
    public void RenewCrls(string map)
    {
        UpdateLijst(map, Root, static _ => { });
        UpdateLijst(map, Tussen, static _ => { });
    }

    private void WriteCa(string caMap, string naam, X509Certificate2 ca, Sleutelpaar sleutel)
    {
        Pkibestanden.CreateSleutel(Path.Combine(caMap, naam + ".key"), sleutel);
        Pkibestanden.Create(Path.Combine(caMap, naam + ".pem"), ca.ExportCertificatePem());
        Pkibestanden.Create(Path.Combine(caMap, naam + ".crl"), BuildLijst(new CertificateRevocationListBuilder(), ca, BigInteger.One));
    }

    private void UpdateLijst(string map, string naam, Action<CertificateRevocationListBuilder> wijzig)
    {
        using var ca = LoadCa(map, naam);
        var pad = Path.Combine(map, CaMap, naam + ".crl");
        var lijst = CertificateRevocationListBuilder.LoadPem(ReadTekst(pad), out var nummer);
        wijzig(lijst);
        Pkibestanden.Replace(pad, BuildLijst(lijst, ca, nummer + 1));
    }

    private string BuildLijst(CertificateRevocationListBuilder lijst, X509Certificate2 ca, BigInteger nummer)
    {
        var nu = tijd.GetUtcNow();
        var der = lijst.Build(ca, nummer, nu + Lijstduur, Sleutelpaar.Hash, Padding(ca), nu);
        return PemEncoding.WriteString("X509 CRL", der);
    }

    private static X509Certificate2 LoadCa(string map, string naam)
    {
        var pad = Path.Combine(map, CaMap, naam);
        if (!File.Exists(pad + ".pem"))
            throw new PkiException($"In {map} staat geen test-PKI. Maak die eerst met 'pki init'.");
        var sleutel = Encoding.ASCII.GetChars(BegrensdBestand.Read(pad + ".key", MaximumSize));
        try
        {
            return X509Certificate2.CreateFromPem(ReadTekst(pad + ".pem"), sleutel);
        }
        finally
        {
            Array.Clear(sleutel);
        }
    }

    private (DateTimeOffset Begin, DateTimeOffset Einde) Geldigheid(TimeSpan duur)
    {
        var nu = tijd.GetUtcNow();
        return (nu - Voorsprong, nu + duur);
    }

    // The CA may have another kind of key than the holder, hence the generator. A certificate does not outlive its CA.
    private static X509Certificate2 Sign(CertificateRequest verzoek, X509Certificate2 ca, DateTimeOffset begin, DateTimeOffset einde)
    {
        using var ec = ca.GetECDsaPrivateKey();
        using var rsa = ca.GetRSAPrivateKey();
        var ondertekenaar = ec is null
            ? X509SignatureGenerator.CreateForRSA(rsa!, RSASignaturePadding.Pkcs1)
            : X509SignatureGenerator.CreateForECDsa(ec);
        var grens = new DateTimeOffset(ca.NotAfter.ToUniversalTime());
        return verzoek.Create(
            ca.SubjectName, ondertekenaar, begin, einde < grens ? einde : grens, Certificaatmal.CreateSerienummer());
    }

    // A name becomes a file name, so it is an allow-list: no separators, no dots, no device names with a suffix.
    private static string HouderPad(string map, string naam)
    {
        const int Langst = 63;
        var geldig = naam.Length is > 0 and <= Langst && naam[0] != '-'
            && naam.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        if (!geldig)
            throw new PkiException(
                $"De naam van een certificaat bestaat uit 1 tot {Langst} kleine letters, cijfers en streepjes. Kies een andere naam.");
        return Path.Combine(map, naam + ".pem");
    }

    private static RSASignaturePadding? Padding(X509Certificate2 ca)
    {
        using var rsa = ca.GetRSAPublicKey();
        return rsa is null ? null : RSASignaturePadding.Pkcs1;
    }

    private static string ReadTekst(string pad) => Encoding.ASCII.GetString(BegrensdBestand.Read(pad, MaximumSize));
}
