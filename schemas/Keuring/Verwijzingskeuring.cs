namespace IB.Gateway.Schemas;

/// <summary>Follows the references between the XSDs of a pack, by name only, and says which lead nowhere or out of the pack.</summary>
internal sealed class Verwijzingskeuring(IReadOnlyDictionary<string, Xsdbestand> schemas, IReadOnlySet<string> bestanden)
{
    private readonly List<Packbevinding> _bevindingen = [];
    private readonly Dictionary<string, List<(string Soort, string Bestand)>> _naar = [];

    /// <summary>The files that each file refers to, and by which kind of reference.</summary>
    public IReadOnlyDictionary<string, List<(string Soort, string Bestand)>> Naar => _naar;

    public IReadOnlyList<Packbevinding> Check()
    {
        foreach (var schema in schemas.Values)
        {
            _naar[schema.Naam] = [];
            foreach (var verwijzing in schema.Verwijzingen)
                Check(schema, verwijzing);
        }

        return _bevindingen;
    }

    /// <summary>Everything that <paramref name="begin"/> leads to, itself included.</summary>
    public IReadOnlySet<string> Reach(IEnumerable<string> begin)
    {
        var gezien = new HashSet<string>();
        var stapel = new Stack<string>(begin);
        while (stapel.TryPop(out var bestand))
        {
            if (!gezien.Add(bestand))
                continue;
            foreach (var (_, naar) in _naar.GetValueOrDefault(bestand, []))
                stapel.Push(naar);
        }

        return gezien;
    }

    private void Check(Xsdbestand schema, Xsdverwijzing verwijzing)
    {
        void Fout(string tekst) => _bevindingen.Add(Packbevinding.Fout(schema.Naam, verwijzing.Regel, tekst));

        if (verwijzing.Soort == "redefine")
            _bevindingen.Add(Packbevinding.Waarschuwing(
                schema.Naam, verwijzing.Regel, "xs:redefine verandert wat een ander schema zegt; ga na of de uitgever dat nog zo bedoelt."));
        if (verwijzing.Plaats is not { Length: > 0 } plaats)
        {
            if (verwijzing is not { Soort: "import", Namespace: Xmlattributen.Namespace })
                Fout($"xs:{verwijzing.Soort} noemt geen schemaLocation{Hint(verwijzing)}");
            return;
        }

        if (verwijzing is { Soort: "import", Namespace: Xmlattributen.Namespace } && Xmlattributen.IsAdres(plaats))
            return;
        if (Resolve(schema.Naam, plaats) is not { } doel)
        {
            Fout($"xs:{verwijzing.Soort} verwijst naar {plaats}. Dat ligt buiten de map, en er wordt niets opgehaald{Hint(verwijzing)}");
        }
        else if (Bestandsnaam.Find(bestanden, doel) is not { } bestand)
        {
            Fout($"xs:{verwijzing.Soort} verwijst naar {plaats}, en dat bestand is er niet{Hint(verwijzing)}");
        }
        else
        {
            if (bestand != doel)
                _bevindingen.Add(Packbevinding.Waarschuwing(
                    schema.Naam, verwijzing.Regel, $"xs:{verwijzing.Soort} schrijft {plaats} en het bestand heet {bestand}; dat bestand wordt gebruikt."));
            _naar[schema.Naam].Add((verwijzing.Soort, bestand));
        }
    }

    /// <summary>The file that a schemaLocation means; <see langword="null"/> when it lies outside the pack.</summary>
    private static string? Resolve(string van, string plaats)
    {
        if (plaats[0] is '/' or '\\' || plaats.Contains(':', StringComparison.Ordinal) || plaats.Contains('\\', StringComparison.Ordinal))
            return null;
        var delen = new List<string>(van.Split('/')[..^1]);
        foreach (var deel in Uri.UnescapeDataString(plaats.Trim()).Split('/'))
        {
            if (deel is "." or "")
                continue;
            if (deel != "..")
                delen.Add(deel);
            else if (delen.Count > 0)
                delen.RemoveAt(delen.Count - 1);
            else
                return null;
        }

        return string.Join('/', delen);
    }

    private string Hint(Xsdverwijzing verwijzing)
    {
        var past = verwijzing.Soort == "import" ? schemas.Values.Where(s => s.Doelnamespace == verwijzing.Namespace).Select(s => s.Naam).ToArray() : [];
        return past.Length == 0
            ? ". Zet het schema in de map en noem het met schemaLocation."
            : $". De namespace {verwijzing.Namespace} staat in {string.Join(", ", past)}; noem dat met schemaLocation.";
    }
}
