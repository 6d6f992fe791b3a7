namespace IB.Gateway.Storage;

/// <summary>Which state follows which: the rules of delivery as pure functions, shared by every store.</summary>
internal static class Overgang
{
    /// <summary>The message is still to be delivered.</summary>
    public static bool Wacht(Toestand toestand) => toestand is Toestand.Klaargezet or Toestand.Aangeboden;

    /// <summary>An operator may send it again.</summary>
    public static bool MagOpnieuw(Toestand toestand) => toestand is Toestand.Mislukt or Toestand.Verlopen;

    /// <summary>
    /// The state after an attempt that ended in <paramref name="uitkomst"/>; <see langword="null"/> when nothing changes. That
    /// the receiver has it is a fact whatever happened meanwhile; any other outcome counts only for an attempt still open.
    /// </summary>
    public static Toestand? NaPoging(Toestand nu, Toestand uitkomst) => (nu, uitkomst) switch
    {
        (Toestand.Bezorgd or Toestand.Vastgehouden, _) => null,
        (_, Toestand.Bezorgd) => Toestand.Bezorgd,
        (Toestand.Aangeboden, _) => uitkomst,
        _ => null,
    };
}
