using System.CommandLine;
using IB.Gateway.LoadTests.Validator;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>fuzz</c>: hostile bytes before the validator, for as long as one likes.</summary>
internal static class Fuzzverb
{
    internal static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "Duur in seconden.", DefaultValueFactory = _ => 60 };
        var seed = new Option<int>("--seed") { Description = "Bepaalt alle documenten.", DefaultValueFactory = _ => 1 };
        var vanaf = new Option<int>("--vanaf") { Description = "Nummer van het eerste document.", DefaultValueFactory = _ => 0 };
        var verb = new Command("fuzz", "Vijandige bytes voor de validator, aan de rand van geheugen dat niemand mag lezen.") { seconds, seed, vanaf };
        verb.SetAction(uitvoer => new Fuzzmeting(
            Console.Out, uitvoer.GetValue(seed), TimeSpan.FromSeconds(uitvoer.GetValue(seconds))).Run(uitvoer.GetValue(vanaf)));
        return verb;
    }
}
