namespace IB.Gateway.Validation.Compilatie;

/// <summary>A regular language over numbered symbols: classes of characters for a pattern, elements for a content model.</summary>
internal abstract record Knoop
{
    private Knoop()
    {
    }

    /// <summary>One symbol out of a range, both ends included.</summary>
    internal sealed record Stap(int Van, int Tot) : Knoop;

    /// <summary>One after the other; of none, the empty word.</summary>
    internal sealed record Reeks(IReadOnlyList<Knoop> Delen) : Knoop;

    /// <summary>One of these; of none, nothing at all.</summary>
    internal sealed record Keuze(IReadOnlyList<Knoop> Delen) : Knoop;

    /// <summary>So many times; without an upper bound when <paramref name="Tot"/> is <see langword="null"/>.</summary>
    internal sealed record Herhaling(Knoop Deel, int Van, int? Tot) : Knoop;
}

/// <summary>A construct that the compiled engine does not do; what holds it then runs on the reference engine.</summary>
internal sealed class NietOndersteundException(string constructie) : Exception(constructie);
