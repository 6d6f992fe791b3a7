using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace IB.Gateway.Identiteit;

/// <summary>
/// The certificate with which this side proves who it is, with its private key and the CA certificates that are sent along
/// (Digikoppeling: always send the intermediates). For Kestrel and for HttpClient.
/// </summary>
internal sealed class Eigencertificaat : IDisposable
{
    private const int MaximumSize = 1024 * 1024;

    private Eigencertificaat(X509Certificate2 certificaat, X509Certificate2Collection tussencertificaten)
    {
        Certificaat = certificaat;
        Tussencertificaten = tussencertificaten;

        // Offline: the context otherwise looks for missing intermediates at the address in the certificate.
        Context = SslStreamCertificateContext.Create(certificaat, tussencertificaten, offline: true);
    }

    /// <summary>The certificate of the holder, with private key.</summary>
    public X509Certificate2 Certificaat { get; }

    /// <summary>The other certificates of the file, as they stand in it.</summary>
    public X509Certificate2Collection Tussencertificaten { get; }

    /// <summary>Both together, for <see cref="SslServerAuthenticationOptions"/> and <see cref="SslClientAuthenticationOptions"/>.</summary>
    public SslStreamCertificateContext Context { get; }

    /// <summary>Reads a PEM file with the holder first and the intermediates after it, and an unencrypted PEM key.</summary>
    /// <exception cref="CryptographicException">No certificate, no key, or they do not belong together.</exception>
    /// <exception cref="IOException">A file is missing, unreadable or larger than 1 MiB.</exception>
    /// <exception cref="UnauthorizedAccessException">The account of the gateway may not read a file.</exception>
    public static Eigencertificaat Load(string certificaatPad, string sleutelPad)
    {
        var pem = Encoding.Latin1.GetString(BegrensdBestand.Read(certificaatPad, MaximumSize));
        var inhoud = BegrensdBestand.Read(sleutelPad, MaximumSize);
        var sleutel = Encoding.Latin1.GetChars(inhoud);
        CryptographicOperations.ZeroMemory(inhoud);
        try
        {
            var alle = new X509Certificate2Collection();
            alle.ImportFromPem(pem);
            foreach (var eerste in alle.Take(1))
                eerste.Dispose();
            return new Eigencertificaat(Usable(X509Certificate2.CreateFromPem(pem, sleutel)), [.. alle.Skip(1)]);
        }
        catch (ArgumentException fout)
        {
            throw new CryptographicException(
                $"De sleutel in {sleutelPad} hoort niet bij het certificaat in {certificaatPad}. Stel een paar in dat samen is uitgegeven.", fout);
        }
        finally
        {
            Array.Clear(sleutel);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Certificaat.Dispose();
        foreach (var tussen in Tussencertificaten)
            tussen.Dispose();
    }

    // Schannel cannot use a key that lives in memory only; elsewhere the certificate works as it is.
    private static X509Certificate2 Usable(X509Certificate2 certificaat)
    {
        if (!OperatingSystem.IsWindows())
            return certificaat;
        using (certificaat)
            return X509CertificateLoader.LoadPkcs12(certificaat.Export(X509ContentType.Pkcs12), password: null);
    }
}
