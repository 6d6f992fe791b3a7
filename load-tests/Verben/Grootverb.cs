using System.CommandLine;
using IB.Gateway.LoadTests.Groot;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>groot</c>: the largest messages that the knooppunt takes, and the memory that they cost.</summary>
internal static class Grootverb
{
    internal static Command Create()
    {
        var (map, programma) = (Opties.Map(), Opties.Programma());
        var verb = new Command("groot", "Het grootste bericht door het knooppunt; uitgang 1 als het 250 MB of meer geheugen kost.") { map, programma };
        verb.SetAction((uitvoer, stop) => new Grootmeting(uitvoer.GetRequiredValue(map), uitvoer.GetRequiredValue(programma)).RunAsync(stop));
        return verb;
    }
}
