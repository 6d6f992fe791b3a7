using System.Reflection;

namespace IB.Gateway.Schemas;

/// <summary>A pack that comes with the program, as resources named <c>packs/NAME/FILE</c>.</summary>
internal sealed class IngebedPackbron : Packbron
{
    private const string Wortel = "packs/";
    private static readonly Assembly Programma = typeof(IngebedPackbron).Assembly;
    private readonly SortedSet<string> _bestanden;

    public IngebedPackbron(string naam)
        : base(naam)
    {
        var begin = $"{Wortel}{naam}/";
        _bestanden = new(
            Programma.GetManifestResourceNames().Where(r => r.StartsWith(begin, StringComparison.Ordinal)).Select(r => r[begin.Length..]),
            StringComparer.Ordinal);
        if (_bestanden.Count == 0)
            throw new SchemaPackException(naam, [$"Het programma bevat geen schemapakket {naam}, wel: {string.Join(", ", Namen)}."]);
    }

    /// <summary>The names of all packs that come with the program, in ordinal order.</summary>
    public static IReadOnlyList<string> Namen { get; } =
    [
        .. Programma.GetManifestResourceNames()
            .Where(r => r.StartsWith(Wortel, StringComparison.Ordinal))
            .Select(r => r.Split('/')[1])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public override IReadOnlySet<string> Bestanden => _bestanden;

    protected override Stream OpenCore(string bestand)
        => Programma.GetManifestResourceStream($"{Wortel}{Naam}/{bestand}")
            ?? throw new InvalidOperationException($"Resource {Wortel}{Naam}/{bestand} is listed but cannot be opened.");
}
