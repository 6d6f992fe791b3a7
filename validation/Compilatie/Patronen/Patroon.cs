namespace IB.Gateway.Validation.Compilatie;

/// <summary>A compiled pattern facet: one step per byte, whatever the pattern. Immutable, safe for use by many threads.</summary>
internal sealed class Patroon
{
    private const int Bytes = 256;

    private Patroon(Automaat automaat) => Automaat = automaat;

    internal Automaat Automaat { get; }

    /// <summary>Compiles the patterns of one restriction; several are a choice (XML Schema part 2, 4.3.4.3).</summary>
    /// <exception cref="NietOndersteundException">A pattern is not supported, or its automaton would be too large.</exception>
    internal static Patroon Compile(IReadOnlyList<string> patronen)
        => new(Automaatbouwer.Build(new Knoop.Keuze([.. patronen.Select(Patroonlezer.Read)]), Bytes, $"patroon {string.Join('|', patronen)}"));

    /// <summary>Whether all of this valid UTF-8 fits.</summary>
    internal bool Matches(ReadOnlySpan<byte> tekst)
    {
        var (tabel, kolommen, breedte, toestand, eind) = Automaat;
        foreach (var b in tekst)
        {
            toestand = tabel[(toestand * breedte) + kolommen[b]];
            if (toestand == Automaat.Dood)
                return false;
        }

        return eind[toestand];
    }
}
