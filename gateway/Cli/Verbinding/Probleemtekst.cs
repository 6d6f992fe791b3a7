using System.Text.Json;
using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary>Reads a problem document (RFC 9457) for people. What is not one gives what can be said all the same.</summary>
internal static class Probleemtekst
{
    /// <summary>The text of the problem on one line: <c>404 Niet gevonden. ...</c></summary>
    internal static string Of(Postbusantwoord antwoord)
    {
        var tekst = string.Join(". ", new[] { antwoord["title"], antwoord["detail"] }.Where(t => t.Length > 0));
        var code = antwoord["code"] is { Length: > 0 } foutcode ? $" ({foutcode})" : string.Empty;
        return tekst.Length > 0 ? $"{tekst}{code}" : $"Het antwoord (HTTP {antwoord.Status}) zegt niet waarom.";
    }

    /// <summary>The single faults under <c>fouten</c>.</summary>
    internal static IReadOnlyList<string> Fouten(Postbusantwoord antwoord)
    {
        if (antwoord["fouten"] is not { Length: > 0 } tekst)
            return [];
        try
        {
            using var json = JsonDocument.Parse(tekst);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? [.. json.RootElement.EnumerateArray().Where(f => f.ValueKind == JsonValueKind.Object)
                    .Select(f => $"{Veld(f, "plek")}: {Veld(f, "omschrijving")}")]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string Veld(JsonElement fout, string naam) => fout.TryGetProperty(naam, out var waarde) ? waarde.ToString() : "?";
}
