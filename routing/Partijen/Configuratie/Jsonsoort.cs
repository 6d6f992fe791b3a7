using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IB.Gateway.Routing;

/// <summary>Which JSON a value of a type is, and how that is called by people who write it.</summary>
internal static class Jsonsoort
{
    /// <summary>Whether what the reader stands on is text, a number or a truth value that fits in <paramref name="type"/>.</summary>
    internal static bool IsWaarde(in Utf8JsonReader lezer, Type type)
    {
        var kern = Nullable.GetUnderlyingType(type) ?? type;
        return lezer.TokenType switch
        {
            JsonTokenType.String => kern == typeof(string),
            JsonTokenType.True or JsonTokenType.False => kern == typeof(bool),
            JsonTokenType.Number when kern == typeof(int) => lezer.TryGetInt32(out _),
            JsonTokenType.Number when kern == typeof(long) => lezer.TryGetInt64(out _),
            JsonTokenType.Number => kern == typeof(double) || kern == typeof(decimal),
            _ => false,
        };
    }

    /// <summary>What is expected, in Dutch.</summary>
    internal static string Name(JsonTypeInfo? info, Type type) => (info?.Kind, Nullable.GetUnderlyingType(type) ?? type) switch
    {
        (JsonTypeInfoKind.Object, _) => "een object ({ ... })",
        (JsonTypeInfoKind.Enumerable, _) => "een lijst ([ ... ])",
        (_, var kern) when kern == typeof(string) => "een tekst (tussen aanhalingstekens)",
        (_, var kern) when kern == typeof(bool) => "true of false",
        (_, var kern) when kern == typeof(int) || kern == typeof(long) => "een geheel getal",
        _ => "een getal",
    };
}
