using System.Net;
using System.Net.Sockets;
using IB.Gateway.Demo;
using IB.Gateway.Routing;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Tests.Cli;

/// <summary>Servers that are no knooppunt, with a certificate of the test PKI.</summary>
internal static class Nepserver
{
    private static int _nummer = 900;

    /// <summary>Starts one that answers every request in the same way, or by its path.</summary>
    public static async Task<(Gemeentesimulator Server, string Adres, string Certificaatnaam)> StartAsync(
        Proefopstelling opstelling, Func<string, Nepantwoord> antwoord)
    {
        var houder = new Deelnemer($"0{Interlocked.Increment(ref _nummer)}", Rol.Gemeente, "Nepserver", ["*"]);
        var server = await Gemeentesimulator.StartAsync(opstelling.Opstelling.Certificaat(houder), TestContext.Current.CancellationToken);
        server.Gedrag = async http =>
        {
            var (status, soort, inhoud, digest) = antwoord(http.Request.Path.Value!);
            http.Response.StatusCode = status;
            http.Response.ContentType = soort;
            if (digest is not null)
                http.Response.Headers["Repr-Digest"] = digest;
            await http.Response.WriteAsync(inhoud, http.RequestAborted);
            return false;
        };
        return (server, server.Port.GetLeftPart(UriPartial.Authority), houder.Certificaatnaam);
    }

    /// <summary>An address where nothing listens.</summary>
    public static string Nergens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}

/// <summary>An answer to any request.</summary>
internal sealed record Nepantwoord(int Status, string Soort, string Inhoud, string? Digest = null);
