using IB.Gateway.Demo;

namespace IB.Gateway.Cli;

/// <summary><c>demo</c>: the main job on an empty machine.</summary>
internal static class Demoverb
{
    private const string Embedded = "embedded";
    private const string Cluster = "cluster";

    internal static Verb Create(Omgeving omgeving)
    {
        var once = Opties.Vlag("--once", "Stop na het verhaal; uitgang 0 als elk bericht de verwachte afloop had.");
        var map = Opties.Tekst(
            "--map", "MAP",
            "Map voor PKI, instellingen en gegevens, leeg, nieuw of van een eerdere demo, waarvan de gegevens worden gewist; standaard demo-data.");
        var profiel = Opties.Keuze(
            "--profile", [Embedded, Cluster],
            $"Met {Embedded}, standaard, een knooppunt met een eigen opslag; met {Cluster} twee knooppunten op een PostgreSQL en een Redis die de demo zelf start.");
        var verb = new Verb(
            "demo", "Speelt hele conversaties na met een gesimuleerde gemeente en aanbieder.", $"{Verb.Programma} demo --once")
        {
            Stoptijd = Runverb.Stoptijd,
            Uitgangen = ["0  elk bericht had de verwachte afloop", "1  een of meer niet, of de opslag is niet te openen", "2  kon niet worden gespeeld"],
        };
        verb.Add(once);
        verb.Add(map);
        verb.Add(profiel);
        verb.SetAction((uitvoer, stop) => Startfouten.GuardAsync(
            omgeving, () => RunAsync(uitvoer.GetValue(map) ?? "demo-data", uitvoer.GetValue(profiel) == Cluster, uitvoer.GetValue(once), omgeving, stop)));
        return verb;
    }

    private static async Task<int> RunAsync(string map, bool inCluster, bool once, Omgeving omgeving, CancellationToken stop)
    {
        if (!Demomap.TryTake(map, out var genomen, out var weigering))
            return omgeving.RefuseUse(weigering);
        using var demomap = genomen;
        return await new Demovoorstelling(omgeving.Uit, omgeving.Tijd).RunAsync(demomap, inCluster, once, stop);
    }
}
