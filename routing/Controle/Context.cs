using IB.Gateway.Schemas;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>What a message is judged by: who hands it in, and the world at one moment.</summary>
/// <param name="Aanbieding">The message.</param>
/// <param name="Indiener">Who hands it in.</param>
/// <param name="Register">The party directory of that moment.</param>
/// <param name="Catalogus">The message catalog of that moment.</param>
/// <param name="Moment">The moment.</param>
/// <param name="Beantwoorde">Journaled messages with the referentienummer that this message answers.</param>
internal sealed record Context(
    Aanbieding Aanbieding, Indiener Indiener, Partijregister Register, Berichtcatalogus Catalogus, DateTimeOffset Moment,
    IReadOnlyList<Bericht> Beantwoorde)
{
    internal Envelop Envelop => Aanbieding.Envelop;

    internal DateOnly Dag { get; } = Berichttijd.Dag(Moment);
}
