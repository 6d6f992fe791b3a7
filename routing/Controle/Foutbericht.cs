using System.Text.Json;
using System.Text.Json.Serialization;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>The payload of an Fo01, independent of the protocol: StUF renders it as Fo01, REST as JSON (koppelvlak 9.4).</summary>
/// <param name="Code">Fault code, at most 7 characters.</param>
/// <param name="Plek"><c>client</c> or <c>server</c>.</param>
/// <param name="Omschrijving">At most 200 characters.</param>
/// <param name="Details">At most 1000 characters.</param>
/// <param name="TraceerId">referentienummer of the rejected message.</param>
/// <param name="ConversatieId">Its conversation.</param>
public sealed record Foutbericht(
    string Code, string Plek, string Omschrijving, string? Details, string TraceerId, string ConversatieId)
{
    /// <summary>The payload bytes as journaled.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, FoutberichtJson.Default.Foutbericht);

    /// <summary>Reads the payload bytes back.</summary>
    /// <exception cref="JsonException">The bytes are not a foutbericht.</exception>
    public static Foutbericht FromBytes(ReadOnlySpan<byte> bytes)
        => JsonSerializer.Deserialize(bytes, FoutberichtJson.Default.Foutbericht) ?? throw new JsonException("Empty foutbericht.");

    /// <summary>The foutbericht that tells a fault of a message.</summary>
    public static Foutbericht Of(Fout fout, Envelop afgekeurd)
        => new(fout.Code, fout.Plek, fout.Omschrijving, fout.Details, afgekeurd.Referentienummer, afgekeurd.ConversatieId);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Foutbericht))]
internal sealed partial class FoutberichtJson : JsonSerializerContext;
