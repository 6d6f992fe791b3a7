namespace IB.Gateway.Schemas;

/// <summary>How much a finding on a schema pack matters.</summary>
public enum Bevindingsoort
{
    /// <summary>The pack cannot be used.</summary>
    Fout = 1,

    /// <summary>Something that the schemas do not tell and a person must fill in; until then the pack cannot be used.</summary>
    Invullen = 2,

    /// <summary>The pack can be used, but look at this.</summary>
    Waarschuwing = 3,

    /// <summary>How something was decided.</summary>
    Melding = 4,
}

/// <summary>One finding on the files of a schema pack.</summary>
/// <param name="Soort">How much it matters.</param>
/// <param name="Bestand">File in the pack; empty when it is about the whole.</param>
/// <param name="Regel">Line, from 1; 0 when it is about the whole file.</param>
/// <param name="Tekst">What, why and what now, in Dutch.</param>
public sealed record Packbevinding(Bevindingsoort Soort, string Bestand, int Regel, string Tekst)
{
    internal static Packbevinding Fout(string bestand, int regel, string tekst) => new(Bevindingsoort.Fout, bestand, regel, tekst);

    internal static Packbevinding Invullen(string bestand, string tekst) => new(Bevindingsoort.Invullen, bestand, 0, tekst);

    internal static Packbevinding Waarschuwing(string bestand, int regel, string tekst) => new(Bevindingsoort.Waarschuwing, bestand, regel, tekst);

    internal static Packbevinding Melding(string bestand, string tekst) => new(Bevindingsoort.Melding, bestand, 0, tekst);

    /// <summary>File, line and text on one line: <c>a.xsd regel 3: ...</c>.</summary>
    public override string ToString() => (Bestand, Regel) switch
    {
        ("", _) => Tekst,
        (_, 0) => $"{Bestand}: {Tekst}",
        _ => $"{Bestand} regel {Regel}: {Tekst}",
    };
}
