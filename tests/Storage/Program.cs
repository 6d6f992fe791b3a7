using IB.Gateway.Storage.Tests.Crash;
using Xunit.Runner.InProc.SystemConsole;

namespace IB.Gateway.Storage.Tests;

/// <summary>Runs the tests, or, when a crash test asks for it, the program that such a test kills.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [Crashkind.Verb, var map, var eerste] => Crashkind.RunAsync(map, int.Parse(eerste)),
        [Crashkind.Verb, var map, var eerste, var poort, var database] => Crashkind.RunAsync(map, int.Parse(eerste), int.Parse(poort), database),
        _ => ConsoleRunner.Run(args),
    };
}
