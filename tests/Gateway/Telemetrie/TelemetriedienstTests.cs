using System.Collections.Concurrent;
using IB.Gateway.Beheer;
using IB.Gateway.Telemetrie;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Tests.Telemetrie;

[Collection("tracer provider")]
public sealed class TelemetriedienstTests
{
    private const string Metrieken = "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";
    private const string Sporen = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    [Fact]
    public async Task Dispose_WithOtlpEndpoint_HasSentMetricsAndTracesBesideTheScrape()
    {
        await using var collector = await Collector.StartAsync();
        var opties = new Telemetrieopties { OtlpEndpoint = collector.Adres, Spoordeel = 1 };
        await using (var host = await Beheerhost.StartAsync(new FakeJournaal(), opties))
        {
            using var ontvangst = Spoor.StartOntvangst(Kanaal.Stuf, null);
            Assert.True(ontvangst!.Recorded);
            var scrape = await host.Client.GetByteArrayAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Contains(Promtekst.Parse(scrape), f => f.Naam == "ib_build_info");
        }

        Assert.Contains(Metrieken, collector.Ontvangen.Keys);
        Assert.Contains(Sporen, collector.Ontvangen.Keys);
        Assert.All(collector.Ontvangen.Values, bytes => Assert.True(bytes > 5));
    }

    [Fact]
    public async Task Start_WithoutOtlpEndpoint_MakesNoTraces()
    {
        await using var host = await Beheerhost.StartAsync(new FakeJournaal(), new Telemetrieopties());

        Assert.Null(Spoor.StartOntvangst(Kanaal.Stuf, null));
    }

    [Fact]
    public async Task Scrape_AnotherKnooppuntInTheProcess_CountsItsOwnOnly()
    {
        await using var host = await Beheerhost.StartAsync(new FakeJournaal(), new Telemetrieopties());
        await using var ander = await Beheerhost.StartAsync(new FakeJournaal(), new Telemetrieopties());
        ander.Get<Opstartfase>().Advance(Fase.Verificatie);

        Assert.Equal(1, await ReadFaseAsync(host));
        Assert.Equal(2, await ReadFaseAsync(ander));
    }

    private static async Task<double> ReadFaseAsync(Beheerhost host)
    {
        var scrape = await host.Client.GetByteArrayAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        return Promtekst.Parse(scrape).Single(f => f.Naam == "ib_opstart_fase").Monsters.Single().Waarde;
    }

    /// <summary>A collector that takes everything, over gRPC without TLS.</summary>
    private sealed class Collector(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentDictionary<string, long> Ontvangen { get; } = new();

        public Uri Adres => new(app.Urls.Single());

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
            var collector = new Collector(builder.Build());
            await collector.RunAsync();
            return collector;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task RunAsync()
        {
            app.Run(async context =>
            {
                using var inhoud = new MemoryStream();
                await context.Request.Body.CopyToAsync(inhoud, context.RequestAborted);
                Ontvangen[context.Request.Path] = inhoud.Length;
                context.Response.ContentType = "application/grpc";
                await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
                context.Response.AppendTrailer("grpc-status", "0");
            });
            return app.StartAsync(TestContext.Current.CancellationToken);
        }
    }
}
