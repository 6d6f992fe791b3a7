using System.CommandLine;
using IB.Gateway.LoadTests.Bewaren;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>bewaren</c>: what senders notice when many payloads reach their term.</summary>
internal static class Bewarenverb
{
    internal static Command Create()
    {
        var berichten = new Option<long>("--berichten")
        {
            Description = "Berichten waarvan de inhoud op een moment weg mag.",
            DefaultValueFactory = _ => 200_000,
        };
        var tempo = new Option<double>("--tempo") { Description = "Berichten per seconde die intussen binnenkomen.", DefaultValueFactory = _ => 1500 };
        var seconden = new Option<double>("--seconds")
        {
            Description = "Hoe lang vooraf en achteraf wordt gemeten, in seconden.",
            DefaultValueFactory = _ => 30,
        };
        var verbindingen = new Option<int>("--verbindingen") { Description = "Berichten tegelijk.", DefaultValueFactory = _ => 64 };
        var (map, programma) = (Opties.Map(), Opties.Programma());
        var verb = new Command("bewaren", "Wat afzenders merken van het opruimen volgens de bewaartermijnen.")
        {
            berichten,
            tempo,
            seconden,
            verbindingen,
            map,
            programma,
        };
        verb.SetAction((uitvoer, stop) => Opties.GuardAsync(() => new Bewaarmeting(new Bewaarplan
        {
            Map = uitvoer.GetRequiredValue(map),
            Programma = uitvoer.GetRequiredValue(programma),
            Berichten = uitvoer.GetValue(berichten),
            Tempo = uitvoer.GetValue(tempo),
            Duur = TimeSpan.FromSeconds(uitvoer.GetValue(seconden)),
            Verbindingen = uitvoer.GetValue(verbindingen),
        }).RunAsync(stop)));
        return verb;
    }
}
