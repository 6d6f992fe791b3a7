using System.Text.Json.Serialization;

namespace IB.Gateway.Beheer;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Levend))]
[JsonSerializable(typeof(Gereedheid))]
[JsonSerializable(typeof(Berichtenantwoord))]
[JsonSerializable(typeof(Herbezorgvraag))]
[JsonSerializable(typeof(Herbezorgantwoord))]
internal sealed partial class BeheerJson : JsonSerializerContext;
