using System.Text.Json;
using System.Text.Json.Serialization;

namespace IB.Gateway.Rest;

/// <summary>
/// What goes with a payload, in both directions and in the shape of the VSP (koppelvlak 9.2). Everything may be missing: what is
/// read is checked by <see cref="Metadatalezer"/>, which names every fault at once.
/// </summary>
internal sealed record BerichtMetadata
{
    /// <summary>Who, to whom, which type.</summary>
    public Routeringgegevens? Routeringgegevens { get; init; }

    /// <summary>The ids of message and conversation.</summary>
    public Referentiegegevens? Referentiegegevens { get; init; }

    /// <summary>What the knooppunt adds; only in what it hands out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Basisgegevens? Basisgegevens { get; init; }

    /// <summary>Known to the VSP, without meaning here.</summary>
    public JsonElement? Verwerkingscontext { get; init; }
}

/// <summary>Who, to whom, which type.</summary>
internal sealed record Routeringgegevens
{
    /// <summary>The organisation that sends.</summary>
    public Partijverwijzing? Afzender { get; init; }

    /// <summary>The organisation that receives: exactly one.</summary>
    public IReadOnlyList<Partijverwijzing?>? Geadresseerden { get; init; }

    /// <summary>The message type.</summary>
    public Berichtstroom? Berichtstroom { get; init; }
}

/// <summary>An organisation by code and rol; an AGB code has a meaning only together with its rol (koppelvlak 9.1).</summary>
/// <param name="Rol">A name of <see cref="Routing.Rol"/>; <see langword="null"/> when the directory does not know the code (any more).</param>
/// <param name="Code">Gemeentecode, AGB code or fixed name.</param>
internal sealed record Partijverwijzing(string? Rol, string? Code);

/// <summary>The message type and its version.</summary>
internal sealed record Berichtstroom
{
    /// <summary><c>Fo01</c> in what the knooppunt hands out says that the payload is a foutbericht.</summary>
    public const string Foutbericht = "Fo01";

    /// <summary><c>WMO301</c>; of a foutbericht the type of the rejected message.</summary>
    public string? Berichttype { get; init; }

    /// <summary><see cref="Foutbericht"/> or nothing in what is handed out; without meaning in what is handed in.</summary>
    public string? Berichtsubtype { get; init; }

    /// <summary>0-9999.</summary>
    public int? Berichtversie { get; init; }

    /// <summary>0-9999.</summary>
    public int? Berichtsubversie { get; init; }

    /// <summary>Known to the VSP, without meaning here.</summary>
    public string? Actie { get; init; }
}

/// <summary>The ids of message and conversation.</summary>
internal sealed record Referentiegegevens
{
    /// <summary>referentienummer of the message.</summary>
    public string? TraceerId { get; init; }

    /// <summary>traceerId of the heenbericht that began the conversation.</summary>
    public string? ConversatieId { get; init; }

    /// <summary>traceerId of the message that this one answers.</summary>
    public string? AlsAntwoordOp { get; init; }

    /// <summary>Known to the VSP, without meaning here.</summary>
    public string? ReferentieId { get; init; }
}

/// <summary>What the knooppunt adds to a message that waits.</summary>
/// <param name="OntvangenOp">When the knooppunt took it over, UTC.</param>
/// <param name="Toestand">Klaargezet or Aangeboden.</param>
/// <param name="Payload">The payload and where to get it.</param>
internal sealed record Basisgegevens(DateTime OntvangenOp, string Toestand, Payloadgegevens Payload);

/// <summary>A payload that waits.</summary>
/// <param name="Url">Path of the payload.</param>
/// <param name="Grootte">Bytes.</param>
/// <param name="ContentType">What GET on the url answers with.</param>
/// <param name="Bestandsnaam">File name of a payload that is not XML (tekstBestand).</param>
/// <param name="Checksum">Of the bytes.</param>
internal sealed record Payloadgegevens(string Url, long Grootte, string ContentType, string? Bestandsnaam, Checksum Checksum);

/// <summary>A checksum.</summary>
/// <param name="Algoritme"><c>SHA256</c>.</param>
/// <param name="Waarde">64 lower case hexadecimal digits.</param>
internal sealed record Checksum(string Algoritme, string Waarde);

/// <summary>The oldest messages that wait.</summary>
internal sealed record Berichtenlijst(IReadOnlyList<BerichtMetadata> Berichten);
