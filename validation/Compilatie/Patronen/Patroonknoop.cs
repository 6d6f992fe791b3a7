namespace IB.Gateway.Validation.Compilatie;

/// <summary>A regular expression of XML Schema, taken apart (XML Schema part 2, appendix F).</summary>
internal abstract record Patroonknoop
{
    private Patroonknoop()
    {
    }

    /// <summary>One character out of a set.</summary>
    internal sealed record Teken(Tekenverzameling Verzameling) : Patroonknoop;

    /// <summary>One after the other; of none, the empty string.</summary>
    internal sealed record Reeks(IReadOnlyList<Patroonknoop> Delen) : Patroonknoop;

    /// <summary>One of these.</summary>
    internal sealed record Keuze(IReadOnlyList<Patroonknoop> Delen) : Patroonknoop;

    /// <summary>So many times; no upper bound when <paramref name="Tot"/> is <see langword="null"/>.</summary>
    internal sealed record Herhaling(Patroonknoop Deel, int Van, int? Tot) : Patroonknoop;
}

/// <summary>A construct that the compiled engine does not do; the pack then runs on the reference engine.</summary>
internal sealed class NietOndersteundException(string constructie) : Exception(constructie);
