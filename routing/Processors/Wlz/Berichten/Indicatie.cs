namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>What the CIZ tells of the Wlz-indicatie of a person, and no more: no profile, no ground, no provider.</summary>
/// <param name="Status">The status.</param>
/// <param name="Afgiftedatum">Day of the decision; may lie before <paramref name="Ingangsdatum"/>.</param>
/// <param name="Ingangsdatum">First day of the right; always there when the status is <see cref="Wlzstatus.Ja"/>.</param>
/// <param name="Einddatum">Last day of the right; <see langword="null"/> for none, which is usual.</param>
internal readonly record struct Indicatie(Wlzstatus Status, DateOnly Afgiftedatum, DateOnly? Ingangsdatum, DateOnly? Einddatum)
{
    /// <summary>The day from which it is compared: its decision when it does not say when it begins.</summary>
    internal DateOnly Begin => Ingangsdatum ?? Afgiftedatum;
}

/// <summary>The Wlz-status of a person in a delivery of the CIZ and in a signal.</summary>
internal enum Wlzstatus
{
    /// <summary>There is a right to Wlz care.</summary>
    Ja = 1,

    /// <summary>There was a positive decision and now there is a negative one. Not the same as <see cref="Toetsstatus.NietInKopie"/>.</summary>
    Nee,

    /// <summary>A profile with which the Wmo may still apply.</summary>
    Onbekend,
}
