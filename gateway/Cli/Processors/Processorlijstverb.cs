namespace IB.Gateway.Cli;

/// <summary><c>processors list</c>.</summary>
internal static class Processorlijstverb
{
    internal static Verb Create(Omgeving omgeving)
        => new Verb(
            "list", "Toont hoe elke processor staat: positie, achterstand, oudste onverwerkte bericht, geparkeerd, en op welk knooppunt hij loopt.",
            $"{Verb.Programma} processors list")
        {
            Uitgangen = ["0  getoond", "2  geen antwoord van de beheerpoort"],
        }.Ask(
            omgeving, [], static (_, client, stop) => client.ListProcessorsAsync(stop), CliJson.Default.Processorenantwoord,
            processors => Processorweergave.Write(processors, omgeving));
}
