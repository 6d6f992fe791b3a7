using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IB.Gateway.Schemas;

/// <summary>Checks single fields of a manifest and gathers what is wrong. For one use, on one thread.</summary>
/// <remarks>A field that is wrong gives a value that fits its type, so that the fields after it are judged too.</remarks>
internal sealed class Veldkeuring(Packbron bron)
{
    private readonly List<string> _fouten = [];

    public IReadOnlyList<string> Fouten => _fouten;

    public Packbron Bron => bron;

    public void Add(string fout) => _fouten.Add(fout);

    public void AddRange(IEnumerable<string> fouten) => _fouten.AddRange(fouten);

    /// <summary>Every entry of a list that can be read, with the place to name in faults.</summary>
    public IEnumerable<(T Onderdeel, string Plaats)> Read<T>(string lijst, IReadOnlyList<JsonElement>? elementen, JsonTypeInfo<T> type, Func<T, string?> naam)
        where T : OnderdeelJson
    {
        for (var i = 0; i < (elementen?.Count ?? 0); i++)
        {
            if (Parse(elementen![i], $"{lijst}[{i}]", type) is not { } onderdeel)
                continue;
            var plaats = naam(onderdeel) ?? $"{lijst}[{i}]";
            RefuseUnknown(plaats, onderdeel.Onbekend);
            yield return (onderdeel, plaats);
        }
    }

    public void RefuseUnknown(string plaats, IDictionary<string, JsonElement>? onbekend)
        => _fouten.AddRange((onbekend?.Keys ?? []).Select(naam => $"{plaats}: {naam} is geen bekend veld."));

    public string Required(string plaats, string veld, string? waarde)
    {
        if (string.IsNullOrWhiteSpace(waarde))
            Add($"{plaats}: {veld} ontbreekt of is leeg.");
        return waarde ?? "";
    }

    public string AtMost(int lengte, string plaats, string veld, string? waarde)
    {
        var tekst = Required(plaats, veld, waarde);
        if (tekst.Length > lengte)
            Add($"{plaats}: {veld} heeft {tekst.Length} tekens; toegestaan zijn er {lengte}.");
        return tekst;
    }

    public string Cijfers(int lengte, string plaats, string veld, string? waarde)
    {
        var code = AtMost(lengte, plaats, veld, waarde);
        if (!code.All(char.IsAsciiDigit))
            Add($"{plaats}: {veld} {code} bestaat niet alleen uit cijfers.");
        return code;
    }

    public string AbsoluteUri(string plaats, string veld, string? waarde)
    {
        var uri = Required(plaats, veld, waarde);
        if (uri.Length > 0 && !Uri.IsWellFormedUriString(uri, UriKind.Absolute))
            Add($"{plaats}: {veld} {uri} is geen absolute URI.");
        return uri;
    }

    public string ExistingFile(string plaats, string veld, string? waarde)
    {
        var bestand = Required(plaats, veld, waarde);
        if (bestand.Length > 0 && !bron.Bestanden.Contains(bestand))
            Add($"{plaats}: {veld} noemt {bestand}, en dat bestand is er niet.");
        return bestand;
    }

    public int Between(int van, int tot, string plaats, string veld, int? waarde)
    {
        if (waarde is null)
            Add($"{plaats}: {veld} ontbreekt.");
        else if (waarde < van || waarde > tot)
            Add($"{plaats}: {veld} is {waarde}; toegestaan is {van} tot en met {tot}.");
        return waarde ?? van;
    }

    /// <summary>A version as <c>3.2</c>, other than the one that is known already.</summary>
    public Functieversie? AndereVersie(string plaats, string veld, string waarde, Functieversie eigen)
    {
        if (!TryParse(waarde, out var versie))
            Add($"{plaats}: {veld} is {waarde}; een versie is twee getallen van hoogstens 4 cijfers, zoals 3.2.");
        else if (versie == eigen)
            Add($"{plaats}: {veld} is {waarde}, en dat is de versie van het bericht zelf; haal het veld weg.");
        return versie;
    }

    public T OneOf<T>(string plaats, string veld, string? waarde)
        where T : struct, Enum
    {
        var namen = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToArray();
        var index = Array.IndexOf(namen, Required(plaats, veld, waarde));
        if (index >= 0)
            return Enum.GetValues<T>()[index];
        if (!string.IsNullOrWhiteSpace(waarde))
            Add($"{plaats}: {veld} is {waarde}; toegestaan is {string.Join(", ", namen)}.");
        return default;
    }

    /// <summary>The days of a part; what the part does not say, holds for it as it does for the pack.</summary>
    public Geldigheidsduur Duur(string plaats, string? van, string? tot, Geldigheidsduur? pack)
    {
        var eerste = van is null && pack is { } geheel ? geheel.Van : Dag(plaats, "geldigVan", Required(plaats, "geldigVan", van));
        var laatste = tot is null ? pack?.Tot : Dag(plaats, "geldigTot", tot);
        if (eerste is { } begin && laatste is { } eind && eind < begin)
            Add($"{plaats}: geldigTot {eind:yyyy-MM-dd} ligt voor geldigVan {begin:yyyy-MM-dd}.");
        return new(eerste ?? DateOnly.MinValue, laatste);
    }

    public DateOnly? Dag(string plaats, string veld, string? waarde)
    {
        if (Datums.TryParse(waarde, out var dag))
            return dag;
        if (waarde is { Length: > 0 })
            Add($"{plaats}: {veld} {waarde} is geen datum (jjjj-mm-dd).");
        return null;
    }

    private static bool TryParse(string tekst, out Functieversie versie)
    {
        versie = default;
        if (tekst.Split('.') is not [{ Length: <= 4 } hoofd, { Length: <= 4 } sub]
            || !int.TryParse(hoofd, NumberStyles.None, CultureInfo.InvariantCulture, out var h) || !int.TryParse(
                sub, NumberStyles.None, CultureInfo.InvariantCulture, out var s))
            return false;
        versie = new(h, s);
        return true;
    }

    private T? Parse<T>(JsonElement element, string plaats, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            if (element.Deserialize(type) is { } onderdeel)
                return onderdeel;
            Add($"{plaats} is null.");
        }
        catch (JsonException e)
        {
            Add($"{plaats}: {e.Message}");
        }

        return null;
    }
}

/// <summary>Days as packs write them: <c>2026-03-02</c>.</summary>
internal static class Datums
{
    public static bool TryParse(string? tekst, out DateOnly dag)
        => DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out dag);
}
