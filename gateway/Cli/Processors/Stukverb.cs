namespace IB.Gateway.Cli;

/// <summary>Verbs that do something to one piece that is parked: <c>processors hervat</c>, <c>terzijde</c> and <c>aanvaard</c>.</summary>
internal static class Stukverb
{
    internal static Verb Create(Omgeving omgeving, string daad, string uitleg)
    {
        var (naam, plek, reden) = (Processoropties.Naam(), Processoropties.Plek(), Processoropties.Reden());
        return Beheervraagverb.Intervene(
            daad, uitleg, $"{Verb.Programma} processors {daad} wlz 12/0 --reden nagevraagd", omgeving, [naam, plek, reden],
            (uitvoer, client, stop) => client.InterveneAsync(
                uitvoer.GetRequiredValue(naam), uitvoer.GetRequiredValue(plek), daad, uitvoer.GetRequiredValue(reden), stop));
    }
}
