using System.CommandLine;
using IB.Gateway.LoadTests.Gateway;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>gateway</c>: how many messages per second, how fast, at what cost, and next to what.</summary>
internal static class Gatewayverb
{
    private const int Rondes = 3;

    // By then the compiler has done its last round, however busy the machine is.
    private const int Opwarmberichten = 25_000;

    internal static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "Duur van elke meting in seconden.", DefaultValueFactory = _ => 10 };
        var verbindingen = new Option<int>("--verbindingen") { Description = "Aantal verbindingen van de zenders.", DefaultValueFactory = _ => 64 };
        var opwarmen = new Option<int>("--opwarmen") { Description = "Aantal berichten voor de eerste meting.", DefaultValueFactory = _ => Opwarmberichten };
        var zaad = Opties.Zaad();
        var instelling = Opties.Instelling();
        var once = new Option<bool>("--once") { Description = "Eén ronde in plaats van drie." };
        var delen = new Option<bool>("--delen") { Description = "Alleen de onderdelen, zonder netwerk." };
        var (map, programma) = (Opties.Map(), Opties.Programma());
        var verb = new Command("gateway", "Berichten per seconde van begin tot eind over mTLS, met kale Kestrel en kale SQLite ernaast.")
        {
            seconds, verbindingen, opwarmen, zaad, once, delen, instelling, map, programma,
        };
        verb.SetAction((uitvoer, stop) =>
        {
            var meting = new Gatewaymeting(new Meetplan
            {
                Map = uitvoer.GetRequiredValue(map),
                Programma = uitvoer.GetRequiredValue(programma),
                Verbindingen = uitvoer.GetValue(verbindingen),
                Duur = TimeSpan.FromSeconds(uitvoer.GetValue(seconds)),
                Opwarmberichten = uitvoer.GetValue(opwarmen),
                Zaad = uitvoer.GetValue(zaad),
                Instellingen = Opties.ReadInstellingen(uitvoer.GetValue(instelling)),
                Rondes = uitvoer.GetValue(once) ? 1 : Rondes,
            });
            return uitvoer.GetValue(delen) ? meting.RunDelenAsync(stop) : meting.RunAsync(stop);
        });
        return verb;
    }
}
