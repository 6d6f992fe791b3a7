using System.Net;
using System.Reflection;
using System.Text.Json;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using Microsoft.AspNetCore.Routing;

namespace IB.Gateway.Tests.Rest;

public sealed class OpenapiTests
{
    private static readonly Beschrijving Document = Beschrijving.Lees();

    [Fact]
    public async Task Get_Openapi_IsForEverybody()
    {
        await using var host = await Postbushost.StartAsync();
        using var client = host.Client(partij: null);

        using var antwoord = await client.GetAsync("/v1/openapi.json", TestContext.Current.CancellationToken);

        var json = await Postbushost.JsonAsync(antwoord, HttpStatusCode.OK);
        Assert.Equal("*", antwoord.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("3.1.0", json.GetProperty("openapi").GetString());
        Assert.Equal(Voorzijde.ApiVersion, json.GetProperty("info").GetProperty("version").GetString());
        Assert.True(json.GetProperty("info").TryGetProperty("contact", out _));
    }

    [Fact]
    public async Task Document_AndMappedRoutes_AreTheSame()
    {
        await using var host = await Postbushost.StartAsync();

        var routes = host.Endpoints.SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText}"));

        Assert.Equal(routes.Order(), Document.Operaties().Order());
    }

    [Fact]
    public void Document_NamesOfTheCode_AreTheSame()
    {
        static IEnumerable<string?> Enum(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(e => e.GetString());
        var schemas = Document.Wortel.GetProperty("components").GetProperty("schemas");
        var soorten = typeof(Probleemsoort).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(v => v.GetValue(null)).OfType<Probleemsoort>().Select(s => s.Type);

        Assert.Equal(System.Enum.GetNames<Toestand>(), Enum(schemas.GetProperty("Toestand")));
        Assert.Equal(System.Enum.GetNames<Rol>(), Enum(schemas.GetProperty("Rol")));
        Assert.Equal(soorten.Order(), Enum(schemas.GetProperty("Probleem").GetProperty("properties").GetProperty("type")).Order());
    }

    [Fact]
    public void Document_EveryReference_LeadsSomewhereAndEverySchemaIsUsed()
    {
        var verwijzingen = Elementen(Document.Wortel).Where(e => e.Name == "$ref").Select(e => e.Value.GetString()!).ToHashSet();

        Assert.All(
            verwijzingen,
            v => Assert.NotEqual(JsonValueKind.Undefined, v.Split('/').Skip(1).Aggregate(Document.Wortel, (plek, naam) => plek.GetProperty(naam)).ValueKind));
        foreach (var soort in new[] { "schemas", "responses", "headers", "parameters" })
        {
            foreach (var deel in Document.Wortel.GetProperty("components").GetProperty(soort).EnumerateObject())
                Assert.Contains($"#/components/{soort}/{deel.Name}", verwijzingen);
        }
    }

    [Fact]
    public void Document_EveryExample_FitsItsSchema()
    {
        var fouten = new List<string>();
        var aantal = 0;
        foreach (var schema in Document.Wortel.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(s => s.Value.TryGetProperty("examples", out _)))
        {
            foreach (var voorbeeld in schema.Value.GetProperty("examples").EnumerateArray())
            {
                Document.Check(voorbeeld, schema.Value, schema.Name, fouten);
                aantal++;
            }
        }

        foreach (var (inhoud, _) in Objecten(Document.Wortel).Where(o => o.Object.TryGetProperty("schema", out _)))
        {
            IEnumerable<JsonElement> voorbeelden = inhoud.TryGetProperty("examples", out var benoemd)
                ? benoemd.EnumerateObject().Select(v => v.Value.GetProperty("value"))
                : inhoud.TryGetProperty("example", out var enkel) ? [enkel] : [];
            foreach (var voorbeeld in voorbeelden)
            {
                Document.Check(voorbeeld, inhoud.GetProperty("schema"), "example", fouten);
                aantal++;
            }
        }

        Assert.Empty(fouten);
        Assert.True(aantal >= 9, $"only {aantal} examples were found");
    }

    [Fact]
    public void Document_EveryOperation_NeedsACertificateExceptTheDocument()
    {
        Assert.Equal(
            "mutualTLS",
            Document.Wortel.GetProperty("components").GetProperty("securitySchemes").GetProperty("clientcertificaat").GetProperty("type").GetString());
        Assert.Equal(1, Document.Wortel.GetProperty("security").GetArrayLength());
        foreach (var pad in Document.Wortel.GetProperty("paths").EnumerateObject())
        {
            foreach (var operatie in pad.Value.EnumerateObject().Where(o => o.Name != "parameters"))
                Assert.Equal(pad.Name == "/v1/openapi.json", operatie.Value.TryGetProperty("security", out _));
        }
    }

    [Fact]
    public void Check_AnswerThatIsNotDescribed_IsFound()
    {
        static List<string> Check(string json) => Document.Check("GET", "/v1/berichten", 200, "application/json", JsonDocument.Parse(json).RootElement);

        Assert.Empty(Check("{\"berichten\": []}"));
        Assert.NotEmpty(Check("{}"));
        Assert.NotEmpty(Check("{\"berichten\": {}}"));
        Assert.NotEmpty(Check("{\"berichten\": [], \"meer\": 1}"));
        Assert.NotEmpty(Check("{\"berichten\": [{\"routeringgegevens\": {}}]}"));
        Assert.NotEmpty(Document.Check("GET", "/v1/berichten", 418, "application/json", null));
        Assert.NotEmpty(Document.Check("GET", "/v1/berichten", 200, "text/html", null));
    }

    private static IEnumerable<JsonProperty> Elementen(JsonElement element) => Objecten(element).SelectMany(o => o.Object.EnumerateObject());

    private static IEnumerable<(JsonElement Object, int Diepte)> Objecten(JsonElement element, int diepte = 0) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Objecten(p.Value, diepte + 1)).Prepend((element, diepte)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Objecten(e, diepte + 1)),
        _ => [],
    };
}
