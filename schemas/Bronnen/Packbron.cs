namespace IB.Gateway.Schemas;

/// <summary>Where the files of one pack come from. Nothing outside the pack can be named.</summary>
internal abstract class Packbron(string naam)
{
    /// <summary>The largest file that a pack may hold, in bytes.</summary>
    public const long MaximumLengte = 8 * 1024 * 1024;

    public string Naam { get; } = naam;

    /// <summary>The files, as paths with <c>/</c> relative to the pack, in ordinal order.</summary>
    public abstract IReadOnlySet<string> Bestanden { get; }

    /// <exception cref="FileNotFoundException">The pack has no such file.</exception>
    public Stream Open(string bestand)
        => Bestanden.Contains(bestand)
            ? OpenCore(bestand)
            : throw new FileNotFoundException($"Schemapakket {Naam} heeft geen bestand {bestand}.", bestand);

    protected abstract Stream OpenCore(string bestand);
}
