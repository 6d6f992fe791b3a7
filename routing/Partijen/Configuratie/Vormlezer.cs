using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IB.Gateway.Routing;

/// <summary>
/// Reads the form of a JSON file that people wrote: properties that do not exist, stand there twice or have the wrong type, all of them, each by
/// name and line. What is right is copied, so that it can be judged in the same round.
/// </summary>
/// <param name="resolver">Knows the types of the file.</param>
/// <param name="opties">Of the serializer that reads the copy.</param>
/// <param name="json">The file.</param>
/// <param name="kopie">Gets what is right.</param>
internal ref struct Vormlezer(IJsonTypeInfoResolver resolver, JsonSerializerOptions opties, ReadOnlySpan<byte> json, Utf8JsonWriter kopie)
{
    private static readonly JsonReaderOptions Leeswijze = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly ReadOnlySpan<byte> _json = json;
    private Utf8JsonReader _lezer = new(json, Leeswijze);
    private int _regel = 1;
    private int _geteld;

    /// <summary>What is wrong: the path, and what of it with its line.</summary>
    internal List<(string Pad, string Fout)> Fouten { get; } = [];

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="JsonException">It is not JSON; what was found before it is in <see cref="Fouten"/>.</exception>
    internal void Read(Type type)
    {
        _lezer.Read();
        ReadWaarde(type, "");
        while (_lezer.Read())
        {
        }
    }

    // Of what has the wrong type the copy has nothing (null).
    private void ReadWaarde(Type type, string pad)
    {
        var info = resolver.GetTypeInfo(type, opties);
        switch (_lezer.TokenType)
        {
            case JsonTokenType.Null:
                kopie.WriteNullValue();
                break;
            case JsonTokenType.StartObject when info is { Kind: JsonTypeInfoKind.Object }:
                ReadObject(info, pad);
                break;
            case JsonTokenType.StartArray when info is { Kind: JsonTypeInfoKind.Enumerable }:
                ReadLijst(info, pad);
                break;
            case var _ when Jsonsoort.IsWaarde(_lezer, type):
                kopie.WriteRawValue(_json[(int)_lezer.TokenStartIndex..(int)_lezer.BytesConsumed]);
                break;
            default:
                Add(pad, $"moet {Jsonsoort.Name(info, type)} zijn");
                _lezer.Skip();
                kopie.WriteNullValue();
                break;
        }
    }

    private void ReadObject(JsonTypeInfo info, string pad)
    {
        var gezien = new HashSet<string>();
        kopie.WriteStartObject();
        while (_lezer.Read() && _lezer.TokenType != JsonTokenType.EndObject)
        {
            var naam = _lezer.GetString()!;
            var plaats = pad.Length == 0 ? naam : $"{pad}.{naam}";
            var eigenschap = info.Properties.FirstOrDefault(p => p.Name == naam);
            var nieuw = gezien.Add(naam);
            if (eigenschap is null)
                Add(plaats, $"is geen bekende eigenschap; wel bekend: {string.Join(", ", info.Properties.Select(static p => p.Name))}");
            else if (!nieuw)
                Add(plaats, "staat er twee keer; haal er een weg");
            if (eigenschap is null || !nieuw)
            {
                _lezer.Skip();
                continue;
            }

            _lezer.Read();
            kopie.WritePropertyName(naam);
            ReadWaarde(eigenschap.PropertyType, plaats);
        }

        kopie.WriteEndObject();
    }

    private void ReadLijst(JsonTypeInfo info, string pad)
    {
        kopie.WriteStartArray();
        for (var i = 0; _lezer.Read() && _lezer.TokenType != JsonTokenType.EndArray; i++)
            ReadWaarde(info.ElementType!, $"{pad}[{i}]");

        kopie.WriteEndArray();
    }

    private void Add(string pad, string fout)
    {
        var hier = (int)_lezer.TokenStartIndex;
        _regel += _json[_geteld..hier].Count((byte)'\n');
        _geteld = hier;
        Fouten.Add((pad, $"regel {_regel}, {(pad.Length == 0 ? "het bestand" : pad)}: {fout}"));
    }
}
