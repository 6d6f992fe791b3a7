using System.CommandLine;
using IB.Gateway.LoadTests.Cluster;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>cluster</c>: several nodes on one PostgreSQL, next to one by itself.</summary>
internal static class Clusterverb
{
    internal static Command Create()
    {
        var seconden = new Option<int>("--seconds") { Description = "Duur van elke meting in seconden.", DefaultValueFactory = _ => 20 };
        var verbindingen = new Option<int>("--verbindingen") { Description = "Berichten tegelijk, bij alle knooppunten samen.", DefaultValueFactory = _ => 64 };
        var opwarmen = new Option<int>("--opwarmen")
        {
            Description = "Aantal berichten aan elk knooppunt voor de eerste meting.",
            DefaultValueFactory = _ => 25_000,
        };
        var knooppunten = new Option<int>("--knooppunten")
        {
            Description = "Hoogste aantal knooppunten; van 1 af wordt elk aantal gemeten.",
            DefaultValueFactory = _ => 3,
        };
        var (map, programma) = (Opties.Map(), Opties.Programma());
        var verb = new Command("cluster", "Een knooppunt alleen, en een, twee en meer op een PostgreSQL: snelheid en kosten per onderdeel.")
        {
            seconden, verbindingen, opwarmen, knooppunten, map, programma,
        };
        verb.SetAction((uitvoer, stop) => Opties.GuardAsync(() => new Clustermeting(new Clusterplan
        {
            Map = uitvoer.GetRequiredValue(map),
            Programma = uitvoer.GetRequiredValue(programma),
            Verbindingen = uitvoer.GetValue(verbindingen),
            Duur = TimeSpan.FromSeconds(uitvoer.GetValue(seconden)),
            Opwarmberichten = uitvoer.GetValue(opwarmen),
            Knooppunten = uitvoer.GetValue(knooppunten),
        }).RunAsync(stop)));
        return verb;
    }
}
