using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;
using IB.Gateway.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Tests.Rest;

/// <summary>
/// The mailbox on a real Kestrel over plain HTTP. A header says who calls, where in production the certificate does; what
/// lies behind the endpoints is imitated.
/// </summary>
internal sealed class Postbushost : IAsyncDisposable
{
    private const string Bellerheader = "X-Test-Partij";

    /// <summary>How often is tried.</summary>
    public static readonly BezorgOptions Bezorgen = new() { MaxPogingen = 3 };

    private static readonly Berichtcatalogus Catalogus = Berichtcatalogus.LoadEmbedded();

    private readonly WebApplication _app;

    private Postbushost(
        WebApplication app, NagebootsteOntvangst ontvangst, NagebootstePostbus postbus, Bytesbudget budget, Wisselregister register, FakeTime klok)
    {
        _app = app;
        Register = register;
        Klok = klok;
        Ontvangst = ontvangst;
        Postbus = postbus;
        Budget = budget;
        Adres = new Uri(app.Urls.Single());
    }

    public NagebootsteOntvangst Ontvangst { get; }

    public NagebootstePostbus Postbus { get; }

    public Bytesbudget Budget { get; }

    /// <summary>The party directory, and whether callers are still known.</summary>
    public Wisselregister Register { get; }

    public FakeTime Klok { get; }

    public IServiceProvider Diensten => _app.Services;

    public Uri Adres { get; }

    public IEnumerable<RouteEndpoint> Endpoints => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>();

    public static Task<Postbushost> StartAsync(RestOptions? options = null, long budget = Bytesbudget.StandaardMaximum)
        => StartAsync(options ?? new RestOptions(), budget, new LimietOptions());

    public static async Task<Postbushost> StartAsync(RestOptions options, long budget, LimietOptions limieten, params IEnumerable<IInnamebezwaar> bezwaren)
    {
        var ontvangst = new NagebootsteOntvangst();
        var postbus = new NagebootstePostbus();
        var bytesbudget = new Bytesbudget(budget);
        var (register, klok) = (new Wisselregister(), new FakeTime(Voorbeelden.Nu));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IBerichtontvangst>(ontvangst)
            .AddSingleton<IJournaal>(postbus)
            .AddSingleton<IBezorgingen>(postbus)
            .AddSingleton<IBeurten>(new Eigenbeurten())
            .AddSingleton<Beurtwacht>()
            .AddSingleton<IPartijregisterBron>(register)
            .AddSingleton<IBerichtsoortkeuze>(new Soortkeuze())
            .AddSingleton<TimeProvider>(klok)
            .AddSingleton(bytesbudget)
            .AddMetrics()
            .AddSingleton(new Meetlabels([]))
            .AddSingleton<Knooppuntmeter>()
            .AddSingleton(options)
            .AddSingleton(Bezorgen)
            .AddSingleton(new Grensbepaling(limieten, budget, options.MaxVerzoek))
            .AddSingleton<Budgetbezwaar>()
            .AddSingleton(new Innamepoort(bezwaren))
            .AddSingleton<IVerkeerstelling, EigenTelling>()
            .AddSingleton<Partijlimieten>()
            .AddSingleton<IVolgopslag>(new NagebootsteVolging(postbus))
            .AddSingleton<ICatalogusBron>(Catalogus)
            .AddSingleton(new KnooppuntOptions())
            .AddSingleton<INummergever, Nummergever>()
            .AddSingleton<Onderwerpmeters>()
            .AddSingleton(s => ActivatorUtilities.CreateInstance<Journaalstaart>(s, TimeSpan.FromSeconds(1)))
            .AddSingleton<Onderwerplezer>()
            .AddOnderwerpen(new OnderwerpOptions());
        var app = builder.Build();
        app.UsePostbus();
        app.Use(next => http =>
        {
            if (http.Request.Headers.TryGetValue(Bellerheader, out var code))
                http.Features.Set<IIndienerFeature>(new Beller(new Indiener(Voorbeelden.Zoek(code!)), register));
            return next(http);
        });
        app.UseMiddleware<Limietpoort>();
        app.MapPostbus();
        app.MapOnderwerpen();
        await app.StartAsync();
        return new Postbushost(app, ontvangst, postbus, bytesbudget, register, klok);
    }

    /// <summary>A client of this party, or of nobody; it holds every answer against openapi.json.</summary>
    public HttpClient Client(string? partij = Voorbeelden.Instelling) => Client(new Beschrijvingscontrole(new SocketsHttpHandler()), partij);

    /// <summary>A client that reads an answer as it comes.</summary>
    public HttpClient Stroomclient() => Client(new SocketsHttpHandler(), Voorbeelden.Instelling);

    private HttpClient Client(HttpMessageHandler weg, string? partij)
    {
        var client = new HttpClient(weg) { BaseAddress = Adres };
        if (partij is not null)
            client.DefaultRequestHeaders.Add(Bellerheader, partij);
        return client;
    }

    /// <summary>A request as bytes: the head with line ends of this file, an empty line, the body.</summary>
    public static byte[] Ruw(string kop, params ReadOnlySpan<byte> body)
        => [.. Encoding.ASCII.GetBytes(kop.ReplaceLineEndings("\r\n")), .. "\r\n"u8, .. body];

    public static HttpContent Bericht(string metadata, byte[] payload, string boundary = "grens", bool payloadEerst = false)
        => Inhoud(Voorbeelden.Multipart(metadata, payload, boundary, payloadEerst), $"multipart/form-data; boundary={boundary}");

    public static HttpContent Inhoud(byte[] bytes, string contentType)
    {
        var inhoud = new ByteArrayContent(bytes);
        inhoud.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return inhoud;
    }

    /// <summary>The problem of an answer, after checking what every problem must have.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage antwoord, HttpStatusCode status)
    {
        var tekst = await antwoord.Content.ReadAsStringAsync();
        Assert.True(status == antwoord.StatusCode, $"{antwoord.StatusCode}: {tekst}");
        Assert.Equal("application/problem+json", antwoord.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Voorzijde.ApiVersion, antwoord.Headers.GetValues("API-Version").Single());
        var probleem = JsonDocument.Parse(tekst).RootElement;
        Assert.Equal((int)status, probleem.GetProperty("status").GetInt32());
        return probleem;
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage antwoord, HttpStatusCode status)
    {
        var tekst = await antwoord.Content.ReadAsStringAsync();
        Assert.True(status == antwoord.StatusCode, $"{antwoord.StatusCode}: {tekst}");
        Assert.Equal("application/json", antwoord.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(tekst).RootElement;
    }

    /// <summary>Stops, and lets every request come to its end first, which disposing does not.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed record Beller(Indiener Indiener, Wisselregister Register) : IIndienerFeature
    {
        public bool TryReadmit([NotNullWhen(true)] out Indiener? indiener, [NotNullWhen(false)] out Toegangsweigering? weigering)
        {
            var partij = Register.Kent ? Register.Huidig.Find(Indiener.Partij.Code, Berichttijd.Dag(Voorbeelden.Nu)) : null;
            indiener = partij is null ? null : new Indiener(partij);
            weigering = indiener is null ? new Toegangsweigering(403, "U hebt geen toegang meer.") : null;
            return indiener is not null;
        }
    }
}

/// <summary>A party directory that a test changes while a request is under way.</summary>
internal sealed class Wisselregister : IPartijregisterBron
{
    public Partijregister Huidig { get; set; } = Voorbeelden.Register;

    /// <summary>Certificates still count.</summary>
    public bool Kent { get; set; } = true;
}

internal sealed record VastRegister(Partijregister Huidig) : IPartijregisterBron;

/// <summary>Even numbers answer odd ones, as in iWmo.</summary>
internal sealed class Soortkeuze : IBerichtsoortkeuze
{
    public bool IsAntwoord(string functie, Versie versie) => functie.Length > 0 && functie[^1] is '0' or '2' or '4' or '6' or '8';
}
