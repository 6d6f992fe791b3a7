using IB.Gateway.Routing;

namespace IB.Gateway.Demo;

/// <summary>A party of a test installation.</summary>
/// <param name="Code">Gemeentecode, AGB code or name.</param>
/// <param name="Rol">What it is.</param>
/// <param name="Naam">Its name.</param>
/// <param name="Functies">What it sends and receives.</param>
internal sealed record Deelnemer(string Code, Rol Rol, string Naam, IReadOnlyList<string> Functies)
{
    /// <summary>Where messages are pushed over StUF; <see langword="null"/> for a mailbox.</summary>
    public Uri? Stufadres { get; init; }

    /// <summary>Where messages are pushed over REST; <see langword="null"/> for a mailbox.</summary>
    public Uri? Restadres { get; init; }

    /// <summary>Codes of the parties that it may act for.</summary>
    public IReadOnlyList<string> Namens { get; init; } = [];

    /// <summary>The topics that it may follow.</summary>
    public IReadOnlyList<Volgrecht> Onderwerpen { get; init; } = [];

    /// <summary>Base name of its certificate files.</summary>
    internal string Certificaatnaam => Code.ToLowerInvariant();

    /// <summary>An OIN from the range for tests, made of the code (koppelvlak 8.3).</summary>
    internal string Oin => string.Concat("00000099", Cijfers().PadLeft(9, '0'), "000");

    // A name becomes a number by its letters, so that each name gives the same OIN every time.
    private string Cijfers() => Code.All(char.IsAsciiDigit)
        ? Code
        : (Code.Aggregate(7L, (som, c) => (som * 31 + c) % 100_000_000) + 800_000_000L).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
