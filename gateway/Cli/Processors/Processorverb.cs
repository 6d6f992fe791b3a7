namespace IB.Gateway.Cli;

/// <summary><c>processors</c>: how they stand, what they have parked, and what an operator does about it.</summary>
internal static class Processorverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        Verb[] verbs =
        [
            Processorlijstverb.Create(omgeving),
            Geparkeerdverb.Create(omgeving),
            Stukverb.Create(omgeving, "resume", "hervat", "Verwerkt een geparkeerd stuk alsnog, en daarna wat erop wachtte."),
            Stukverb.Create(omgeving, "set-aside", "terzijde", "Legt een geparkeerd stuk terzijde; van een volledige kopie alle delen."),
            Massaverb.Create(omgeving, "resume-all", "hervat", "Verwerkt alsnog alles wat om een reden geparkeerd is, hoogstens 500 stukken per keer."),
            Massaverb.Create(omgeving, "set-aside-all", "terzijde", "Legt alles terzijde wat om een reden geparkeerd is, hoogstens 500 stukken per keer."),
            Stukverb.Create(omgeving, "accept", "aanvaard", "Verwerkt een volledige kopie die geparkeerd is omdat zij te veel verandert."),
            Replayverb.Create(omgeving),
            Ingrepenverb.Create(omgeving),
        ];
        var groep = new Verb("processors", "Toont en bedient de processors, voor beheerders.", [.. verbs.SelectMany(static v => v.Voorbeelden).Take(3)]);
        foreach (var verb in verbs)
            groep.Add(verb);
        return groep;
    }
}
