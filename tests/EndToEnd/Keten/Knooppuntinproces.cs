using IB.Gateway.Hosting;
using IB.Gateway.Schijfruimte;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The knooppunt inside the test process: quick to start, and its services are at hand.</summary>
internal sealed class Knooppuntinproces : IProefknooppunt
{
    private readonly Knooppunt _knooppunt;

    private Knooppuntinproces(Knooppunt knooppunt) => _knooppunt = knooppunt;

    public Uri Adres => _knooppunt.Adres;

    public Uri Beheeradres => _knooppunt.Beheeradres;

    internal IServiceProvider Services => _knooppunt.Services;

    internal static async Task<Knooppuntinproces> StartAsync(string instellingenbestand, Ketenplan plan)
    {
        var instellingen = InstellingenLezer.Read(instellingenbestand);
        return new(await Knooppunt.StartAsync(
            instellingen, Ondergrond.Van(instellingen) is var grond && plan.Schijf is { } schijf ? grond with { Schijf = schijf } : grond, plan.Tijd, Logarchief.Use, TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();
}
