using System.CommandLine;
using IB.Gateway.LoadTests.Duurproef;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>duurproef</c>: hours of everything at once.</summary>
internal static class Duurproefverb
{
    internal static Command Create()
    {
        var uren = new Option<double>("--uren") { Description = "Hoe lang, in uren." };
        var minuten = new Option<double>("--minuten") { Description = "Hoe lang, in minuten; komt bij --uren." };
        var tempo = new Option<double?>("--tempo") { Description = "Heenberichten per seconde. Standaard de helft van wat het knooppunt aankan." };
        var csv = new Option<string>("--csv") { Description = "Bestand voor de metingen.", DefaultValueFactory = _ => "duurproef.csv" };
        var (zaad, instelling, map, programma) = (Opties.Zaad(), Opties.Instelling(), Opties.Map(), Opties.Programma());
        var verb = new Command(
            "duurproef", "Uren lang alles tegelijk; uitgang 1 als er iets groeit dat niet mag groeien, of als er iets weg is. Ctrl+C eindigt met het verslag.")
        {
            uren, minuten, tempo, csv, zaad, instelling, map, programma,
        };
        verb.Aliases.Add("soak");
        verb.SetAction(async (uitvoer, stop) => await new Duurmeting(new Duurplan
        {
            Map = uitvoer.GetRequiredValue(map),
            Programma = uitvoer.GetRequiredValue(programma),
            Duur = uitvoer.GetValue(uren) + uitvoer.GetValue(minuten) == 0
                ? TimeSpan.FromHours(1)
                : TimeSpan.FromHours(uitvoer.GetValue(uren)) + TimeSpan.FromMinutes(uitvoer.GetValue(minuten)),
            Tempo = uitvoer.GetValue(tempo),
            Csv = uitvoer.GetRequiredValue(csv),
            Zaad = uitvoer.GetValue(zaad),
            Instellingen = Opties.ReadInstellingen(uitvoer.GetValue(instelling)),
        }).RunAsync(stop) ? 0 : 1);
        return verb;
    }
}
