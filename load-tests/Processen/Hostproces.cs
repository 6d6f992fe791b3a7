using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Processen;

/// <summary>The knooppunt, started as an operator starts it: <c>ib-gateway run</c> on an installation, with only the ports changed.</summary>
internal sealed class Hostproces : IAsyncDisposable
{
    private static readonly TimeSpan Geduld = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Tussenpoos = TimeSpan.FromMilliseconds(2);

    private readonly Kindproces _kind;
    private readonly HttpClient _beheer = new();

    private Hostproces(string programma, string instellingen)
    {
        var (poort, beheerpoort) = (FreePort(), FreePort());
        Adres = new Uri($"https://localhost:{poort}");
        Beheeradres = new Uri($"http://127.0.0.1:{beheerpoort}");
        _kind = Kindproces.Start(programma, ["run", "--instellingen", instellingen], new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["IBGATEWAY__LUISTER__POORT"] = $"{poort}",
            ["IBGATEWAY__BEHEER__POORT"] = $"{beheerpoort}",
        });
    }

    /// <summary>The address for chain partners.</summary>
    internal Uri Adres { get; }

    internal Uri Beheeradres { get; }

    internal Processtand Stand => _kind.Stand;

    internal Procesgebruik Gebruik => _kind.Gebruik;

    /// <summary>Time from the start of the process to the first 200 of /health/ready.</summary>
    internal TimeSpan Opstartduur { get; private set; }

    internal static async Task<Hostproces> StartAsync(string programma, string instellingen, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        var host = new Hostproces(programma, instellingen);
        try
        {
            while (!await host.IsReadyAsync(cancellationToken))
            {
                host._kind.RequireRunning();
                if (Stopwatch.GetElapsedTime(begin) > Geduld)
                    throw new TimeoutException($"The knooppunt was not ready within {Geduld}.");
                await Task.Delay(Tussenpoos, TimeProvider.System, cancellationToken);
            }
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        host.Opstartduur = Stopwatch.GetElapsedTime(begin);
        return host;
    }

    internal Task<Metrieken> ReadMetriekenAsync(CancellationToken cancellationToken) => Metrieken.ReadAsync(_beheer, Beheeradres, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _beheer.Dispose();
        await _kind.DisposeAsync();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var antwoord = await _beheer.GetAsync(new Uri(Beheeradres, "/health/ready"), cancellationToken);
            return antwoord.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Between finding and using it another program might take it; then the knooppunt says so and the measurement stops.
    private static int FreePort()
    {
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        luisteraar.Start();
        return ((IPEndPoint)luisteraar.LocalEndpoint).Port;
    }
}
