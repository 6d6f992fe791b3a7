using System.Collections.Frozen;

namespace IB.Gateway.Schemas;

/// <summary>One code list of a schema pack. Immutable, safe for use by many threads.</summary>
public sealed class Codelijst
{
    private readonly FrozenDictionary<string, Codewaarde[]> _perCode;

    internal Codelijst(IReadOnlyList<Codewaarde> codes)
    {
        Codes = codes;
        _perCode = codes.GroupBy(c => c.Code).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>The name of the list: <c>COD046</c>.</summary>
    public required string Naam { get; init; }

    /// <summary>The name that people use: <c>Geslacht</c>.</summary>
    public required string Titel { get; init; }

    /// <summary>The type in the schemas whose values these are: <c>LDT_Geslacht</c>; <see langword="null"/> when no schema has it.</summary>
    public required string? Datatype { get; init; }

    /// <summary>File in the pack: <c>codelijsten/COD046.csv</c>.</summary>
    public required string Bestand { get; init; }

    /// <summary>Who keeps the list.</summary>
    public required string Bron { get; init; }

    /// <summary>Day of the edition that was taken over; <see langword="null"/> when unknown.</summary>
    public required DateOnly? BronDatum { get; init; }

    /// <summary>The codes in the order of the file.</summary>
    public IReadOnlyList<Codewaarde> Codes { get; }

    /// <summary>The meaning of <paramref name="code"/> (case-sensitive) on <paramref name="dag"/>; <see langword="null"/> when it has none then.</summary>
    public Codewaarde? Find(string code, DateOnly dag)
        => _perCode.GetValueOrDefault(code, []).FirstOrDefault(c => c.GeldigOp(dag));
}

/// <summary>One code of a list.</summary>
/// <param name="Code">The code, as it stands in a message.</param>
/// <param name="Omschrijving">What it means, in Dutch.</param>
/// <param name="GeldigVan">First day; <see langword="null"/> when the source has none.</param>
/// <param name="GeldigTot">Last day; <see langword="null"/> when the source has none.</param>
public sealed record Codewaarde(string Code, string Omschrijving, DateOnly? GeldigVan, DateOnly? GeldigTot)
{
    /// <summary>Whether it holds on <paramref name="dag"/>; where the source has no day, nothing is in the way.</summary>
    public bool GeldigOp(DateOnly dag) => !(dag < GeldigVan) && !(dag > GeldigTot);
}
