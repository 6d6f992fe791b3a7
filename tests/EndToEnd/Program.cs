using Xunit.Runner.InProc.SystemConsole;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Runs the tests, or, when a crash test asks for it, a knooppunt that ends itself at a named step.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args is [Sterfhost.Verb, var instellingenbestand, var sterfpunt]
        ? Sterfhost.RunAsync(instellingenbestand, Sterfpunt.Parse(sterfpunt))
        : RunAsync(args);

    private static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return await ConsoleRunner.Run(args);
        }
        finally
        {
            await Proefprofiel.StopAsync();
        }
    }
}
