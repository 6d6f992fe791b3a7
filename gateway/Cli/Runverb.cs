using System.CommandLine;
using IB.Gateway.Hosting;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie.Logboek;
using Spectre.Console;

namespace IB.Gateway.Cli;

/// <summary><c>run</c>: starts the knooppunt and stays until it is asked to stop.</summary>
internal static class Runverb
{
    internal static Command Create(IAnsiConsole fouten, TimeProvider tijd)
    {
        var instellingen = new Option<string>("--instellingen")
        {
            Description = "Pad van het instellingenbestand.",
            DefaultValueFactory = _ => "ib-gateway.json",
        };
        var verb = new Command("run", "Start het knooppunt.") { instellingen };
        verb.SetAction((uitvoer, stop) => RunAsync(uitvoer.GetRequiredValue(instellingen), fouten, tijd, stop));
        return verb;
    }

    private static async Task<int> RunAsync(string pad, IAnsiConsole fouten, TimeProvider tijd, CancellationToken cancellationToken)
    {
        try
        {
            await using var knooppunt = await Knooppunt.StartAsync(
                InstellingenLezer.Read(pad), tijd, logboek => logboek.UseVeiligLogboek(), cancellationToken);
            await knooppunt.WaitForShutdownAsync(cancellationToken);
            return Uitgang.Goed;
        }
        catch (InstellingenException fout)
        {
            foreach (var regel in fout.Fouten)
                fouten.WriteLine(regel);
            return Uitgang.Gebruik;
        }
        catch (OpslagException fout)
        {
            fouten.WriteLine(fout.Message);
            return Uitgang.Mislukt;
        }
    }
}
