namespace IB.Gateway.Routing.Tests.Samenloop;

/// <summary>
/// Which signals should stand in the end, written as simply as it can be: of all that was said the last of each, everything with everything,
/// day by day.
/// </summary>
internal static class Orakel
{
    internal static HashSet<Openstaand> Determine(IReadOnlyCollection<Levering> gezegd, IEnumerable<Samenloopregel> regels)
    {
        var voorzieningen = gezegd.OfType<Voorziening>().GroupBy(v => (v.Houder, v.Id)).Select(Last).Where(v => !v.Verwijderd).ToList();
        var feiten = gezegd.OfType<Feit>().GroupBy(f => (f.Bron, f.Referentie)).Select(Last).Where(f => !f.Verwijderd)
            .Where(f => gezegd.OfType<Leegmelding>().All(l => l.Bron != f.Bron || l.Geleverd <= f.Geleverd)).ToList();
        var open = new HashSet<Openstaand>();
        foreach (var regel in regels)
        {
            foreach (var v in voorzieningen.Where(v => v.Domein == regel.Domein))
            {
                var samen = feiten
                    .Where(f => f.Bron == regel.Bron && regel.Meetellend.Contains(f.Status) && f.Periode is not null && regel.Predicaat(v, f))
                    .Select(f => (Feit: f, Dagen: Proefgeschiedenis.Kalender.Where(d => v.Periode.Omvat(d) && f.Periode!.Value.Omvat(d)).ToList()))
                    .Where(s => s.Dagen.Count > 0)
                    .ToList();
                if (regel.IsNegatief && samen.Count == 0)
                    open.Add(new Openstaand(regel.Nummer, v.Houder, v.Id, null, default));
                if (!regel.IsNegatief)
                    open.UnionWith(samen.Select(s => new Openstaand(regel.Nummer, v.Houder, v.Id, s.Feit.Referentie, Tell(regel, s.Feit, s.Dagen))));
            }
        }

        return open;
    }

    /// <summary>The signals that stand, as they are kept.</summary>
    internal static HashSet<Openstaand> Read(Persoonsbeeld beeld) =>
    [
        .. beeld.Signalen.Where(s => s.Toestand == Signaaltoestand.Open).Select(s => new Openstaand(
            s.Regel, beeld.Voorzieningen[s.Voorziening].Houder, beeld.Voorzieningen[s.Voorziening].Id, s.Feit < 0 ? null : beeld.Feiten[s.Feit].Referentie,
            s.Inhoud)),
    ];

    private static Voorziening Last(IEnumerable<Voorziening> versies) => versies.Aggregate((a, b) => a.CompareVersie(b) >= 0 ? a : b);

    private static Feit Last(IEnumerable<Feit> versies) => versies.Aggregate((a, b) => a.CompareVersie(b) >= 0 ? a : b);

    private static Signaalinhoud Tell(Samenloopregel regel, Feit feit, List<DateOnly> dagen)
    {
        if (regel.Datums == Signaaldatums.Feit)
            return new Signaalinhoud(feit.Status, feit.Afgifte, feit.Periode, feit.BeginOnbekend);
        var laatste = dagen[^1] == Proefgeschiedenis.Kalender[^1] ? (DateOnly?)null : dagen[^1];
        return new Signaalinhoud(feit.Status, null, Dagperiode.FromInclusive(dagen[0], laatste));
    }
}

/// <summary>A signal that stands.</summary>
internal sealed record Openstaand(byte Regel, string Houder, string VoorzieningId, string? FeitReferentie, Signaalinhoud Inhoud);
