using System.CommandLine;
using IB.Gateway.Demo;
using Spectre.Console;

namespace IB.Gateway.Cli;

/// <summary><c>demo</c>: the main job on an empty machine.</summary>
internal static class Demoverb
{
    internal static Command Create(IAnsiConsole console, TimeProvider tijd)
    {
        var once = new Option<bool>("--once") { Description = "Stop na het verhaal; uitgang 0 als elk bericht de verwachte afloop had." };
        var map = new Option<string>("--map") { Description = "Map voor PKI, instellingen en gegevens.", DefaultValueFactory = _ => "demo-data" };
        var verb = new Command("demo", "Speel hele conversaties na met een gesimuleerde gemeente en aanbieder.") { once, map };
        verb.SetAction((uitvoer, stop) => new Demovoorstelling(console, tijd).RunAsync(uitvoer.GetRequiredValue(map), uitvoer.GetValue(once), stop));
        return verb;
    }
}
