using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Identiteit;

/// <summary>
/// Judges one certificate under one state of trust. Pure: no network (no downloads of certificates or lists), no clock, no
/// system stores as roots.
/// </summary>
internal static class Ketencontrole
{
    /// <summary>
    /// The verdict and the moment, in UTC, from which it may change although the trust does not. The order of the checks:
    /// the certificate by itself, the chain, revocation, and last who it is, so that nothing is said about the identity in
    /// a certificate that nobody vouches for.
    /// </summary>
    public static (Certificaatverdict Verdict, DateTimeOffset Tot) Judge(
        X509Certificate2 certificaat, Certificaatdoel doel, Vertrouwensstand stand, BijOnbekendeIntrekking beleid, DateTimeOffset nu)
    {
        var begin = Utc(certificaat.NotBefore);
        var einde = Utc(certificaat.NotAfter);
        if (nu < begin)
            return (Weigeringen.NogNietGeldig(begin), begin);
        if (nu > einde)
            return (Weigeringen.NietMeerGeldig(einde), DateTimeOffset.MaxValue);
        if (Certificaatgebruik.FindBezwaar(certificaat, doel) is { } bezwaar)
            return (bezwaar, DateTimeOffset.MaxValue);

        using var keten = new X509Chain();
        SetBeleid(keten.ChainPolicy, doel, stand, nu);
        try
        {
            if (!keten.Build(certificaat))
                return (Classify(keten.ChainStatus), DateTimeOffset.MaxValue);
            var (ingetrokken, tot) = CheckIntrekking(keten.ChainElements, stand.Lijsten, beleid, nu);
            if (ingetrokken is not null)
                return (ingetrokken, tot);
            return Certificaatkenmerk.Find(certificaat) is { } kenmerk
                ? (new Certificaatverdict.Vertrouwd(kenmerk), tot)
                : (Weigeringen.GeenKenmerk, tot);
        }
        catch (CryptographicException)
        {
            return (Weigeringen.OnleesbareExtensie, DateTimeOffset.MaxValue);
        }
        finally
        {
            foreach (var element in keten.ChainElements)
                element.Certificate.Dispose();
        }
    }

    private static void SetBeleid(X509ChainPolicy policy, Certificaatdoel doel, Vertrouwensstand stand, DateTimeOffset nu)
    {
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(stand.Certificaten.Ankers);
        policy.ExtraStore.AddRange(stand.Certificaten.Tussencertificaten);
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.VerificationFlags = X509VerificationFlags.NoFlag;
        policy.DisableCertificateDownloads = true;
        policy.VerificationTime = nu.UtcDateTime;

        // Also limits what a CA with an Extended Key Usage of its own may issue for.
        policy.ApplicationPolicy.Add(new Oid(doel.ToOid()));
    }

    private static Certificaatverdict.Geweigerd Classify(X509ChainStatus[] statussen)
    {
        var alle = statussen.Aggregate(X509ChainStatusFlags.NoError, (som, s) => som | s.Status);
        const X509ChainStatusFlags Extensie = X509ChainStatusFlags.HasNotSupportedCriticalExtension | X509ChainStatusFlags.InvalidExtension;
        return alle switch
        {
            _ when alle.HasFlag(X509ChainStatusFlags.PartialChain) || alle.HasFlag(X509ChainStatusFlags.UntrustedRoot)
                || alle.HasFlag(X509ChainStatusFlags.NotSignatureValid) => Weigeringen.OnbekendeUitgever,
            _ when alle.HasFlag(X509ChainStatusFlags.NotTimeValid) => Weigeringen.CaNietGeldig,
            _ when alle.HasFlag(X509ChainStatusFlags.NotValidForUsage) => Weigeringen.GeenClientauthenticatie,
            _ when (alle & Extensie) != X509ChainStatusFlags.NoError => Weigeringen.OnleesbareExtensie,
            _ => Weigeringen.OnbekendeUitgever,
        };
    }

    // An expired list that names the certificate still proves that it was revoked; only its silence has lost its meaning.
    private static (Certificaatverdict.Geweigerd? Weigering, DateTimeOffset Tot) CheckIntrekking(
        X509ChainElementCollection keten, Intrekkingslijsten lijsten, BijOnbekendeIntrekking beleid, DateTimeOffset nu)
    {
        var tot = keten.Min(e => Utc(e.Certificate.NotAfter));
        var onbekend = false;
        for (var i = 0; i < keten.Count - 1; i++)
        {
            var lijst = lijsten.Find(keten[i + 1].Certificate);
            if (lijst is not null && lijst.Contains(keten[i].Certificate.SerialNumberBytes.Span))
                return (Weigeringen.Ingetrokken, DateTimeOffset.MaxValue);
            if (lijst is null || lijst.NextUpdate <= nu)
                onbekend = true;
            else if (lijst.NextUpdate < tot)
                tot = lijst.NextUpdate;
        }

        return onbekend && beleid == BijOnbekendeIntrekking.Weigeren
            ? (Weigeringen.IntrekkingOnbekend, DateTimeOffset.MaxValue)
            : (null, tot);
    }

    private static DateTimeOffset Utc(DateTime lokaal) => new(lokaal.ToUniversalTime());
}
