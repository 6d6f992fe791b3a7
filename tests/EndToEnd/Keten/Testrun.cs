using IB.Gateway.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(Testrun))]
[assembly: AssemblyFixture(typeof(Proefketen))]

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Looks back on the run as a whole: after all tests, no log line of any knooppunt holds what it may not.</summary>
public sealed class Testrun : IDisposable
{
    public void Dispose()
    {
        var lekken = Logarchief.FindLekken();
        if (lekken.Count > 0)
            throw new InvalidOperationException($"{lekken.Count} log lines hold what they may not:\n{string.Join('\n', lekken.Take(10))}");
    }
}
