using IB.Gateway.Cli;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Somebody at a terminal: runs the verbs of the program and sees what they write.</summary>
internal static class Beheerder
{
    /// <summary>Runs one command line; gives its exit code and all that it wrote.</summary>
    internal static async Task<(int Uitgang, string Tekst)> RunAsync(params string[] argumenten)
    {
        await using var tekst = new StringWriter { NewLine = "\n" };
        var console = Uitvoer.CreateConsole(tekst);
        var omgeving = new Omgeving
        {
            Uit = console,
            Fouten = console,
            OpenInvoer = () => Stream.Null,
            OpenUitvoer = () => Stream.Null,
            Variabele = _ => null,
            Tijd = TimeProvider.System,
        };
        return (await Opdrachtregel.RunAsync(argumenten, omgeving, TestContext.Current.CancellationToken), tekst.ToString());
    }
}
