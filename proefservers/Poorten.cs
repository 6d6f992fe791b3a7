using System.Net;
using System.Net.Sockets;

namespace IB.Gateway.Proefservers;

/// <summary>Ports on 127.0.0.1 for servers that cannot choose one themselves.</summary>
internal static class Poorten
{
    /// <summary>One that nobody has now; somebody may take it before the server does.</summary>
    public static int FindVrije()
    {
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        luisteraar.Start();
        return ((IPEndPoint)luisteraar.LocalEndpoint).Port;
    }
}
