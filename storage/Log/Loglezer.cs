namespace IB.Gateway.Storage.Log;

/// <summary>
/// Reads the log forward, group by group, and lets nothing pass that is not as it was written. A group that was torn by a crash can only
/// be the very last one, which nobody was told of: there the log ends. Anything else that does not fit is a refusal with file and place.
/// </summary>
internal sealed class Loglezer(Logmap map)
{
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
            for (; stand.Groep + 1 < grens && segment.TryRead(new Logplaats(kop.Nummer, plek), stand) is { } groep; plek = stand.Einde.Plek)
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

    private static long RequireJoin(string pad, Segmentkop kop, Logstand stand)
    {
        if (kop.EersteGroep != stand.Groep + 1)
            throw Logfout.Damaged(pad, 0, $"dit segment begint bij groep {kop.EersteGroep}, maar het log gaat tot groep {stand.Groep}: er ontbreekt een bestand");
        return kop.Keten.Span.SequenceEqual(stand.Keten.Span)
            ? Segmentkop.Length
            : throw Logfout.Damaged(pad, 0, $"dit segment sluit niet aan op groep {stand.Groep}: het is van een ander log, of er is iets veranderd");
    }

    /// <summary>The segments from <paramref name="van"/> on, without a last one that was never finished being made.</summary>
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
            if (segment.ReadKop(nummers[i], laatste: i + 1 == nummers.Count) is { } kop)
                segmenten.Add(kop);
        }

        return segmenten;
    }
}
