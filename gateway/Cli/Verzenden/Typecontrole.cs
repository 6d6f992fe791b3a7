using System.Globalization;
using IB.Gateway.Schemas;
using IB.Gateway.Validation;

namespace IB.Gateway.Cli;

/// <summary>Whether a payload is of the type and version that it will be sent as; the knooppunt refuses what is not.</summary>
internal static class Typecontrole
{
    /// <summary>What differs, in Dutch; <see langword="null"/> when nothing does.</summary>
    /// <param name="opdracht">As what it will be sent.</param>
    /// <param name="definitie">The type that this names; <see langword="null"/> when this program does not know it.</param>
    /// <param name="oordeel">The verdict on the payload, which is valid.</param>
    internal static string? Check(Verzendopdracht opdracht, BerichtDefinitie? definitie, Niveauoordeel oordeel)
    {
        var verstuurd = $"{opdracht.Functie} {opdracht.FunctieVersie}";
        if (oordeel.Oordeel.Definitie is not { } herkend)
        {
            // Below the level of its schema only what is known to be something else is refused.
            return oordeel.Niveau == Controleniveau.Envelop && oordeel.Oordeel.Document is null
                ? null : $"het is geen bericht en zou als {verstuurd} gaan";
        }

        var gelijk = oordeel.Niveau == Controleniveau.Envelop
            ? herkend.Functie == opdracht.Functie
            : Type(herkend) == (definitie is null ? (opdracht.Functie, opdracht.FunctieVersie.Hoofd, opdracht.FunctieVersie.Sub) : Type(definitie));
        return gelijk
            ? null : string.Create(
                CultureInfo.InvariantCulture, $"het is een {herkend.Functie} {herkend.Versie}.{herkend.Subversie} en zou als {verstuurd} gaan");
    }

    // An envelope may name a version by more than one number; the definition has the one of the message itself.
    private static (string Functie, int Hoofd, int Sub) Type(BerichtDefinitie definitie) => (definitie.Functie, definitie.Versie, definitie.Subversie);
}
