namespace IB.Gateway.Schemas;

/// <summary>A pack made of published schemas, not yet written. Immutable.</summary>
public sealed class Importplan
{
    private readonly Geheugenpackbron _bron;

    internal Importplan(Geheugenpackbron bron, SchemaPack? pack, IReadOnlyList<Packbevinding> bevindingen, IReadOnlyList<Schemapatroon> patronen)
    {
        _bron = bron;
        Pack = pack;
        Bevindingen = bevindingen;
        Patronen = patronen;
    }

    /// <summary>Name of the pack, and of the folder that it is written to.</summary>
    public string Naam => _bron.Naam;

    /// <summary>The pack; <see langword="null"/> when it cannot be used, or not yet.</summary>
    public SchemaPack? Pack { get; }

    /// <summary>Everything that was found, what matters most first.</summary>
    public IReadOnlyList<Packbevinding> Bevindingen { get; }

    /// <summary>Every pattern facet, to be judged by whoever can read them.</summary>
    public IReadOnlyList<Schemapatroon> Patronen { get; }

    /// <summary>Whether it may be written: as a pack, or as a draft that somebody must complete.</summary>
    public bool Schrijfbaar => Bevindingen.All(b => b.Soort != Bevindingsoort.Fout);

    /// <summary>
    /// Writes all files to the new folder <see cref="Naam"/> in <paramref name="map"/>. They are written beside it first and then
    /// renamed, so that whoever watches the folder sees all of the pack or nothing.
    /// </summary>
    /// <returns>The folder.</returns>
    /// <exception cref="InvalidOperationException">It is not <see cref="Schrijfbaar"/>.</exception>
    /// <exception cref="IOException">The folder is there already, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public string Write(string map)
    {
        if (!Schrijfbaar)
            throw new InvalidOperationException("A plan with faults cannot be written.");
        var doel = Path.Combine(Path.GetFullPath(map), Naam);
        if (Path.Exists(doel))
            throw new IOException($"{doel} bestaat al");
        Directory.CreateDirectory(map);
        var tijdelijk = Path.Combine(Path.GetFullPath(map), $".{Naam}.nieuw");
        if (Directory.Exists(tijdelijk))
            Directory.Delete(tijdelijk, recursive: true);
        foreach (var bestand in _bron.Bestanden)
        {
            var pad = Path.Combine(tijdelijk, bestand);
            Directory.CreateDirectory(Path.GetDirectoryName(pad)!);
            using var stroom = File.Create(pad);
            stroom.Write(_bron.Bytes(bestand).Span);
        }

        Directory.Move(tijdelijk, doel);
        return doel;
    }
}
