namespace IB.Gateway.Schemas;

/// <summary>A pack whose files are in memory.</summary>
/// <param name="naam">Name of the pack.</param>
/// <param name="inhoud">Content by name of file; must stay as it is.</param>
internal sealed class Geheugenpackbron(string naam, IReadOnlyDictionary<string, byte[]> inhoud) : Packbron(naam)
{
    private readonly SortedSet<string> _bestanden = new(inhoud.Keys, StringComparer.Ordinal);

    public override IReadOnlySet<string> Bestanden => _bestanden;

    /// <summary>All of a file.</summary>
    public ReadOnlyMemory<byte> Bytes(string bestand) => inhoud[bestand];

    protected override Stream OpenCore(string bestand) => new MemoryStream(inhoud[bestand], writable: false);
}
