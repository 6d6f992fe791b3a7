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
/// <param name="Knooppunt">The organisation that the knooppunt itself is in an envelope.</param>
/// <param name="Verwerkt">Whether the knooppunt has a processor for the functie, and so can be its ontvanger.</param>
internal sealed record Context(
    Aanbieding Aanbieding, Indiener Indiener, Partijregister Register, Berichtcatalogus Catalogus, DateTimeOffset Moment,
    IReadOnlyList<Bericht> Beantwoorde, string Knooppunt, bool Verwerkt)
{
    /// <summary>Whether the message is for the knooppunt itself.</summary>
    internal bool IsVoorKnooppunt => Envelop.Ontvanger.Organisatie == Knooppunt;

    internal Envelop Envelop => Aanbieding.Envelop;

    internal DateOnly Dag { get; } = Berichttijd.Dag(Moment);
}
