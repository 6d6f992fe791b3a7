namespace IB.Gateway.Cli;

/// <summary>Verbs that do something to all that is parked for one reason: <c>processors hervat-alle</c> and <c>terzijde-alle</c>.</summary>
internal static class Massaverb
{
    internal static Verb Create(Omgeving omgeving, string daad, string uitleg)
    {
        var (naam, na, reden) = (Processoropties.Naam(), Processoropties.Na("Ga verder na deze plek, zoals het vorige antwoord haar noemt."), Processoropties.Reden());
        var metReden = Opties.Verplicht("--met-reden", "TEKST", "Hoe de reden begint waarom de stukken geparkeerd zijn, zoals processors geparkeerd haar toont.");
        return Beheervraagverb.Intervene(
            $"{daad}-alle", uitleg, $"{Verb.Programma} processors {daad}-alle wlz --met-reden Organisatie --reden nagevraagd", omgeving, [naam, metReden, na, reden],
            (uitvoer, client, stop) => client.InterveneAllAsync(
                uitvoer.GetRequiredValue(naam), daad, uitvoer.GetRequiredValue(metReden), uitvoer.GetValue(na), uitvoer.GetRequiredValue(reden), stop));
    }
}
