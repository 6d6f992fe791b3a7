using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>
/// A message as an event of a topic: the context attributes of CloudEvents 1.0, by their names there, and no content. The same message is the
/// same event each time and in every topic. Nothing in it tells of a person.
/// </summary>
public sealed record Onderwerpgebeurtenis
{
    /// <summary>Every <see cref="Type"/> begins with this.</summary>
    public const string Soortvoorvoegsel = "ib-gateway.bericht.";

    /// <summary>Place in the journal, and so in every topic.</summary>
    public required long Positie { get; init; }

    /// <summary><c>id</c>: the number of the receipt that the sender got, a UUID. Unique together with <see cref="Source"/>.</summary>
    public required string Id { get; init; }

    /// <summary><c>source</c>: <c>urn:ib-gateway:knooppunt:IB</c>.</summary>
    public required string Source { get; init; }

    /// <summary><c>type</c>: <c>ib-gateway.bericht.WMO301</c>.</summary>
    public required string Type { get; init; }

    /// <summary><c>subject</c>: the traceerId of the message, by which all who have part in it call it.</summary>
    public required string Subject { get; init; }

    /// <summary><c>time</c>: when the knooppunt took the message over, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary><c>traceparent</c> (W3C, extension Distributed Tracing), when the message came with one.</summary>
    public string? Traceparent { get; init; }

    /// <summary>Version of the message type: <c>3.2</c>.</summary>
    public required Versie Versie { get; init; }

    /// <summary>Organisation of the zender. Only for events with content: a notification does not tell who has to do with whom.</summary>
    public required string Zender { get; init; }

    /// <summary>Organisation of the ontvanger. Only for events with content.</summary>
    public required string Ontvanger { get; init; }

    /// <summary>What events are kept in order by where a topic is divided: those for one receiver stay together, as its mailbox does.</summary>
    public string Sleutel => Ontvanger;

    /// <summary>The event of a message.</summary>
    /// <param name="bericht">Accepted, and no foutbericht.</param>
    /// <param name="knooppunt">How the knooppunt calls itself: <see cref="KnooppuntOptions.Organisatie"/>.</param>
    public static Onderwerpgebeurtenis Of(Bericht bericht, string knooppunt) => new()
    {
        Positie = bericht.Volgnummer,
        Id = bericht.OntvangstId,
        Source = SourceOf(knooppunt),
        Type = Soortvoorvoegsel + bericht.Envelop.Functie,
        Subject = bericht.Envelop.Referentienummer,
        Time = bericht.OntvangenOp,
        Traceparent = bericht.Traceparent,
        Versie = bericht.Envelop.FunctieVersie,
        Zender = bericht.Envelop.Zender.Organisatie,
        Ontvanger = bericht.Envelop.Ontvanger.Organisatie,
    };

    /// <summary><c>source</c> of every event of a knooppunt.</summary>
    public static string SourceOf(string knooppunt) => $"urn:ib-gateway:knooppunt:{Uri.EscapeDataString(knooppunt)}";
}
