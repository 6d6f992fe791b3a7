using System.Globalization;
using System.Text.Json;

namespace IB.Gateway.Schemas;

/// <summary>Checks one manifest from top to bottom and gathers what is wrong. For one use, on one thread.</summary>
internal sealed class Manifestkeuring(Packbron bron)
{
    private readonly List<string> _fouten = [];

    public IReadOnlyList<string> Fouten => _fouten;

    /// <summary>The manifest; to be used only when <see cref="Fouten"/> stays empty.</summary>
    public Manifest Check(ManifestJson json)
    {
        RefuseUnknown("manifest", json.Onbekend);
        if (Required("manifest", "pack", json.Pack) is { Length: > 0 } pack && pack != bron.Naam)
            _fouten.Add($"manifest: pack is {pack}, maar de map heet {bron.Naam}.");

        var standaard = Required("manifest", "standaard", json.Standaard);
        var release = Required("manifest", "release", json.Release);
        var geldig = Duur("manifest", json.GeldigVan, json.GeldigTot, pack: null);
        var manifest = new Manifest(
            standaard,
            release,
            AbsoluteUri("manifest", "basisnamespace", json.Basisnamespace),
            ExistingFile("manifest", "basisschema", json.Basisschema),
            [.. CheckBerichten(json.Berichten ?? [], geldig)]);
        if (json.Berichten is not { Count: > 0 })
            _fouten.Add("manifest: berichten ontbreekt of is leeg.");
        _fouten.AddRange(Samenhang.Check(manifest.Berichten));
        return manifest;
    }

    private IEnumerable<BerichtDefinitie> CheckBerichten(IReadOnlyList<JsonElement> berichten, Geldigheidsduur geldig)
    {
        for (var i = 0; i < berichten.Count; i++)
        {
            if (Parse(berichten[i], i) is { } json)
                yield return CheckBericht(json, json.Functie ?? $"berichten[{i}]", geldig);
        }
    }

    private BerichtJson? Parse(JsonElement element, int index)
    {
        try
        {
            if (element.Deserialize(ManifestJsonContext.Default.BerichtJson) is { } json)
                return json;
            _fouten.Add($"berichten[{index}] is null.");
        }
        catch (JsonException e)
        {
            _fouten.Add($"berichten[{index}]: {e.Message}");
        }

        return null;
    }

    private BerichtDefinitie CheckBericht(BerichtJson json, string plaats, Geldigheidsduur pack)
    {
        RefuseUnknown(plaats, json.Onbekend);
        var geldig = Duur(plaats, json.GeldigVan, json.GeldigTot, pack);
        return new()
        {
            Pack = bron.Naam,
            Functie = AtMost(30, plaats, "functie", json.Functie),
            BerichtCode = BerichtCode(plaats, json.BerichtCode),
            Versie = Between(0, 99, plaats, "versie", json.Versie),
            Subversie = Between(0, 99, plaats, "subversie", json.Subversie),
            Namespace = AbsoluteUri(plaats, "namespace", json.Namespace),
            Titel = Required(plaats, "titel", json.Titel),
            AfzenderRol = OneOf<Partijrol>(plaats, "afzenderRol", json.AfzenderRol),
            OntvangerRol = OneOf<Partijrol>(plaats, "ontvangerRol", json.OntvangerRol),
            Gespreksrol = OneOf<Gespreksrol>(plaats, "gespreksrol", json.Gespreksrol),
            BeantwoordDoor = json.BeantwoordDoor,
            Beantwoordt = json.Beantwoordt,
            ReactietermijnWerkdagen = json.ReactietermijnWerkdagen is { } dagen ? Between(1, 60, plaats, "reactietermijnWerkdagen", dagen) : null,
            InhoudelijkeTermijnWerkdagen = json.InhoudelijkeTermijnWerkdagen is { } inhoud ? Between(1, 60, plaats, "inhoudelijkeTermijnWerkdagen", inhoud) : null,
            GeldigVan = geldig.Van,
            GeldigTot = geldig.Tot,
            Schema = ExistingFile(plaats, "schema", json.Schema),
        };
    }

    // What a message does not say, holds for it as it does for the pack.
    private Geldigheidsduur Duur(string plaats, string? van, string? tot, Geldigheidsduur? pack)
    {
        var eerste = van is null && pack is { } geheel ? geheel.Van : Dag(plaats, "geldigVan", Required(plaats, "geldigVan", van));
        var laatste = tot is null ? pack?.Tot : Dag(plaats, "geldigTot", tot);
        if (eerste is { } begin && laatste is { } eind && eind < begin)
            _fouten.Add($"{plaats}: geldigTot {eind:yyyy-MM-dd} ligt voor geldigVan {begin:yyyy-MM-dd}.");
        return new(eerste ?? DateOnly.MinValue, laatste);
    }

    private DateOnly? Dag(string plaats, string veld, string waarde)
    {
        if (DateOnly.TryParseExact(waarde, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag))
            return dag;
        if (waarde.Length > 0)
            _fouten.Add($"{plaats}: {veld} {waarde} is geen datum (jjjj-mm-dd).");
        return null;
    }

    private void RefuseUnknown(string plaats, IDictionary<string, JsonElement>? onbekend)
        => _fouten.AddRange((onbekend?.Keys ?? []).Select(naam => $"{plaats}: {naam} is geen bekend veld."));

    private string Required(string plaats, string veld, string? waarde)
    {
        if (string.IsNullOrWhiteSpace(waarde))
            _fouten.Add($"{plaats}: {veld} ontbreekt of is leeg.");
        return waarde ?? "";
    }

    private string AtMost(int lengte, string plaats, string veld, string? waarde)
    {
        var tekst = Required(plaats, veld, waarde);
        if (tekst.Length > lengte)
            _fouten.Add($"{plaats}: {veld} heeft {tekst.Length} tekens; toegestaan zijn er {lengte}.");
        return tekst;
    }

    private string BerichtCode(string plaats, string? waarde)
    {
        var code = AtMost(3, plaats, "berichtCode", waarde);
        if (!code.All(char.IsAsciiDigit))
            _fouten.Add($"{plaats}: berichtCode {code} bestaat niet alleen uit cijfers.");
        return code;
    }

    private string AbsoluteUri(string plaats, string veld, string? waarde)
    {
        var uri = Required(plaats, veld, waarde);
        if (uri.Length > 0 && !Uri.IsWellFormedUriString(uri, UriKind.Absolute))
            _fouten.Add($"{plaats}: {veld} {uri} is geen absolute URI.");
        return uri;
    }

    private string ExistingFile(string plaats, string veld, string? waarde)
    {
        var bestand = Required(plaats, veld, waarde);
        if (bestand.Length > 0 && !bron.Bestanden.Contains(bestand))
            _fouten.Add($"{plaats}: {veld} noemt {bestand}, en dat bestand is er niet.");
        return bestand;
    }

    private int Between(int van, int tot, string plaats, string veld, int? waarde)
    {
        if (waarde is null)
            _fouten.Add($"{plaats}: {veld} ontbreekt.");
        else if (waarde < van || waarde > tot)
            _fouten.Add($"{plaats}: {veld} is {waarde}; toegestaan is {van} tot en met {tot}.");
        return waarde ?? van;
    }

    private T OneOf<T>(string plaats, string veld, string? waarde)
        where T : struct, Enum
    {
        var namen = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToArray();
        var index = Array.IndexOf(namen, Required(plaats, veld, waarde));
        if (index >= 0)
            return Enum.GetValues<T>()[index];
        if (!string.IsNullOrWhiteSpace(waarde))
            _fouten.Add($"{plaats}: {veld} is {waarde}; toegestaan is {string.Join(", ", namen)}.");
        return default;
    }
}
