using IB.Gateway.Schemas;

namespace IB.Gateway.Routing;

/// <summary>The chain partners that a standard names as sender or receiver, by the code that stands in an envelope (koppelvlak 5).</summary>
internal static class Ketenpartners
{
    internal const string Svb = "SVB";
    internal const string Vws = "VWS";

    /// <summary>The codes of those that may carry out the trekkingsrecht; VWS is PGB2.0.</summary>
    internal static IReadOnlyList<string> Pgbuitvoerders { get; } = [Svb, Vws];

    /// <summary>The codes that play a part; empty for a part that no chain partner plays.</summary>
    internal static IReadOnlyList<string> CodesOf(Partijrol part) => part switch
    {
        Partijrol.Cak => ["CAK"],
        Partijrol.Svb => [Svb],
        Partijrol.Vws => [Vws],
        Partijrol.Ciz => ["CIZ"],
        Partijrol.Cbs => ["CBS"],
        Partijrol.Pgbuitvoerder => Pgbuitvoerders,
        _ => [],
    };
}
