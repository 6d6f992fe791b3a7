using IB.Gateway.Routing;
using IB.Gateway.Schemas;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Hosting;

/// <summary>Opens the party directory at start: without a valid one the knooppunt does not start.</summary>
internal static class Partijenbron
{
    internal static PartijenBestand Open(string pad, IServiceProvider services)
    {
        var (bron, fouten) = PartijenBestand.Open(
            pad, services.GetRequiredService<ICatalogusBron>(), services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<PartijenBestand>>());
        return bron ?? throw new InstellingenException(fouten);
    }
}
