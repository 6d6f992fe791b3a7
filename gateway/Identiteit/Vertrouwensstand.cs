using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Identiteit;

/// <summary>Everything that decides on trust, at one moment. Immutable: a change is another instance.</summary>
/// <param name="Certificaten">Anchors and other CAs.</param>
/// <param name="Lijsten">Their revocation lists.</param>
/// <param name="Fouten">What could not be read and was therefore left as it was, in Dutch.</param>
/// <param name="Nummer">One more than that of the state before it: names the state for who should not hold on to all that is in it.</param>
internal sealed record Vertrouwensstand(
    Certificaatbestanden Certificaten, Intrekkingslijsten Lijsten, IReadOnlyList<string> Fouten, long Nummer)
{
    /// <summary>
    /// Reads all files. With any error in the CA certificates those of <paramref name="vorige"/> stay, as a whole. Returns
    /// <paramref name="vorige"/> itself when nothing changed.
    /// </summary>
    public static Vertrouwensstand Load(VertrouwensOptions options, Vertrouwensstand? vorige, DateTimeOffset nu)
    {
        var fouten = new List<string>();
        var certificaten = Certificaatbestanden.Load(options, fouten);
        if (vorige is not null && (fouten.Count > 0 || certificaten.Vingerafdruk == vorige.Certificaten.Vingerafdruk))
            certificaten = vorige.Certificaten;

        X509Certificate2[] uitgevers = [.. certificaten.Uitgevers];
        var oud = vorige?.Lijsten ?? Intrekkingslijsten.Geen;
        var lijsten = options.CrlMap is null ? oud : Intrekkingslijsten.Load(options.CrlMap, uitgevers, oud, nu);
        fouten.AddRange(lijsten.Fouten);
        return vorige is not null && certificaten == vorige.Certificaten && lijsten == vorige.Lijsten && fouten.SequenceEqual(vorige.Fouten)
            ? vorige
            : new Vertrouwensstand(certificaten, lijsten, fouten, vorige is null ? 1 : vorige.Nummer + 1);
    }
}
