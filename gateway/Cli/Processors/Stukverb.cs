namespace IB.Gateway.Cli;

/// <summary>Verbs that do something to one piece that is parked: <c>processors resume</c>, <c>set-aside</c> and <c>accept</c>.</summary>
internal static class Stukverb
{
    internal static Verb Create(Omgeving omgeving, string verb, string daad, string uitleg)
    {
        var (naam, plek, reden) = (Processoropties.Naam(), Processoropties.Plek(), Processoropties.Reden());
        return Beheervraagverb.Intervene(
            verb, uitleg, $"{Verb.Programma} processors {verb} wlz 12/0 --reden nagevraagd", omgeving, [naam, plek, reden],
            (uitvoer, client, stop) => client.InterveneAsync(
                uitvoer.GetRequiredValue(naam), uitvoer.GetRequiredValue(plek), daad, uitvoer.GetRequiredValue(reden), stop));
    }
}
