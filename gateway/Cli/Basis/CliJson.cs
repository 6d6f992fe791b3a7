using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using IB.Gateway.Beheer;
using IB.Gateway.Rest;
using IB.Gateway.Storage.Onderhoud;

namespace IB.Gateway.Cli;

/// <summary>
/// JSON that the verbs write, and answers that they read. Reading is lenient, as a client must be: a later knooppunt may say more.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Keuring))]
[JsonSerializable(typeof(Kenmerkregel))]
[JsonSerializable(typeof(Schemakeuring))]
[JsonSerializable(typeof(Packregel))]
[JsonSerializable(typeof(Functieregel))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Berichtenlijst))]
[JsonSerializable(typeof(BerichtMetadata))]
[JsonSerializable(typeof(Berichtstatus))]
[JsonSerializable(typeof(Onderwerpenlijst))]
[JsonSerializable(typeof(Berichtenantwoord))]
[JsonSerializable(typeof(Berichtregel))]
[JsonSerializable(typeof(Keuringsverslag))]
[JsonSerializable(typeof(Limietenantwoord))]
[JsonSerializable(typeof(Gereedheid))]
[JsonSerializable(typeof(Zoekantwoord))]
[JsonSerializable(typeof(Proefdraaiantwoord))]
[JsonSerializable(typeof(Taakantwoord))]
[JsonSerializable(typeof(Takenantwoord))]
[JsonSerializable(typeof(Processorenantwoord))]
[JsonSerializable(typeof(Geparkeerdantwoord))]
[JsonSerializable(typeof(Ingreepantwoord))]
[JsonSerializable(typeof(Ingrepenantwoord))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>Letters as they are, everything that a terminal could obey escaped.</summary>
    internal static CliJson Leesbaar { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(Tekens()),
    });

    private static TextEncoderSettings Tekens()
    {
        var tekens = new TextEncoderSettings(UnicodeRanges.All);

        // The encoder escapes control characters by itself, but not those that turn the reading direction.
        tekens.ForbidCharacters(
            [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format)]);
        return tekens;
    }
}
