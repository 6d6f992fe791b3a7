namespace IB.Gateway.Storage;

/// <summary>What every store requires of the outcome of an attempt. One that breaks this is a bug of the caller.</summary>
internal static class Pogingcontrole
{
    /// <exception cref="ArgumentException">The outcome contradicts its own contract.</exception>
    public static void Require(Pogingsuitkomst uitkomst)
    {
        ArgumentNullException.ThrowIfNull(uitkomst);
        if (uitkomst.Toestand is not (Toestand.Bezorgd or Toestand.Klaargezet or Toestand.Aangeboden or Toestand.Mislukt))
            throw new ArgumentException($"Een poging eindigt niet in {uitkomst.Toestand}.", nameof(uitkomst));
        if (Overgang.Wacht(uitkomst.Toestand) != uitkomst.VolgendePoging is not null)
            throw new ArgumentException("VolgendePoging hoort bij Klaargezet en Aangeboden, en alleen daarbij.", nameof(uitkomst));
    }
}
