using System.CommandLine;
using IB.Gateway.LoadTests.Validator;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>validator</c>: how fast the validator is, next to the others that can do its work.</summary>
internal static class Validatorverb
{
    internal static Command Create()
    {
        var seconds = new Option<double>("--seconds") { Description = "Duur van elke beurt in seconden.", DefaultValueFactory = _ => 0.5 };
        var rondes = new Option<int>("--rondes") { Description = "Aantal ronden; de mediaan telt.", DefaultValueFactory = _ => 7 };
        var verb = new Command("validator", "Berichten per seconde door de validator, met System.Xml, libxml2 en een kale kopie ernaast.") { seconds, rondes };
        verb.SetAction(uitvoer => new Validatormeting(
            Console.Out, new Wedstrijd(TimeSpan.FromSeconds(uitvoer.GetValue(seconds)), uitvoer.GetValue(rondes))).Run());
        return verb;
    }
}
