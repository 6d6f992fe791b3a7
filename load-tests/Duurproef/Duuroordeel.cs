namespace IB.Gateway.LoadTests.Duurproef;

/// <summary>What became of the messages of a soak.</summary>
/// <param name="Bevestigd">Messages that were confirmed.</param>
/// <param name="Bezorgd">Of those, that a receiver got.</param>
/// <param name="Wachtend">Of those that nobody got, that wait in the store or could not be delivered.</param>
internal sealed record Berichtenbalans(long Bevestigd, long Bezorgd, long Wachtend)
{
    /// <summary>What was confirmed and is nowhere: must be 0.</summary>
    internal long Verloren => Bevestigd - Bezorgd - Wachtend;
}

/// <summary>The verdict on a soak, with its reasons.</summary>
/// <param name="Verlopen">Each series.</param>
/// <param name="Bezwaren">Why it is not good, in Dutch; empty when it is.</param>
/// <param name="TeKort">Whether it was too short to say anything of growth.</param>
internal sealed record Duuroordeel(IReadOnlyList<Verloop> Verlopen, IReadOnlyList<string> Bezwaren, bool TeKort)
{
    // With fewer, a quarter is hardly more than one point.
    private const int MinPunten = 16;

    // At the beginning code is compiled and caches fill; that is no leak.
    private const int Aanloopdeel = 10;

    internal bool Goed => Bezwaren.Count == 0;

    /// <summary>Judges. The first tenth of the points does not count.</summary>
    /// <param name="punten">All points, oldest first.</param>
    /// <param name="balans">What became of the messages.</param>
    /// <param name="schijfVol">Whether it ended because the disk was nearly full.</param>
    internal static Duuroordeel Judge(IReadOnlyList<Meetpunt> punten, Berichtenbalans balans, bool schijfVol)
    {
        var tellend = punten.Skip(punten.Count / Aanloopdeel).ToList();
        var verlopen = tellend.Count == 0 ? [] : Reeks.Alle.Select(r => r.Follow(tellend)).ToList();
        var teKort = tellend.Count < MinPunten;
        var bezwaren = new List<string>();
        if (!teKort)
            bezwaren.AddRange(verlopen.Where(v => !v.Goed).Select(v => $"{v.Naam} groeit: van {v.Eerste:F1} naar {v.Laatste:F1}"));
        if (schijfVol)
            bezwaren.Add("de schijf raakte vol, en daarom is eerder gestopt: kies een lager tempo, laat minder bewaren, of neem een grotere schijf");
        if (balans.Verloren != 0)
            bezwaren.Add(
                $"van {balans.Bevestigd} bevestigde berichten zijn er {balans.Bezorgd} bezorgd en wachten er {balans.Wachtend}; {balans.Verloren} zijn er niet");
        return new Duuroordeel(verlopen, bezwaren, teKort);
    }

    /// <summary>Prints it.</summary>
    internal void Print(TextWriter uitvoer)
    {
        uitvoer.WriteLine("| reeks | eerste kwart | laatste kwart | groei per uur | |");
        uitvoer.WriteLine("|---|---:|---:|---:|---|");
        foreach (var v in Verlopen)
            uitvoer.WriteLine($"| {v.Naam} | {v.Eerste:F1} | {v.Laatste:F1} | {v.PerUur:F1} | {(v.Goed || TeKort ? string.Empty : "groeit")} |");
        uitvoer.WriteLine();
        if (TeKort)
            uitvoer.WriteLine($"te kort om over groei te oordelen: minder dan {MinPunten} metingen na de aanloop");
        foreach (var bezwaar in Bezwaren)
            uitvoer.WriteLine($"bezwaar: {bezwaar}");
        uitvoer.WriteLine($"oordeel: {(Goed ? "goed" : "niet goed")}");
    }
}
