namespace IB.Gateway.Schemas;

/// <summary>A pack in a folder on disk. All of it is read at once; what happens there later does not count.</summary>
internal sealed class MapPackbron : Packbron
{
    /// <summary>The most that the files of a pack may hold together, in bytes.</summary>
    public const long MaximumTotaal = 64 * 1024 * 1024;

    private readonly SortedDictionary<string, byte[]> _inhoud = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _bestanden;

    public MapPackbron(string map)
        : base(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(map))))
    {
        map = Path.GetFullPath(map);
        if (!Directory.Exists(map))
            throw new SchemaPackException(Naam, [$"De map {map} bestaat niet; controleer de instelling of plaats het pakket daar."]);

        var fouten = new List<string>();
        var bestanden = Mapbestanden.Find(map, MaximumLengte, MaximumTotaal, fouten);
        if (fouten.Count > 0)
            throw new SchemaPackException(Naam, fouten);
        foreach (var (naam, pad) in bestanden)
            _inhoud[naam] = Mapbestanden.Read(pad, MaximumLengte);
        _bestanden = new(_inhoud.Keys, StringComparer.Ordinal);
    }

    public override IReadOnlySet<string> Bestanden => _bestanden;

    protected override Stream OpenCore(string bestand) => new MemoryStream(_inhoud[bestand], writable: false);
}
