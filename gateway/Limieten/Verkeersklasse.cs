using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Telemetrie;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Limieten;

/// <summary>The kinds of traffic that are limited apart: who sends too much can still fetch its post and confirm it.</summary>
internal enum Verkeerssoort
{
    /// <summary>Handing in messages, over whatever protocol.</summary>
    Inzenden = 1,

    /// <summary>The mailbox: list, fetch, confirm, follow.</summary>
    Ophalen,
}

/// <summary>What an endpoint says of its traffic. What has none is not limited: it is for everybody, or not there at all.</summary>
/// <param name="Soort">The kind.</param>
/// <param name="Kanaal">The protocol.</param>
/// <param name="Refuse">Turns a request away in that protocol. Whether the connection stays open is decided before.</param>
internal sealed record Verkeersklasse(Verkeerssoort Soort, Kanaal Kanaal, Func<HttpContext, Indiener, Afwijzing, Task> Refuse);
