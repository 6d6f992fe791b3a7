namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Says what in a report contradicts what the knooppunt promises. Pure functions; nothing in here knows how the knooppunt works.
/// </summary>
internal static class Verslagcontrole
{
    /// <summary>Every contradiction; empty when the promises were kept.</summary>
    internal static IReadOnlyList<string> FindFouten(Verslag verslag) =>
    [
        .. FindVerloren(verslag),
        .. FindVreemd(verslag),
        .. FindDubbel(verslag),
        .. FindOnvastgelegd(verslag),
        .. FindFoutberichten(verslag),
        .. FindOpnieuwAangeboden(verslag),
        .. Volgordecontrole.FindFouten(verslag),
        .. Gevolgcontrole.FindFouten(verslag),
    ];

    /// <summary>Fails with every contradiction and what happened around it.</summary>
    internal static void RequireGoed(Verslag verslag)
    {
        var fouten = FindFouten(verslag);
        Assert.True(fouten.Count == 0, $"{fouten.Count} promises were broken:\n{string.Join('\n', fouten)}");
    }

    /// <summary>
    /// What must still arrive: messages with a receipt that are for another than the knooppunt itself, and the Fo01s of those that were refused.
    /// </summary>
    internal static IReadOnlyList<BerichtId> FindUitstaand(Verslag verslag)
    {
        var aangekomen = verslag.Aankomsten.Where(a => !a.Foutbericht).Select(a => (a.Bij, a.Id)).ToHashSet();
        var gemeld = verslag.Aankomsten.Where(a => a.Foutbericht).Select(a => (a.Bij, a.AntwoordOp)).ToHashSet();
        return [.. verslag.Verzonden.Where(v => v.Bewijzen.Count > 0 && v.Ontvanger != Deelnemers.Knooppunt.Code
            && !(v.Ongeldig ? gemeld.Contains((v.Id.Zender, v.Id.Referentie)) : aangekomen.Contains((v.Ontvanger, v.Id)))).Select(v => v.Id)];
    }

    private static IEnumerable<string> FindVerloren(Verslag verslag) => FindUitstaand(verslag).Select(id => $"{id}: bevestigd en nooit aangekomen");

    /// <summary>
    /// What arrived and was not sent so: other bytes, another receiver, a message of nobody. Whether a processor had cause for its messages is looked at
    /// elsewhere.
    /// </summary>
    private static IEnumerable<string> FindVreemd(Verslag verslag)
    {
        var verzonden = verslag.Verzonden.ToDictionary(v => v.Id);
        foreach (var aankomst in verslag.Aankomsten.Where(static a => !a.Foutbericht && a.Uitvoer is null))
        {
            if (!verzonden.TryGetValue(aankomst.Id, out var bron))
                yield return $"{aankomst.Id} bij {aankomst.Bij}: door niemand verzonden";
            else if (bron.Ontvanger != aankomst.Bij)
                yield return $"{aankomst.Id} bij {aankomst.Bij}: was voor {bron.Ontvanger}";
            else if (bron.Ongeldig)
                yield return $"{aankomst.Id} bij {aankomst.Bij}: had afgekeurd moeten worden";
            else if (bron.Som != aankomst.Som)
                yield return $"{aankomst.Id} bij {aankomst.Bij}: andere bytes dan verzonden";
            else if (bron.AntwoordOp != aankomst.AntwoordOp)
                yield return $"{aankomst.Id} bij {aankomst.Bij}: antwoord op {aankomst.AntwoordOp} in plaats van {bron.AntwoordOp}";
        }
    }

    /// <summary>The same content under two identities: a duplicate that no receiver recognises. Every message that is sent has its own.</summary>
    private static IEnumerable<string> FindDubbel(Verslag verslag) => verslag.Aankomsten
        .Where(a => !a.Foutbericht)
        .GroupBy(a => (a.Bij, a.Som))
        .Where(g => g.Select(a => a.Id).Distinct().Count() > 1)
        .Select(g => $"{string.Join(" en ", g.Select(a => a.Id).Distinct())} bij {g.Key.Bij}: een bericht met twee nummers");

    /// <summary>Receipts without one message behind them, or with more than one; receipts of one message that differ.</summary>
    private static IEnumerable<string> FindOnvastgelegd(Verslag verslag)
    {
        var vastgelegd = verslag.Vastgelegd.ToLookup(v => v.Id);
        foreach (var verzonden in verslag.Verzonden)
        {
            var gevonden = vastgelegd[verzonden.Id].ToList();
            if (verzonden.Bewijzen.Count > 0 && gevonden.Count == 0)
                yield return $"{verzonden.Id}: een ontvangstbewijs voor een bericht dat er niet is";
            if (gevonden.Count > 1)
                yield return $"{verzonden.Id}: {gevonden.Count} keer vastgelegd";
            if (verzonden.Bewijzen.Select(b => b.Kenmerk).Distinct().Count() > 1)
                yield return $"{verzonden.Id}: herhaald en een ander ontvangstbewijs gekregen";
            foreach (var bericht in gevonden.Where(g => g.Toestand != (verzonden.Ongeldig ? "afgekeurd" : "bezorgd")))
                yield return $"{verzonden.Id}: eindigt als {bericht.Toestand}";
        }
    }

    /// <summary>For a refused message with a receipt its sender gets one Fo01, however often that comes; without a receipt at most one.</summary>
    private static IEnumerable<string> FindFoutberichten(Verslag verslag)
    {
        var fouten = verslag.Aankomsten.Where(a => a.Foutbericht).ToLookup(a => (a.Bij, a.AntwoordOp));
        var bedoeld = verslag.Verzonden.Where(v => v.Ongeldig).Select(v => (Bij: v.Id.Zender, AntwoordOp: (string?)v.Id.Referentie)).ToHashSet();
        foreach (var fout in fouten)
        {
            if (!bedoeld.Contains(fout.Key))
                yield return $"{fout.First().Id} bij {fout.Key.Bij}: een Fo01 over {fout.Key.AntwoordOp}, dat goed was";
            if (fout.Select(a => a.Id).Distinct().Count() > 1)
                yield return $"{fout.Key.AntwoordOp} van {fout.Key.Bij}: meer dan een Fo01";
        }
    }

    /// <summary>What a receiver confirmed may not be offered to it again.</summary>
    private static IEnumerable<string> FindOpnieuwAangeboden(Verslag verslag)
    {
        var afgehaald = verslag.Afgehaald.GroupBy(a => (a.Bij, a.Id)).ToDictionary(g => g.Key, g => g.Min(a => a.Moment));
        return verslag.Aankomsten
            .Where(a => afgehaald.TryGetValue((a.Bij, a.Id), out var moment) && a.Moment > moment)
            .Select(a => $"{a.Id} bij {a.Bij}: bevestigd en toch weer aangeboden");
    }
}
