using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace IB.Gateway.Hosting;

/// <summary>Tells of a setting where it was written: a line of the file, or an environment variable.</summary>
internal sealed class Instellingherkomst
{
    private readonly string _bestand;
    private readonly string _voorvoegsel;
    private readonly Dictionary<string, int> _regels = new(StringComparer.OrdinalIgnoreCase);
    private IConfigurationRoot? _wortel;

    private Instellingherkomst(string bestand, string voorvoegsel) => (_bestand, _voorvoegsel) = (bestand, voorvoegsel);

    /// <summary>Notes on which line of the file each setting stands.</summary>
    /// <returns>The origin, and what is wrong with the file as JSON, in Dutch.</returns>
    internal static (Instellingherkomst Herkomst, IReadOnlyList<string> Fouten) Read(string bestand, string voorvoegsel, ReadOnlySpan<byte> json)
    {
        var (herkomst, fouten) = (new Instellingherkomst(bestand, voorvoegsel), new List<string>());
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        var lezer = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            if (!lezer.Read() || lezer.TokenType != JsonTokenType.StartObject)
                fouten.Add($"{bestand}, regel 1: het bestand moet een groep ({{ ... }}) zijn");
            else
                herkomst.Walk(ref lezer, json, fouten);
        }
        catch (JsonException fout)
        {
            fouten.Add(
                $"{bestand}, regel {fout.LineNumber + 1}, positie {fout.BytePositionInLine + 1}: hier is het geen geldige JSON meer. Kijk naar een komma, haakje of aanhalingsteken vlak ervoor.");
        }

        return (herkomst, fouten);
    }

    /// <summary>From now on tells of the settings in <paramref name="wortel"/>.</summary>
    internal Instellingherkomst For(IConfigurationRoot wortel)
    {
        _wortel = wortel;
        return this;
    }

    /// <summary>Where this setting, or the first below it, came from.</summary>
    internal string Of(IConfigurationSection deel)
    {
        var sleutel = deel.AsEnumerable().FirstOrDefault(static d => d.Value is not null).Key ?? deel.Path;
        return _wortel!.Providers.LastOrDefault(p => p.TryGet(sleutel, out _)) is EnvironmentVariablesConfigurationProvider
            ? $"omgevingsvariabele {_voorvoegsel}{sleutel.Replace(":", "__", StringComparison.Ordinal)}"
            : _regels.TryGetValue(deel.Path, out var regel) ? $"{_bestand}, regel {regel}" : _bestand;
    }

    // The path has a part for each level; in a list that is a number.
    private void Walk(ref Utf8JsonReader lezer, ReadOnlySpan<byte> json, List<string> fouten)
    {
        var pad = new List<string>();
        var nummers = new Stack<int>();
        nummers.Push(-1);
        while (lezer.Read())
        {
            if (lezer.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                nummers.Pop();
                if (pad.Count > 0)
                    pad.RemoveAt(pad.Count - 1);
                continue;
            }

            if (lezer.TokenType == JsonTokenType.PropertyName)
            {
                pad.Add(lezer.GetString()!);
                Note(pad, json[..(int)lezer.TokenStartIndex].Count((byte)'\n') + 1, fouten);
                continue;
            }

            if (nummers.Peek() is >= 0 and var nummer)
            {
                nummers.Push(nummers.Pop() + 1);
                pad.Add($"{nummer}");
                Note(pad, json[..(int)lezer.TokenStartIndex].Count((byte)'\n') + 1, fouten);
            }

            if (lezer.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                nummers.Push(lezer.TokenType == JsonTokenType.StartArray ? 0 : -1);
            else
                pad.RemoveAt(pad.Count - 1);
        }
    }

    private void Note(List<string> pad, int regel, List<string> fouten)
    {
        if (!_regels.TryAdd(string.Join(':', pad), regel))
            fouten.Add(
                $"{_bestand}, regel {regel}: {string.Join('.', pad)} staat er twee keer (ook op regel {_regels[string.Join(':', pad)]}); haal er een weg");
    }
}
