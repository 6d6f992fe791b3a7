namespace IB.Gateway.Cli;

/// <summary><c>processors ingrepen</c>.</summary>
internal static class Ingrepenverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var naam = Processoropties.Naam();
        return new Verb("ingrepen", "Toont wat beheer met een processor deed en waarom, het laatste eerst.", $"{Verb.Programma} processors ingrepen wlz")
        {
            Uitgangen = ["0  getoond", "1  onbekende processor", "2  geen antwoord van de beheerpoort"],
        }.Ask(
            omgeving, [naam], (uitvoer, client, stop) => client.ListIngrepenAsync(uitvoer.GetRequiredValue(naam), stop), CliJson.Default.Ingrepenantwoord,
            ingrepen => Processorweergave.Write(ingrepen, omgeving));
    }
}
