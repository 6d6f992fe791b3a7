namespace IB.Gateway.Storage;

/// <summary>Which state of a task follows which: the rules as a pure function, shared by every store.</summary>
internal static class Taakovergang
{
    /// <summary>The state after this deed, which may be the one that it is in; <see langword="null"/> when it may not be done now.</summary>
    public static Taakstand? Na(Taakstand stand, bool proefVoorbij, Taakdaad daad) => (stand, daad) switch
    {
        (Taakstand.Loopt or Taakstand.Gepauzeerd, Taakdaad.Pauzeren) => Taakstand.Gepauzeerd,
        (Taakstand.Loopt or Taakstand.Gepauzeerd, Taakdaad.Hervatten) => Taakstand.Loopt,
        (Taakstand.Proef, Taakdaad.Doorgaan) => Taakstand.Loopt,
        // Asked again; but a trial that still runs has not been looked at.
        (Taakstand.Loopt, Taakdaad.Doorgaan) when proefVoorbij => Taakstand.Loopt,
        (Taakstand.Loopt or Taakstand.Proef or Taakstand.Gepauzeerd or Taakstand.Geannuleerd, Taakdaad.Annuleren) => Taakstand.Geannuleerd,
        (Taakstand.Loopt, Taakdaad.Voltooien) => Taakstand.Klaar,
        _ => null,
    };
}
