using System.Net;
using IB.Gateway.Beheer;
using IB.Gateway.Identiteit;
using IB.Gateway.Limieten;
using IB.Gateway.Redis;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Routing.Kafka;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Schemas;
using IB.Gateway.Schijfruimte;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;
using IB.Gateway.Telemetrie;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Hosting;

/// <summary>
/// The knooppunt as a whole, from opening the store to the last answer. Start-up goes in phases: recover, verify, open the listeners,
/// start the work, ready; no work begins before recovery is over.
/// </summary>
internal sealed class Knooppunt : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IOpslag _opslag;

    private Knooppunt(WebApplication app, IOpslag opslag)
    {
        _app = app;
        _opslag = opslag;
    }

    /// <summary>Its services, for tests and the demo.</summary>
    internal IServiceProvider Services => _app.Services;

    /// <summary>The address of the port for chain partners.</summary>
    internal Uri Adres => new(_app.Urls.First(u => u.StartsWith("https:", StringComparison.Ordinal)));

    /// <summary>The address of the management port.</summary>
    internal Uri Beheeradres => new(_app.Urls.First(u => u.StartsWith("http:", StringComparison.Ordinal)));

    /// <summary>Completes when the process is asked to stop.</summary>
    internal Task WaitForShutdownAsync(CancellationToken cancellationToken) => HostingAbstractionsHostExtensions.WaitForShutdownAsync(_app, cancellationToken);

    /// <summary>Starts a knooppunt; when this returns it is ready.</summary>
    /// <exception cref="InstellingenException">The party directory has errors.</exception>
    /// <exception cref="OpslagException">The store cannot be opened.</exception>
    internal static Task<Knooppunt> StartAsync(
        Instellingen instellingen, TimeProvider tijd, Action<ILoggingBuilder> logboek, CancellationToken cancellationToken)
        => StartAsync(instellingen, Ondergrond.Van(instellingen), tijd, logboek, cancellationToken);

    /// <summary>Starts a knooppunt on ground that a test chose.</summary>
    internal static async Task<Knooppunt> StartAsync(
        Instellingen instellingen, Ondergrond ondergrond, TimeProvider tijd, Action<ILoggingBuilder> logboek, CancellationToken cancellationToken)
    {
        using var startlog = Startlogboek.Create(logboek);
        var opslag = await Opslagkeuze.OpenAsync(instellingen.Opslag, ondergrond.Stappen, tijd, startlog, cancellationToken);
        WebApplication? app = null;
        try
        {
            var processors = await Processorkeuze.OpenAsync(instellingen.Processors, opslag.Processors, cancellationToken);
            app = Build(instellingen, opslag, processors, ondergrond.Schijf, tijd, logboek);
            var fase = app.Services.GetRequiredService<Opstartfase>();
            fase.Advance(Fase.Verificatie);
            Verify(app.Services);
            fase.Advance(Fase.Openen);
            await app.StartAsync(cancellationToken);
            fase.Advance(Fase.Werk);
            StartWork(app.Services);
            fase.Advance(Fase.Gereed);
            return new Knooppunt(app, opslag);
        }
        catch
        {
            if (app is not null)
                await app.DisposeAsync();
            await opslag.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops: not ready for as long as is set, then no new requests, the running ones finish, loops stop, and the store closes last.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _opslag.DisposeAsync();
    }

    private static WebApplication Build(
        Instellingen instellingen, IOpslag opslag, Processorkeuze processors, IVrijeRuimte schijf, TimeProvider tijd, Action<ILoggingBuilder> logboek)
    {
        var bouwer = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "ib-gateway" });
        logboek(bouwer.Logging);
        bouwer.Services.AddRoutingCore().AddKnooppunt(instellingen, opslag, processors, schijf, tijd);
        bouwer.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel((_, kestrel) => Listen(kestrel, instellingen));
        var app = bouwer.Build();
        app.UseWhen(http => !Beheerluisteraar.Is(http), ketenpartners => ketenpartners
            .Use(app.Services.GetRequiredService<Uitloop>().AnswerAsync)
            .UsePostbus()
            .UseRouting()
            .UseMiddleware<Identiteitspoort>()
            .UseMiddleware<Limietpoort>()
            .UseEndpoints(endpoints =>
            {
                endpoints.MapPostbus();
                endpoints.MapOnderwerpen();
                endpoints.MapStuf();
            }));
        app.UseWhen(Beheerluisteraar.Is, beheer => beheer
            .UseRouting()
            .UseEndpoints(endpoints => endpoints.MapBeheer()));
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, Instellingen instellingen)
    {
        var luister = instellingen.Luister;
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = luister.MaxVerbindingen;
        kestrel.Limits.MaxRequestBodySize = Math.Max(instellingen.Stuf.MaxBytes, instellingen.Rest.MaxVerzoek) + 1;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.KeepAliveTimeout = luister.Rusttijd;
        kestrel.Limits.RequestHeadersTimeout = luister.Koptijd;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(luister.MinBytesPerSeconde, luister.Aanlooptijd);
        kestrel.Limits.MinResponseDataRate = new MinDataRate(luister.MinBytesPerSeconde, luister.Aanlooptijd);
        kestrel.Listen(IPAddress.Parse(luister.Adres), luister.Poort, poort =>
        {
            // HTTP/1.1 only: chain partners need no more, and what is not offered cannot be abused.
            poort.Protocols = HttpProtocols.Http1;
            Handdruk.Use(poort, kestrel.ApplicationServices.GetRequiredService<Eigencertificaat>(), luister.Handdruktijd);
        });
        kestrel.Listen(IPAddress.Parse(instellingen.Beheer.Adres), instellingen.Beheer.Poort, Beheerluisteraar.Mark);
    }

    // What can be wrong with directory, keys and schemas shows before a listener opens.
    private static void Verify(IServiceProvider services)
    {
        _ = services.GetRequiredService<IPartijregisterBron>().Huidig;
        _ = services.GetRequiredService<Bevriezingmeters>();
        _ = services.GetRequiredService<Herbezorgmeters>();
        _ = services.GetRequiredService<Bewaarmeters>();
        _ = services.GetRequiredService<Processormeters>();
        _ = services.GetService<Kafkameters>();
        _ = services.GetRequiredService<Certificaatverificatie>();
        _ = services.GetRequiredService<IVerkeerstelling>();
        _ = services.GetService<Redisverbinding>();
        var keuring = services.GetRequiredService<Keuring>();
        keuring.Log(services.GetRequiredService<ILogger<Keuring>>());
        keuring.Prepare(services.GetRequiredService<ICatalogusBron>().Huidig);
        _ = services.GetRequiredService<Lastmeters>();
        services.GetRequiredService<Schijfwacht>().Measure();
    }

    private static void StartWork(IServiceProvider services)
    {
        services.StartRedis();
        var opzichter = services.GetRequiredService<Opzichter>();
        var bezorgdienst = services.GetRequiredService<Bezorgdienst>();
        opzichter.Start("bezorging", (teken, stop) => bezorgdienst.RunAsync(teken.MarkProgress, stop));
        var seindienst = services.GetRequiredService<Seindienst>();
        opzichter.Start("seinen", (teken, stop) => seindienst.RunAsync(teken.MarkProgress, stop));
        opzichter.Start(Schijfwacht.Naam, services.GetRequiredService<Schijfwacht>().RunAsync);
        StartAlleen(services, "vrijgave", services.GetRequiredService<Vrijgavedienst>().RunAsync);
        StartAlleen(services, "verloop", services.GetRequiredService<Verloopdienst>().RunAsync);
        StartAlleen(services, "bewaren", services.GetRequiredService<Bewaardienst>().RunAsync);
        StartAlleen(services, "herbezorging", services.GetRequiredService<Herbezorgdienst>().RunAsync);
        var staart = services.GetRequiredService<Journaalstaart>();
        opzichter.Start("onderwerpen", (teken, stop) => staart.RunAsync(teken.MarkProgress, stop));
        if (services.GetService<Kafkadienst>() is { } kafka)
            opzichter.Start("kafka", (teken, stop) => kafka.RunAsync(teken.MarkProgress, stop));
        var processordienst = services.GetRequiredService<Processordienst>();
        foreach (var naam in processordienst.Namen)
            opzichter.Start(Beurt.VanProcessor(naam), (teken, stop) => processordienst.RunAsync(naam, teken.MarkProgress, stop));
    }

    /// <summary>Starts a loop that of all nodes only one runs at a time.</summary>
    private static void StartAlleen(IServiceProvider services, string naam, Func<Action, CancellationToken, Task> lus)
    {
        var beurten = services.GetRequiredService<Beurtwacht>();
        services.GetRequiredService<Opzichter>().Start(
            naam, (teken, stop) => beurten.RunAsync(naam, beurt => lus(teken.MarkProgress, beurt), teken.MarkProgress, stop));
    }
}
