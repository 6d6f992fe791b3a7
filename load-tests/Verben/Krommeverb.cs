using System.CommandLine;
using IB.Gateway.LoadTests.Kromme;
using IB.Gateway.Storage;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>kromme</c>: what things cost as the store grows.</summary>
internal static class Krommeverb
{
    internal static Command Create()
    {
        var tot = new Option<long>("--tot")
        {
            Description = "Berichten bij het laatste punt; daarvoor wordt bij 10.000, 100.000, 1.000.000 enzovoort gemeten.",
            DefaultValueFactory = _ => 10_000_000,
        };
        var seconds = new Option<double>("--seconds") { Description = "Duur van het toevoegen bij elk punt, in seconden.", DefaultValueFactory = _ => 5 };
        var aanroepers = new Option<int>("--aanroepers") { Description = "Aanroepers tegelijk.", DefaultValueFactory = _ => 256 };
        var soort = new Option<Opslagsoort>("--opslag")
        {
            Description = "Welke opslag: Sqlite of Postgres (met een eigen server).",
            DefaultValueFactory = _ => Opslagsoort.Sqlite,
        };
        var map = Opties.Map();
        var verb = new Command("kromme", "Wat toevoegen, vinden, ophalen en bevestigen kosten bij een opslag van 10 duizend tot 20 miljoen berichten.")
        {
            soort, tot, seconds, aanroepers, map,
        };
        verb.Aliases.Add("curve");
        verb.SetAction((uitvoer, stop) => Opties.GuardAsync(() => new Krommemeting(new Krommeplan
        {
            Soort = uitvoer.GetValue(soort),
            Map = uitvoer.GetRequiredValue(map),
            Tot = uitvoer.GetValue(tot),
            Duur = TimeSpan.FromSeconds(uitvoer.GetValue(seconds)),
            Aanroepers = uitvoer.GetValue(aanroepers),
        }).RunAsync(stop)));
        return verb;
    }
}
