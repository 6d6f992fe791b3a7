using System.Net;
using IB.Gateway.Beheer;
using IB.Gateway.Identiteit;
using IB.Gateway.Limieten;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Schemas;
using IB.Gateway.Schijfruimte;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Stuf;
using IB.Gateway.Telemetrie;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
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
        var opslag = SqliteOpslag.Open(instellingen.Opslag, ondergrond.Stappen, tijd, startlog.CreateLogger<SqliteOpslag>());
        WebApplication? app = null;
        try
        {
            app = Build(instellingen, opslag, ondergrond.Schijf, tijd, logboek);
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

    /// <summary>Stops: no new requests, the running ones finish, loops stop, and the store closes last.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _opslag.DisposeAsync();
    }

    private static WebApplication Build(
        Instellingen instellingen, IOpslag opslag, IVrijeRuimte schijf, TimeProvider tijd, Action<ILoggingBuilder> logboek)
    {
        var bouwer = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "ib-gateway" });
        logboek(bouwer.Logging);
        bouwer.Services.AddRoutingCore().AddKnooppunt(instellingen, opslag, schijf, tijd);
        bouwer.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel((_, kestrel) => Listen(kestrel, instellingen));
        var app = bouwer.Build();
        app.UseWhen(http => !Beheerluisteraar.Is(http), ketenpartners => ketenpartners
            .UsePostbus()
            .UseRouting()
            .UseMiddleware<Identiteitspoort>()
            .UseMiddleware<Limietpoort>()
            .UseEndpoints(endpoints =>
            {
                endpoints.MapPostbus();
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
            var eigen = kestrel.ApplicationServices.GetRequiredService<Eigencertificaat>();
            poort.UseHttps(https =>
            {
                https.ServerCertificate = eigen.Certificaat;
                https.ServerCertificateChain = eigen.Tussencertificaten;
                https.HandshakeTimeout = luister.Handdruktijd;

                // Who comes without a certificate, or with a wrong one, gets an answer that says so; see Identiteitspoort.
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.AllowAnyClientCertificate();
                https.OnAuthenticate = (_, opties) => Handdruk.Configure(opties);
            });
        });
        kestrel.Listen(IPAddress.Parse(instellingen.Beheer.Adres), instellingen.Beheer.Poort, Beheerluisteraar.Mark);
    }

    // What can be wrong with directory, keys and schemas shows before a listener opens.
    private static void Verify(IServiceProvider services)
    {
        _ = services.GetRequiredService<IPartijregisterBron>().Huidig;
        _ = services.GetRequiredService<Bevriezingmeters>();
        _ = services.GetRequiredService<Herbezorgmeters>();
        _ = services.GetRequiredService<Certificaatverificatie>();
        var keuring = services.GetRequiredService<Keuring>();
        keuring.Log(services.GetRequiredService<ILogger<Keuring>>());
        keuring.Prepare(services.GetRequiredService<ICatalogusBron>().Huidig);
        _ = services.GetRequiredService<Lastmeters>();
        services.GetRequiredService<Schijfwacht>().Measure();
    }

    private static void StartWork(IServiceProvider services)
    {
        var opzichter = services.GetRequiredService<Opzichter>();
        var bezorgdienst = services.GetRequiredService<Bezorgdienst>();
        var verloopdienst = services.GetRequiredService<Verloopdienst>();
        opzichter.Start("bezorging", (teken, stop) => bezorgdienst.RunAsync(teken.MarkProgress, stop));
        opzichter.Start(Schijfwacht.Naam, services.GetRequiredService<Schijfwacht>().RunAsync);
        var vrijgavedienst = services.GetRequiredService<Vrijgavedienst>();
        opzichter.Start("vrijgave", (teken, stop) => vrijgavedienst.RunAsync(teken.MarkProgress, stop));
        opzichter.Start("verloop", (teken, stop) => verloopdienst.RunAsync(teken.MarkProgress, stop));
        var bewaardienst = services.GetRequiredService<Bewaardienst>();
        opzichter.Start("bewaren", (teken, stop) => bewaardienst.RunAsync(teken.MarkProgress, stop));
        var herbezorgdienst = services.GetRequiredService<Herbezorgdienst>();
        opzichter.Start("herbezorging", (teken, stop) => herbezorgdienst.RunAsync(teken.MarkProgress, stop));
    }
}
