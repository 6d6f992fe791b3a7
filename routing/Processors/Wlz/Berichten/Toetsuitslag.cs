namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>What a RegistertoetsAntwoord answers: exactly one of the three records in it.</summary>
internal abstract record Toetsuitslag
{
    private Toetsuitslag()
    {
    }

    /// <summary>The person is in the copy with an indicatie.</summary>
    /// <param name="IsOnbekend">Whether it is one with which the Wmo may still apply.</param>
    /// <param name="Afgiftedatum">Day of the decision.</param>
    /// <param name="Ingangsdatum">First day of the right; <see langword="null"/> only when <paramref name="IsOnbekend"/>.</param>
    /// <param name="Einddatum">Last day of the right, or <see langword="null"/>.</param>
    /// <param name="Peildatum">Day of the copy that was looked in.</param>
    internal sealed record Gevonden(bool IsOnbekend, DateOnly Afgiftedatum, DateOnly? Ingangsdatum, DateOnly? Einddatum, DateOnly Peildatum) : Toetsuitslag;

    /// <summary>The person has no indicatie in the copy: NEE in the message, without any day but that of the copy.</summary>
    /// <param name="Peildatum">Day of the copy that was looked in.</param>
    internal sealed record NietInKopie(DateOnly Peildatum) : Toetsuitslag;

    /// <summary>The question could not be answered. That is never a NEE.</summary>
    /// <param name="Regel">Why.</param>
    internal sealed record Fout(Wlzregel Regel) : Toetsuitslag;
}

/// <summary>The Wlz-status in a RegistertoetsAntwoord.</summary>
internal enum Toetsstatus
{
    /// <summary>There is a right to Wlz care.</summary>
    Ja = 1,

    /// <summary>The person has no indicatie in the copy. Not the same as <see cref="Wlzstatus.Nee"/>.</summary>
    NietInKopie,

    /// <summary>A profile with which the Wmo may still apply.</summary>
    Onbekend,
}
