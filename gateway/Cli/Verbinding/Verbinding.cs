using System.Security.Cryptography;
using IB.Gateway.Identiteit;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Cli;

/// <summary>Where a knooppunt is, who we are, and whom we trust.</summary>
internal sealed record Verbindinggegevens
{
    /// <summary>Address of the knooppunt: https.</summary>
    public required string Knooppunt { get; init; }

    /// <summary>PEM file with the party's certificate and the CAs below it.</summary>
    public required string Certificaat { get; init; }

    /// <summary>PEM file with its private key.</summary>
    public required string Sleutel { get; init; }

    /// <summary>File or folder with root certificates.</summary>
    public required string Ankers { get; init; }

    /// <summary>File or folder with other CA certificates; <see langword="null"/> for none.</summary>
    public required string? Tussen { get; init; }

    /// <summary>Folder with revocation lists; <see langword="null"/> means that revocation of the knooppunt's certificate is not checked.</summary>
    public required string? CrlMap { get; init; }
}

/// <summary>A party's mutual TLS connection to a knooppunt, whose certificate is always verified.</summary>
internal sealed class Verbinding : IDisposable
{
    // A payload of 25 MiB, or a list of 250 messages, fits.
    private const long MaxAntwoord = 32 * 1024 * 1024;

    private readonly Eigencertificaat _eigen;
    private readonly Vertrouwensbron _bron;
    private readonly Ontvangerverbinding _ontvanger;
    private readonly Weigeringsgeheugen _geheugen = new();

    private Verbinding(Uri adres, Eigencertificaat eigen, VertrouwensOptions vertrouwen, TimeProvider tijd)
    {
        Adres = adres;
        _eigen = eigen;
        _bron = new Vertrouwensbron(vertrouwen, tijd, NullLogger<Vertrouwensbron>.Instance);
        _ontvanger = new Ontvangerverbinding(eigen, _bron, tijd, _geheugen);
        Client = _ontvanger.Client;
        Client.MaxResponseContentBufferSize = MaxAntwoord;
    }

    /// <summary>Address of the knooppunt.</summary>
    internal Uri Adres { get; }

    /// <summary>Presents the party's certificate.</summary>
    internal HttpClient Client { get; }

    /// <summary>Why the certificate of the knooppunt was refused; <see langword="null"/> when it was not.</summary>
    internal string? Weigering => _geheugen.Laatste;

    /// <summary>Makes the connection ready, or says in Dutch everything that keeps it from being made.</summary>
    internal static (Verbinding? Verbinding, IReadOnlyList<string> Fouten) Open(Verbindinggegevens gegevens, TimeProvider tijd)
    {
        var vertrouwen = new VertrouwensOptions
        {
            Ankers = [gegevens.Ankers],
            Tussencertificaten = gegevens.Tussen is { } tussen ? [tussen] : [],
            CrlMap = gegevens.CrlMap,
            IntrekkingOnbekend = gegevens.CrlMap is null ? BijOnbekendeIntrekking.Toestaan : BijOnbekendeIntrekking.Weigeren,
        };
        var fouten = new List<string>(vertrouwen.Validate());
        if (!Uri.TryCreate(gegevens.Knooppunt, UriKind.Absolute, out var adres) || adres.Scheme != Uri.UriSchemeHttps || adres.UserInfo.Length > 0)
            fouten.Add("Het adres van het knooppunt moet een https-adres zijn, zoals https://knooppunt.example:8443.");
        var eigen = Load(gegevens, fouten);
        if (eigen is not null && fouten.Count == 0)
            return (new Verbinding(adres!, eigen, vertrouwen, tijd), []);
        eigen?.Dispose();
        return (null, fouten);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ontvanger.Dispose();
        _bron.Dispose();
        _eigen.Dispose();
    }

    private static Eigencertificaat? Load(Verbindinggegevens gegevens, List<string> fouten)
    {
        List<string> weg = [.. new[] { (Optie: "--certificaat", Pad: gegevens.Certificaat), (Optie: "--sleutel", Pad: gegevens.Sleutel) }
            .Where(static b => !File.Exists(b.Pad)).Select(static b => $"{b.Pad} bestaat niet, of is geen bestand. Controleer {b.Optie}.")];
        fouten.AddRange(weg);
        if (weg.Count > 0)
            return null;
        try
        {
            return Eigencertificaat.Load(gegevens.Certificaat, gegevens.Sleutel);
        }
        catch (Exception fout) when (fout is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            fouten.Add(
                $"Certificaat {gegevens.Certificaat} met sleutel {gegevens.Sleutel} is niet te gebruiken: {fout.Message} Geef een certificaat in PEM en de sleutel die erbij hoort.");
            return null;
        }
    }
}
