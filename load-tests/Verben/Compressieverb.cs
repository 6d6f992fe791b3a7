using System.CommandLine;
using IB.Gateway.LoadTests.Compressie;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>compressie</c>: whether it pays to make payloads smaller before they are sealed, and from which size on.</summary>
internal static class Compressieverb
{
    internal static Command Create()
    {
        var seconds = new Option<double>("--seconds") { Description = "Minste duur van elke ronde in seconden.", DefaultValueFactory = _ => 0.2 };
        var rondes = new Option<int>("--rondes") { Description = "Aantal ronden; de beste telt.", DefaultValueFactory = _ => 5 };
        var (map, zaad) = (Opties.Map(), Opties.Zaad());
        var verb = new Command("compressie", "Wat het inpakken van inhoud kost en oplevert, per grootte.") { seconds, rondes, map, zaad };
        verb.SetAction((uitvoer, stop) => Opties.GuardAsync(() => new Compressiemeting(
            Console.Out, uitvoer.GetRequiredValue(map), TimeSpan.FromSeconds(uitvoer.GetValue(seconds)), uitvoer.GetValue(rondes),
            uitvoer.GetValue(zaad)).RunAsync(stop)));
        return verb;
    }
}
