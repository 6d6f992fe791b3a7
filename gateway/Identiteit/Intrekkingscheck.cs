using IB.Gateway.Beheer;

namespace IB.Gateway.Identiteit;

/// <summary>
/// Warns while a trusted CA has no current revocation list. No fault: parties of other CAs are let in, and a knooppunt that is not ready would
/// keep those out too.
/// </summary>
internal sealed class Intrekkingscheck(Vertrouwensbron bron) : IGereedheidscheck
{
    private const string Naam = "intrekkingslijsten";

    /// <inheritdoc/>
    public IEnumerable<Checkresultaat> Check()
    {
        if (bron.ListTekorten() is not { Count: > 0 } tekorten)
            return [new(Naam, Checkstatus.Ok, null, null)];
        var gevolg = bron.Options.IntrekkingOnbekend == BijOnbekendeIntrekking.Weigeren
            ? "Iedereen met een certificaat daaronder wordt geweigerd."
            : "Een ingetrokken certificaat daaronder wordt toegelaten (intrekkingOnbekend is Toestaan).";
        return [new(
            Naam, Checkstatus.Waarschuwing,
            $"Zonder geldige intrekkingslijst (CRL): {string.Join("; ", tekorten.Select(Toon))}. {gevolg} Zet de actuele lijst in vertrouwen.crlMap ({bron.Options.CrlMap}); "
            + $"zij telt binnen {bron.Options.Herlaadinterval:c}.",
            null)];
    }

    private static string Toon(Lijsttekort tekort)
        => tekort.Verlopen is { } sinds ? $"{tekort.Ca} (verlopen op {sinds:u})" : $"{tekort.Ca} (er is geen lijst)";
}
