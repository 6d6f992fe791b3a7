namespace IB.Gateway.Storage.Log;

/// <summary>
/// Reads the log forward, group by group, and lets nothing pass that is not as it was written. A group that was torn by a crash can only
/// be the very last one, which nobody was told of: there the log ends. Anything else that does not fit is a refusal with file and place.
/// </summary>
internal sealed class Loglezer(Logmap map)
{
    /// <summary>
    /// Whether payloads may have been wiped: groups are then taken without them, as long as others follow. What the register has on disk
    /// may have been wiped; what it has not never was.
    /// </summary>
    public bool GewisteInhoud { get; init; }

    /// <summary>The groups after <paramref name="van"/>, in order.</summary>
    /// <param name="van">From where; its own group must be there.</param>
    /// <exception cref="OpslagException">A file is missing, cut, altered or does not join.</exception>
    public IEnumerable<Groep> ReadAfter(Logstand van)
    {
        var segmenten = Join(van);
        var stand = van;
        for (var i = 0; i < segmenten.Count; i++)
        {
            var (kop, grens) = (segmenten[i], i + 1 < segmenten.Count ? segmenten[i + 1].EersteGroep : long.MaxValue);
            using var segment = new Segmentlezer(map.SegmentPad(kop.Nummer));
            var plek = kop.Nummer == van.Einde.Segment ? van.Einde.Plek : RequireJoin(segment.Pad, kop, stand);
            for (; stand.Groep + 1 < grens && Read(segment, new Logplaats(kop.Nummer, plek), stand, grens) is { } groep; plek = stand.Einde.Plek)
            {
                stand = groep.Na;
                yield return groep;
            }

            if (i + 1 == segmenten.Count)
                segment.RequireTorn(plek, stand.Groep);
            else if (stand.Groep + 1 < grens)
                throw Logfout.Damaged(segment.Pad, plek, $"groep {stand.Groep + 1} is beschadigd of ontbreekt, terwijl er groepen op volgen");
        }
    }

    /// <summary>The groups of one segment, by themselves. What comes after the last whole one must be torn, or replaced by a later segment.</summary>
    public IEnumerable<Groep> ReadSegment(long nummer)
    {
        var nummers = map.List();
        var laatste = nummers.Count > 0 && nummers[^1] == nummer;
        using var segment = new Segmentlezer(map.SegmentPad(nummer));
        if (segment.ReadKop(nummer) is not { } kop)
            yield break;
        var stand = new Logstand(kop.EersteGroep - 1, new Logplaats(nummer, Segmentkop.Length), kop.Keten);
        while (segment.TryRead(stand.Einde, stand, metInhoud: false) is { } groep)
        {
            stand = groep.Na;
            yield return groep;
        }

        if (laatste)
            segment.RequireTorn(stand.Einde.Plek, stand.Groep);
        else if (FindGrens(nummers, nummer) is { } grens && grens > stand.Groep + 1)
            throw Logfout.Damaged(
                segment.Pad, stand.Einde.Plek, $"groep {stand.Groep + 1} is beschadigd of ontbreekt, terwijl het volgende segment pas bij {grens} begint");
    }

    private Groep? Read(Segmentlezer segment, Logplaats plaats, Logstand stand, long grens)
    {
        if (segment.TryRead(plaats, stand, metInhoud: true) is { } heel)
            return heel;
        // Wiped, or torn? What others follow was on disk.
        return GewisteInhoud && segment.TryRead(plaats, stand, metInhoud: false) is { } groep
            && (groep.Kop.Nummer + 1 == grens || segment.TryRead(groep.Na.Einde, groep.Na, metInhoud: false) is not null)
            ? groep
            : null;
    }

    /// <summary>The first group of the next segment, when that is the very next one.</summary>
    private long? FindGrens(IReadOnlyList<long> nummers, long nummer)
    {
        if (!nummers.Contains(nummer + 1))
            return null;
        using var volgende = new Segmentlezer(map.SegmentPad(nummer + 1));
        return volgende.ReadKop(nummer + 1)?.EersteGroep;
    }

    private static long RequireJoin(string pad, Segmentkop kop, Logstand stand)
    {
        if (kop.EersteGroep != stand.Groep + 1)
            throw Logfout.Damaged(
                pad, 0,
                $"dit segment begint bij groep {kop.EersteGroep}, maar wat ervoor is gaat tot groep {stand.Groep}: er ontbreekt een bestand, of het is volgens de bewaartermijn gewist. Noem bij 'store repair' een reservekopie van het register die verder gaat (--basis)");
        return kop.Keten.Span.SequenceEqual(stand.Keten.Span)
            ? Segmentkop.Length
            : throw Logfout.Damaged(pad, 0, $"dit segment sluit niet aan op groep {stand.Groep}: het is van een ander log, of er is iets veranderd");
    }

    /// <summary>The segments from <paramref name="van"/> on, without those that were never finished being made.</summary>
    private List<Segmentkop> Join(Logstand van)
    {
        var nummers = map.List();
        if (van.Groep > 0 && !nummers.Contains(van.Einde.Segment))
            throw Logfout.Damaged(map.SegmentPad(van.Einde.Segment), 0, $"dit bestand ontbreekt; het log gaat minstens tot groep {van.Groep}");
        var segmenten = new List<Segmentkop>();
        for (var i = 0; i < nummers.Count; i++)
        {
            if (nummers[i] < van.Einde.Segment)
                continue;
            using var segment = new Segmentlezer(map.SegmentPad(nummers[i]));
            if (nummers[i] == van.Einde.Segment)
                segment.RequireLength(van);
            if (segment.ReadKop(nummers[i]) is { } kop)
                segmenten.Add(kop);
        }

        return segmenten;
    }
}
