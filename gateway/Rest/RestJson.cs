using System.Text.Json.Serialization;

namespace IB.Gateway.Rest;

/// <summary>
/// How the values of the API look as JSON. Reading is strict: a field that does not exist or stands there twice is an error,
/// because two readers that pick different ones would disagree about the receiver.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    MaxDepth = 16)]
[JsonSerializable(typeof(BerichtMetadata))]
[JsonSerializable(typeof(Berichtenlijst))]
[JsonSerializable(typeof(Berichtstatus))]
[JsonSerializable(typeof(Ontvangstbevestiging))]
[JsonSerializable(typeof(Onderwerpenlijst))]
[JsonSerializable(typeof(Probleem))]
internal sealed partial class RestJson : JsonSerializerContext;
