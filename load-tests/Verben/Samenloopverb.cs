using System.CommandLine;
using IB.Gateway.LoadTests.Samenloop;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>samenloop</c>: what determining coinciding provisions and facts costs, beside a join in SQL.</summary>
internal static class Samenloopverb
{
    internal static Command Create()
    {
        var voorzieningen = new Option<int>("--voorzieningen") { Description = "Aantal voorzieningen.", DefaultValueFactory = _ => 1_300_000 };
        var feiten = new Option<int>("--feiten") { Description = "Aantal feiten, en de grootte van de volledige kopie.", DefaultValueFactory = _ => 350_000 };
        var (map, zaad) = (Opties.Map(), Opties.Zaad());
        var verb = new Command("samenloop", "Samenloop van voorzieningen en feiten: per levering, als volledige kopie, en naast een join in SQLite.")
        {
            voorzieningen,
            feiten,
            map,
            zaad,
        };
        verb.SetAction((uitvoer, stop) => Opties.GuardAsync(async () =>
        {
            var plan = new Samenloopplan
            {
                Map = uitvoer.GetRequiredValue(map),
                Voorzieningen = uitvoer.GetValue(voorzieningen),
                Feiten = uitvoer.GetValue(feiten),
                Zaad = uitvoer.GetValue(zaad),
            };
            new Samenloopmeting(Console.Out, plan).Run(stop);
            await new Processormeting(Console.Out, plan).RunAsync(stop);
            await new Verwerkproces(Console.Out, plan).RunAsync(stop);
        }));
        return verb;
    }
}
