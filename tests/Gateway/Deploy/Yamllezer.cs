using System.Text.Json.Nodes;

namespace IB.Gateway.Tests.Deploy;

/// <summary>
/// Reads the part of YAML that the files in deploy/ keep to, so that everybody reads them alike: blocks, values on one line, comments, anchors and merge
/// keys. Every value is text. Whatever else YAML has (tags, text over several lines, tabs, documents) is an error, and so is a key that comes twice.
/// </summary>
internal sealed class Yamllezer
{
    private readonly List<Regel> _regels = [];
    private readonly Dictionary<string, JsonNode?> _ankers = new(StringComparer.Ordinal);
    private int _plek;

    private Yamllezer(string tekst)
    {
        var nummer = 0;
        foreach (var regel in tekst.Split('\n'))
        {
            nummer++;
            var inhoud = Yamlwaarde.WithoutComment(regel).TrimEnd();
            if (inhoud.Contains('\t', StringComparison.Ordinal))
                throw new FormatException($"line {nummer}: a tab");
            var begin = inhoud.TrimStart();
            if (begin.Length > 0)
                _regels.Add(new Regel(nummer, inhoud.Length - begin.Length, begin));
        }
    }

    private Regel Hier => _plek < _regels.Count ? _regels[_plek] : new Regel(0, -1, "");

    /// <summary>The document, with every value as text.</summary>
    /// <exception cref="FormatException">It is no YAML, or YAML of another kind; the message names the line.</exception>
    public static JsonNode Read(string tekst)
    {
        var lezer = new Yamllezer(tekst);
        var wortel = lezer.ReadBlok();
        if (lezer._plek < lezer._regels.Count)
            throw lezer.Fout("indented otherwise than what it follows");
        return wortel;
    }

    private static bool IsDeel(Regel regel) => regel.Tekst == "-" || regel.Tekst.StartsWith("- ", StringComparison.Ordinal);

    private JsonNode ReadBlok() => IsDeel(Hier) ? ReadReeks(Hier.Inspringing) : ReadKaart(Hier.Inspringing);

    private JsonArray ReadReeks(int inspringing)
    {
        var reeks = new JsonArray();
        while (Hier.Inspringing == inspringing && IsDeel(Hier))
        {
            var deel = Hier.Tekst[1..].TrimStart();
            if (Yamlwaarde.SplitKey(deel) is null)
            {
                reeks.Add(ReadWaarde(deel, inspringing, ookReeks: false));
                continue;
            }

            // A map that begins on the line of its dash: its other keys stand below its first.
            _regels[_plek] = Hier with { Inspringing = inspringing + Hier.Tekst.Length - deel.Length, Tekst = deel };
            reeks.Add((JsonNode)ReadKaart(Hier.Inspringing));
        }

        return reeks;
    }

    private JsonObject ReadKaart(int inspringing)
    {
        var kaart = new JsonObject();
        JsonObject? basis = null;
        while (Hier.Inspringing == inspringing && !IsDeel(Hier))
        {
            var (sleutel, rest) = Yamlwaarde.SplitKey(Hier.Tekst) ?? throw Fout("no key");
            if (kaart.ContainsKey(sleutel))
                throw Fout($"{sleutel} comes twice");
            var waarde = ReadWaarde(rest, inspringing, ookReeks: true);
            if (sleutel == "<<")
                basis = waarde as JsonObject ?? throw Fout("only a map can be merged");
            else
                kaart.Add(sleutel, waarde);
        }

        foreach (var (sleutel, waarde) in basis ?? [])
        {
            if (!kaart.ContainsKey(sleutel))
                kaart.Add(sleutel, waarde?.DeepClone());
        }

        return kaart;
    }

    // What follows a key or a dash: on the same line, or as a block below it. A list may stand right below its key.
    private JsonNode? ReadWaarde(string tekst, int inspringing, bool ookReeks)
    {
        var (anker, rest) = Yamlwaarde.SplitAnchor(tekst);
        JsonNode? waarde;
        if (rest.StartsWith('*'))
            waarde = _ankers.TryGetValue(rest[1..], out var bekend) ? bekend?.DeepClone() : throw Fout($"{rest} is not known");
        else
            waarde = rest.Length > 0 ? Try(() => Yamlwaarde.Read(rest)) : null;
        _plek++;
        if (rest.Length == 0 && (Hier.Inspringing > inspringing || (ookReeks && Hier.Inspringing == inspringing && IsDeel(Hier))))
            waarde = ReadBlok();
        if (anker is not null)
            _ankers[anker] = waarde;
        return waarde;
    }

    private JsonNode? Try(Func<JsonNode?> lees)
    {
        try
        {
            return lees();
        }
        catch (FormatException fout)
        {
            throw Fout(fout.Message);
        }
    }

    private FormatException Fout(string wat) => new($"line {Hier.Nummer}: {wat}: {Hier.Tekst}");

    private readonly record struct Regel(int Nummer, int Inspringing, string Tekst);
}
