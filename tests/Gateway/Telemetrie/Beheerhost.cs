using IB.Gateway.Beheer;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;
using IB.Gateway.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Tests.Telemetrie;

/// <summary>A host with nothing but management, on a free port and a fake clock.</summary>
internal sealed class Beheerhost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Beheerhost(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public T Get<T>()
        where T : notnull
        => _app.Services.GetRequiredService<T>();

    /// <summary>Starts, and waits until the journal was measured once.</summary>
    public static async Task<Beheerhost> StartAsync(FakeJournaal journaal, Telemetrieopties opties)
    {
        var time = new GevolgdeTijd();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IJournaal>(journaal)
            .AddSingleton<IBezorgingen>(journaal.Bezorgingen)
            .AddSingleton<IBezorgsein>(journaal.Bezorgingen)
            .AddSingleton<IOpslagGezondheid>(new Opslagproef { Stand = new Opslagstand(0, 0, time.GetUtcNow(), null, null) })
            .AddBeheer(new Beheeropties())
            .AddTelemetrie(opties, _ => functie => functie == "WMO301");
        var app = builder.Build();
        app.MapBeheer();
        await app.StartAsync(TestContext.Current.CancellationToken);
        await time.NextTimerAsync(TestContext.Current.CancellationToken);
        return new Beheerhost(app);
    }

    public void StartUp()
    {
        foreach (var fase in (Fase[])[Fase.Verificatie, Fase.Openen, Fase.Werk, Fase.Gereed])
            Get<Opstartfase>().Advance(fase);
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
