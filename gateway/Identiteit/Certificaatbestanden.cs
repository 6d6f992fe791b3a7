using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace IB.Gateway.Identiteit;

/// <summary>The CA certificates of the configuration as read from disk.</summary>
/// <param name="Ankers">Roots; not to be modified.</param>
/// <param name="Tussencertificaten">Other CAs; not to be modified.</param>
/// <param name="Vingerafdruk">Hash over all of them, to see whether anything changed.</param>
internal sealed record Certificaatbestanden(
    X509Certificate2Collection Ankers, X509Certificate2Collection Tussencertificaten, string Vingerafdruk)
{
    private const int MaximumSize = 4 * 1024 * 1024;
    private static readonly string[] Extensies = [".pem", ".crt", ".cer"];

    /// <summary>Every CA whose revocation list may be used.</summary>
    public IEnumerable<X509Certificate2> Uitgevers => Ankers.Concat(Tussencertificaten);

    /// <summary>Reads all files and adds every error to <paramref name="fouten"/>; the result holds what could be read.</summary>
    public static Certificaatbestanden Load(VertrouwensOptions options, List<string> fouten)
    {
        var ankers = LoadAlles(options.Ankers, fouten);
        var tussen = LoadAlles(options.Tussencertificaten, fouten);
        foreach (var (pad, certificaat) in ankers.Where(a => !IsDoorZichzelfUitgegeven(a.Certificaat)))
        {
            fouten.Add($"anker {pad} bevat een certificaat dat niet door zichzelf is uitgegeven ({certificaat.Thumbprint}). "
                + "Een anker is een stamcertificaat; zet tussencertificaten onder tussencertificaten.");
        }

        return new Certificaatbestanden(
            [.. ankers.Select(a => a.Certificaat)], [.. tussen.Select(t => t.Certificaat)], Hash(ankers, tussen));
    }

    private static List<(string Pad, X509Certificate2 Certificaat)> LoadAlles(IReadOnlyList<string> paden, List<string> fouten)
        => [.. paden.SelectMany(p => Bestanden(p, fouten)).SelectMany(p => LoadBestand(p, fouten).Select(c => (p, c)))];

    private static string[] Bestanden(string pad, List<string> fouten)
    {
        if (File.Exists(pad))
            return [pad];
        if (!Directory.Exists(pad))
        {
            fouten.Add($"{pad} bestaat niet. Verbeter het pad of zet het CA-certificaat daar neer.");
            return [];
        }

        var gevonden = Directory.EnumerateFiles(pad)
            .Where(b => Extensies.Contains(Path.GetExtension(b))).Order(StringComparer.Ordinal).ToArray();
        if (gevonden.Length == 0)
            fouten.Add($"map {pad} bevat geen certificaat (.pem, .crt, .cer). Zet de CA-certificaten daar neer.");
        return gevonden;
    }

    private static X509Certificate2[] LoadBestand(string pad, List<string> fouten)
    {
        try
        {
            var certificaten = Parse(BegrensdBestand.Read(pad, MaximumSize));
            if (certificaten.Count == 0)
                fouten.Add($"{pad} bevat geen certificaat in PEM of DER.");
            foreach (var certificaat in certificaten.Where(c => !Certificaatgebruik.IsCa(c)))
                fouten.Add($"{pad} bevat een certificaat dat geen CA-certificaat is ({certificaat.Thumbprint}).");
            return [.. certificaten];
        }
        catch (CryptographicException)
        {
            fouten.Add($"{pad} is geen leesbaar certificaat in PEM of DER. Haal het opnieuw op bij de uitgever.");
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            fouten.Add($"{pad} is niet te lezen: {fout.Message}");
        }

        return [];
    }

    private static bool IsDoorZichzelfUitgegeven(X509Certificate2 certificaat)
        => certificaat.SubjectName.RawData.AsSpan().SequenceEqual(certificaat.IssuerName.RawData);

    private static X509Certificate2Collection Parse(byte[] inhoud)
    {
        const byte DerSequence = 0x30;
        if (inhoud.Length > 0 && inhoud[0] == DerSequence)
            return [X509CertificateLoader.LoadCertificate(inhoud)];
        var uit = new X509Certificate2Collection();
        uit.ImportFromPem(Encoding.Latin1.GetString(inhoud));
        return uit;
    }

    private static string Hash(params IEnumerable<(string Pad, X509Certificate2 Certificaat)>[] groepen)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var groep in groepen)
        {
            hash.AppendData([(byte)'|']);
            foreach (var (_, certificaat) in groep)
                hash.AppendData(certificaat.RawDataMemory.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
