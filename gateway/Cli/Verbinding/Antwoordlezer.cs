using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary>Shows an answer that must be JSON of a known shape.</summary>
internal static class Antwoordlezer
{
    /// <summary>Writes it as JSON, or as <paramref name="write"/> does. Returns an exit code.</summary>
    internal static int Write<T>(Omgeving omgeving, Postbusantwoord antwoord, JsonTypeInfo<T> type, bool json, Action<T> write)
        where T : class
    {
        try
        {
            if (json)
            {
                // Written anew, so that nothing but JSON can come out, and nothing that a terminal obeys.
                omgeving.Uit.WriteJson(
                    JsonSerializer.Serialize(JsonSerializer.Deserialize(antwoord.Tekst, CliJson.Default.JsonElement), CliJson.Leesbaar.JsonElement));
                return Uitgang.Goed;
            }

            if (JsonSerializer.Deserialize(antwoord.Tekst, type) is { } waarde)
            {
                write(waarde);
                return Uitgang.Goed;
            }
        }
        catch (JsonException)
        {
            // Told below, as for an answer that is null.
        }

        return omgeving.RefuseUse("Het antwoord is niet te begrijpen. Is dit adres een knooppunt?");
    }
}
