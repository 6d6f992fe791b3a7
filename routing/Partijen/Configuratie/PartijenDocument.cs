using System.Text.Json.Serialization;

namespace IB.Gateway.Routing;

/// <summary>The party directory as it stands in its file. Everything is text here; <see cref="PartijenLezer"/> judges it.</summary>
internal sealed record PartijenDocument
{
    public List<PartijRegel?>? Partijen { get; init; }

    public List<ReleaseRegel?>? Releases { get; init; }

    public List<BevriezingRegel?>? Bevriezingen { get; init; }

    public List<OnderwerpRegel?>? Onderwerpen { get; init; }
}

internal sealed record PartijRegel
{
    public string? Code { get; init; }

    public string? Rol { get; init; }

    public string? Naam { get; init; }

    public string? Vanaf { get; init; }

    public string? Tot { get; init; }

    public List<CertificaatRegel?>? Certificaten { get; init; }

    public List<string?>? Functies { get; init; }

    public List<BezorgingRegel?>? Bezorging { get; init; }

    public List<MandaatRegel?>? Mandaten { get; init; }

    public List<TrekkingsrechtRegel?>? Trekkingsrecht { get; init; }

    public List<EigenberichtenRegel?>? EigenBerichten { get; init; }

    public List<OnderwerprechtRegel?>? Onderwerpen { get; init; }

    public ApplicatieRegel? Applicatie { get; init; }

    public LimietenRegel? Limieten { get; init; }
}

internal sealed record LimietenRegel
{
    public Verkeerslimiet? Inzenden { get; init; }

    public Verkeerslimiet? Ophalen { get; init; }
}

internal sealed record CertificaatRegel
{
    public string? Oin { get; init; }

    public string? Subject { get; init; }

    public string? Vanaf { get; init; }

    public string? Tot { get; init; }
}

internal sealed record BezorgingRegel
{
    public string? Wijze { get; init; }

    public string? Adres { get; init; }

    public string? Vanaf { get; init; }

    public string? Tot { get; init; }
}

internal sealed record MandaatRegel
{
    public string? Namens { get; init; }

    public bool? Verzenden { get; init; }

    public bool? Ontvangen { get; init; }

    public List<string?>? Functies { get; init; }

    public string? Vanaf { get; init; }

    public string? Tot { get; init; }
}

internal sealed record TrekkingsrechtRegel
{
    public string? Partij { get; init; }

    public string? Vanaf { get; init; }

    public string? Tot { get; init; }
}

internal sealed record EigenberichtenRegel
{
    public string? Grond { get; init; }

    public string? VastgelegdDoor { get; init; }

    public string? VastgelegdOp { get; init; }

    public string? Vanaf { get; init; }

    public string? Tot { get; init; }
}

internal sealed record OnderwerprechtRegel
{
    public string? Onderwerp { get; init; }

    public string? Wijze { get; init; }

    public string? Bereik { get; init; }

    public List<string?>? Gemeenten { get; init; }

    public string? Grondslag { get; init; }

    public bool? Kafka { get; init; }

    public string? Vanaf { get; init; }

    public string? Tot { get; init; }
}

internal sealed record ApplicatieRegel
{
    public string? Naam { get; init; }

    public int? Versie { get; init; }

    public int? Subversie { get; init; }
}

internal sealed record ReleaseRegel
{
    public string? Pack { get; init; }

    public List<string?>? Functies { get; init; }

    public string? Vanaf { get; init; }

    public string? Tot { get; init; }

    public int? UitloopDagen { get; init; }

    public List<UitzonderingRegel?>? Uitzonderingen { get; init; }
}

internal sealed record UitzonderingRegel
{
    public string? Partij { get; init; }

    public List<string?>? Met { get; init; }

    public List<string?>? Functies { get; init; }

    public string? Vanaf { get; init; }

    public string? Tot { get; init; }
}

internal sealed record BevriezingRegel
{
    public List<string?>? Functies { get; init; }

    public List<string?>? Packs { get; init; }

    public List<string?>? Partijen { get; init; }

    public string? Modus { get; init; }

    public string? Van { get; init; }

    public string? Tot { get; init; }
}

internal sealed record OnderwerpRegel
{
    public string? Naam { get; init; }

    public string? Omschrijving { get; init; }

    public List<OnderwerpselectieRegel?>? Selecties { get; init; }
}

internal sealed record OnderwerpselectieRegel
{
    public List<string?>? Functies { get; init; }

    public List<string?>? Van { get; init; }

    public List<string?>? Naar { get; init; }

    public List<string?>? Gemeenten { get; init; }

    public string? Vanaf { get; init; }

    public string? Tot { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(PartijenDocument))]
internal sealed partial class PartijenJson : JsonSerializerContext;
