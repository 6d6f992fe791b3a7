using System.Security.Cryptography;

namespace IB.Gateway.Storage;

/// <summary>What every store requires of a boeking before it does anything. A boeking that breaks this is a bug of the caller.</summary>
internal static class Boekingcontrole
{
    /// <exception cref="ArgumentException">The boeking contradicts its own contract.</exception>
    public static void Require(Boeking boeking)
    {
        ArgumentNullException.ThrowIfNull(boeking);
        if (boeking.Fout is null == boeking.Bezorgaan is null)
            throw new ArgumentException("Een boeking heeft óf een fout óf een partij om aan te bezorgen.", nameof(boeking));
        if (boeking is { VastgehoudenTot: not null, Bezorgaan: null })
            throw new ArgumentException("Alleen een goedgekeurd bericht wordt vastgehouden.", nameof(boeking));
        if (boeking.Afdruk.Length != SHA256.HashSizeInBytes || boeking.InhoudSha256.Length != SHA256.HashSizeInBytes)
            throw new ArgumentException("Afdruk en InhoudSha256 zijn 32 bytes.", nameof(boeking));
        foreach (var gevolg in boeking.Gevolgen)
            Require(gevolg);
    }
}
