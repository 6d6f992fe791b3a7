namespace IB.Gateway.Cli;

/// <summary><c>processors parked</c>.</summary>
internal static class Geparkeerdverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var (naam, na) = (Processoropties.Naam(), Processoropties.Na("Ga verder na deze plek, zoals de vorige bladzijde haar noemt."));
        return new Verb("parked", "Toont de stukken die op een mens wachten, de oudste eerst.", $"{Verb.Programma} processors parked wlz")
        {
            Uitgangen = ["0  getoond", "1  onbekende processor", "2  geen antwoord van de beheerpoort"],
        }.Ask(
            omgeving, [naam, na], (uitvoer, client, stop) => client.ListGeparkeerdAsync(uitvoer.GetRequiredValue(naam), uitvoer.GetValue(na), stop),
            CliJson.Default.Geparkeerdantwoord, geparkeerd => Processorweergave.Write(geparkeerd, omgeving));
    }
}
