using IB.Gateway.Beheer;

namespace IB.Gateway.Cli;

/// <summary>Verbs that do something to all that is parked for one reason: <c>processors resume-all</c> and <c>set-aside-all</c>.</summary>
internal static class Massaverb
{
    internal static Verb Create(Omgeving omgeving, string verb, string daad, string uitleg)
    {
        var (naam, na, reden) =
            (Processoropties.Naam(), Processoropties.Na("Ga verder na deze plek, zoals het vorige antwoord haar noemt."), Processoropties.Reden());
        var metReden = Opties.Verplicht("--met-reden", "TEKST", "Hoe de reden begint waarom de stukken geparkeerd zijn, zoals processors parked haar toont.")
            .Hoogstens(Processoreindpunten.MaxMetReden);
        return Beheervraagverb.Intervene(
            verb, uitleg, $"{Verb.Programma} processors {verb} wlz --met-reden Organisatie --reden nagevraagd", omgeving, [naam, metReden, na, reden],
            (uitvoer, client, stop) => client.InterveneAllAsync(
                uitvoer.GetRequiredValue(naam), daad, uitvoer.GetRequiredValue(metReden), uitvoer.GetValue(na), uitvoer.GetRequiredValue(reden), stop));
    }
}
