using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Identiteit;

/// <summary>
/// Tells who is calling from the client certificate. A verdict is reused until the first of: end of the certificate or of a CA
/// above it, nextUpdate of a revocation list that was used, a change in the trust files, and
/// <see cref="VertrouwensOptions.Cacheduur"/>; the usual request therefore costs one hash and one look-up.
/// Trusted and refused certificates are kept apart, so that a stream of strangers cannot push out the partners.
/// Safe for use by many threads at once; never goes to the network.
/// </summary>
internal sealed class Certificaatverificatie(Vertrouwensbron bron, TimeProvider tijd)
{
    private readonly Verdictcache _vertrouwd = new(bron.Options.Cachegrootte);
    private readonly Verdictcache _geweigerd = new(bron.Options.Cachegrootte);

    /// <summary>The verdict on what the caller presented; null when nothing was presented.</summary>
    public Certificaatverdict Verify(X509Certificate2? certificate)
    {
        if (certificate is null)
            return Weigeringen.GeenCertificaat;
        var stand = bron.Stand;
        var nu = tijd.GetUtcNow();
        var sleutel = Vingerafdruk.Of(certificate);
        return _vertrouwd.Find(sleutel, stand, nu)
            ?? _geweigerd.Find(sleutel, stand, nu)
            ?? Judge(certificate, sleutel, stand, nu);
    }

    private Certificaatverdict Judge(X509Certificate2 certificaat, Vingerafdruk sleutel, Vertrouwensstand stand, DateTimeOffset nu)
    {
        var (verdict, tot) = Ketencontrole.Judge(certificaat, Certificaatdoel.Client, stand, bron.Options.IntrekkingOnbekend, nu);
        var uiterlijk = nu + bron.Options.Cacheduur;
        var cache = verdict is Certificaatverdict.Vertrouwd ? _vertrouwd : _geweigerd;
        cache.Set(sleutel, verdict, stand, tot < uiterlijk ? tot : uiterlijk);
        return verdict;
    }
}
