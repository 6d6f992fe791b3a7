using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Identiteit;

/// <summary>A CA that is trusted and of which nobody can tell whether what it issued was revoked.</summary>
/// <param name="Ca">Its subject.</param>
/// <param name="Sleutel">It, as <see cref="Uitgeversleutel"/> names one.</param>
/// <param name="Verlopen">Since when its list says nothing any more, in UTC; <see langword="null"/> when there is no list at all.</param>
internal sealed record Lijsttekort(string Ca, string Sleutel, DateTimeOffset? Verlopen)
{
    /// <summary>
    /// Every CA in <paramref name="stand"/> without a current list at <paramref name="nu"/>, each once. A CA that has expired needs none: what is
    /// below it is refused for that.
    /// </summary>
    public static IReadOnlyList<Lijsttekort> Find(Vertrouwensstand stand, DateTimeOffset nu)
        => [.. stand.Certificaten.Uitgevers.Where(ca => nu.UtcDateTime <= ca.NotAfter.ToUniversalTime())
            .Select(ca => Of(ca, stand.Lijsten, nu)).OfType<Lijsttekort>().DistinctBy(t => t.Sleutel)];

    private static Lijsttekort? Of(X509Certificate2 ca, Intrekkingslijsten lijsten, DateTimeOffset nu)
        => lijsten.Find(ca) switch
        {
            null => new Lijsttekort(ca.Subject, Uitgeversleutel.Of(ca), null),
            { } lijst when lijst.NextUpdate <= nu => new Lijsttekort(ca.Subject, lijst.Uitgever, lijst.NextUpdate),
            _ => null,
        };
}
