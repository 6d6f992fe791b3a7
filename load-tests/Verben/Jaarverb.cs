using System.CommandLine;
using IB.Gateway.LoadTests.Jaar;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>jaar</c>: a year of the country as fast as it goes.</summary>
internal static class Jaarverb
{
    internal static Command Create()
    {
        var berichten = new Option<long>("--berichten") { Description = "Aantal berichten.", DefaultValueFactory = _ => 14_000_000 };
        var ophalen = new Option<double>("--ophalen")
        {
            Description = "Deel van de berichten dat intussen uit de postbussen wordt opgehaald en bevestigd, 0 tot 1.",
            DefaultValueFactory = _ => 0.1,
        };
        var verbindingen = new Option<int>("--verbindingen") { Description = "Berichten tegelijk.", DefaultValueFactory = _ => 64 };
        var (zaad, instelling, map, programma) = (Opties.Zaad(), Opties.Instelling(), Opties.Map(), Opties.Programma());
        var verb = new Command("jaar", "Een jaar van Nederland, 14 miljoen berichten, zo snel het gaat.")
        {
            berichten, ophalen, verbindingen, zaad, instelling, map, programma,
        };
        verb.Aliases.Add("year");
        verb.SetAction((uitvoer, stop) => Opties.GuardAsync(() => new Jaarmeting(new Jaarplan
        {
            Map = uitvoer.GetRequiredValue(map),
            Programma = uitvoer.GetRequiredValue(programma),
            Berichten = uitvoer.GetValue(berichten),
            Ophaaldeel = uitvoer.GetValue(ophalen),
            Verbindingen = uitvoer.GetValue(verbindingen),
            Zaad = uitvoer.GetValue(zaad),
            Instellingen = Opties.ReadInstellingen(uitvoer.GetValue(instelling)),
        }).RunAsync(stop)));
        return verb;
    }
}
