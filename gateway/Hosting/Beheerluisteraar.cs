using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace IB.Gateway.Hosting;

/// <summary>Tells the management listener from the one for chain partners, by the connection and by nothing that a client sends.</summary>
internal static class Beheerluisteraar
{
    internal static void Mark(ListenOptions poort)
    {
        poort.Protocols = HttpProtocols.Http1;
        poort.Use(next => verbinding =>
        {
            verbinding.Features.Set(new Kenteken());
            return next(verbinding);
        });
    }

    internal static bool Is(HttpContext http) => http.Features.Get<Kenteken>() is not null;

    private sealed class Kenteken;
}
