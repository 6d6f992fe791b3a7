using System.Text.Json.Serialization;

namespace IB.Gateway.Beheer;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Levend))]
[JsonSerializable(typeof(Gereedheid))]
[JsonSerializable(typeof(Berichtenantwoord))]
[JsonSerializable(typeof(Herbezorgvraag))]
[JsonSerializable(typeof(Herbezorgantwoord))]
[JsonSerializable(typeof(Limietenantwoord))]
internal sealed partial class BeheerJson : JsonSerializerContext;
