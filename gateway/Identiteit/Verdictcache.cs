using System.Collections.Concurrent;

namespace IB.Gateway.Identiteit;

/// <summary>
/// Remembers verdicts, at most <paramref name="capaciteit"/>. Two generations: when the young one is half the capacity it
/// becomes the old one, and the old one is forgotten, so that removal costs nothing per entry. A verdict counts until its time,
/// and only under the trust it was reached under, of which only the number is kept: revocation lists are large, and every new one makes
/// another trust. Safe for use by many threads at once; reading takes no lock.
/// </summary>
internal sealed class Verdictcache(int capaciteit)
{
    private readonly Lock _schrijfslot = new();
    private volatile Generaties _generaties = new([], []);

    /// <summary>Number of entries, forgotten and expired ones not counted apart.</summary>
    public int Count => _generaties.Jong.Count + _generaties.Oud.Count;

    /// <summary>The verdict that still holds at <paramref name="nu"/>, or null.</summary>
    public Certificaatverdict? Find(Vingerafdruk sleutel, Vertrouwensstand stand, DateTimeOffset nu)
    {
        var generaties = _generaties;
        if (!generaties.Jong.TryGetValue(sleutel, out var ingang))
        {
            if (!generaties.Oud.TryGetValue(sleutel, out ingang))
                return null;
            if (ingang.Geldt(stand, nu))
                Set(sleutel, ingang);
        }

        return ingang.Geldt(stand, nu) ? ingang.Verdict : null;
    }

    /// <summary>Remembers a verdict, replacing an earlier one.</summary>
    public void Set(Vingerafdruk sleutel, Certificaatverdict verdict, Vertrouwensstand stand, DateTimeOffset tot)
        => Set(sleutel, new Ingang(verdict, stand.Nummer, tot));

    private void Set(Vingerafdruk sleutel, Ingang ingang)
    {
        lock (_schrijfslot)
        {
            if (_generaties.Jong.Count >= capaciteit / 2)
                _generaties = new Generaties([], _generaties.Jong);
            _generaties.Jong[sleutel] = ingang;
        }
    }

    private sealed record Generaties(
        ConcurrentDictionary<Vingerafdruk, Ingang> Jong, ConcurrentDictionary<Vingerafdruk, Ingang> Oud);

    private sealed record Ingang(Certificaatverdict Verdict, long Stand, DateTimeOffset Tot)
    {
        public bool Geldt(Vertrouwensstand stand, DateTimeOffset nu) => Stand == stand.Nummer && nu < Tot;
    }
}
