namespace IB.Gateway.Schemas;

/// <summary>A pack in a folder on disk. The files are listed once; what appears later does not count.</summary>
internal sealed class MapPackbron : Packbron
{
    private readonly string _map;
    private readonly SortedSet<string> _bestanden;

    public MapPackbron(string map)
        : base(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(map))))
    {
        _map = Path.GetFullPath(map);
        if (!Directory.Exists(_map))
            throw new SchemaPackException(Naam, [$"De map {_map} bestaat niet; controleer de instelling of plaats het pakket daar."]);

        var bestanden = Directory.EnumerateFiles(_map, "*", SearchOption.AllDirectories).Select(p => new FileInfo(p)).ToArray();
        var teGroot = bestanden.Where(b => b.Length > MaximumLengte)
            .Select(b => $"Bestand {Relative(b)} is {b.Length} bytes; toegestaan zijn er {MaximumLengte}.")
            .ToArray();
        if (teGroot.Length > 0)
            throw new SchemaPackException(Naam, teGroot);
        _bestanden = new(bestanden.Select(Relative), StringComparer.Ordinal);
    }

    public override IReadOnlySet<string> Bestanden => _bestanden;

    protected override Stream OpenCore(string bestand) => File.OpenRead(Path.Combine(_map, bestand));

    private string Relative(FileInfo bestand) => Path.GetRelativePath(_map, bestand.FullName).Replace('\\', '/');
}
