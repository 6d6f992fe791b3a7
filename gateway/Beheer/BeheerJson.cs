using System.Text.Json.Serialization;

namespace IB.Gateway.Beheer;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Levend))]
[JsonSerializable(typeof(Gereedheid))]
[JsonSerializable(typeof(Berichtenantwoord))]
[JsonSerializable(typeof(Herbezorgvraag))]
[JsonSerializable(typeof(Herbezorgantwoord))]
[JsonSerializable(typeof(Limietenantwoord))]
[JsonSerializable(typeof(Zoekantwoord))]
[JsonSerializable(typeof(Herbezorgaanvraag))]
[JsonSerializable(typeof(Proefdraaiantwoord))]
[JsonSerializable(typeof(Taakantwoord))]
[JsonSerializable(typeof(Takenantwoord))]
[JsonSerializable(typeof(Processorenantwoord))]
[JsonSerializable(typeof(Geparkeerdantwoord))]
[JsonSerializable(typeof(Massavraag))]
[JsonSerializable(typeof(Replayvraag))]
[JsonSerializable(typeof(Ingreepantwoord))]
[JsonSerializable(typeof(Ingrepenantwoord))]
internal sealed partial class BeheerJson : JsonSerializerContext;
