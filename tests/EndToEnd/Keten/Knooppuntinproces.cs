using IB.Gateway.Hosting;

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
        var ondergrond = Ondergrond.Van(instellingen);
        if (plan.Schijf is { } schijf)
            ondergrond = ondergrond with { Schijf = schijf };
        return new(await Knooppunt.StartAsync(instellingen, ondergrond, plan.Tijd, Logarchief.Use, TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();
}
