using IB.Gateway.Identiteit;
using IB.Gateway.Limieten;
using IB.Gateway.Telemetrie;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.Stuf;

/// <summary>Hangs the StUF port into the host.</summary>
internal static class Stufeindpunten
{
    /// <summary>Maps the port, its WSDL and the schemas; the last two may be read by anybody.</summary>
    public static IEndpointRouteBuilder MapStuf(this IEndpointRouteBuilder endpoints)
    {
        var port = endpoints.ServiceProvider.GetRequiredService<Stufport>();
        var wsdl = endpoints.ServiceProvider.GetRequiredService<Wsdl>();
        endpoints.MapPost(Wsdl.Pad, (RequestDelegate)port.HandleAsync)
            .WithMetadata(new Verkeersklasse(
                Verkeerssoort.Inzenden, Kanaal.Stuf, (http, indiener, afwijzing) => port.ShedAsync(http, indiener, afwijzing, gelezen: null)));
        endpoints.MapGet(Wsdl.Pad, (RequestDelegate)wsdl.WriteWsdlAsync).WithMetadata(new Openbaar());
        endpoints.MapGet("/stuf/ggk0210/{bestand}", (RequestDelegate)Wsdl.WriteSchemaAsync).WithMetadata(new Openbaar());
        return endpoints;
    }
}
