using System.Net;
using System.Net.Sockets;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Sings when somebody connects: a listener whose address only an attack names.</summary>
internal sealed class Kanarie : IDisposable
{
    private readonly TcpListener _luisteraar = new(IPAddress.Loopback, 0);

    internal Kanarie() => _luisteraar.Start();

    /// <summary>Host and port, for in an attack.</summary>
    internal string Adres => _luisteraar.LocalEndpoint.ToString()!;

    /// <summary>Whether a connection was made; the system completes it without us, and keeps it for <c>Accept</c>.</summary>
    internal bool Zong => _luisteraar.Pending();

    public void Dispose() => _luisteraar.Dispose();
}
