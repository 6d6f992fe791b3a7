using System.Collections.Immutable;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>
/// A topic: messages that parties may follow together. It says which messages belong to it and nothing of who may see them; see
/// <see cref="Onderwerprecht"/>.
/// </summary>
/// <param name="Naam">3-40 lower case letters, digits and single hyphens, beginning with a letter; part of addresses and never of a person.</param>
/// <param name="Omschrijving">What is in it, in Dutch, for people; 3-200 characters.</param>
/// <param name="Selecties">What belongs to it: a message that meets one of these does.</param>
public sealed record Onderwerp(string Naam, string Omschrijving, ImmutableArray<Onderwerpselectie> Selecties)
{
    /// <summary>Shortest and longest name, in characters.</summary>
    public const int MinNaam = 3, MaxNaam = 40;

    /// <summary>Whether a message that came in on this day belongs to it.</summary>
    /// <param name="envelop">Of an accepted message.</param>
    /// <param name="dag">The day of its acceptance, in Dutch time.</param>
    public bool Omvat(Envelop envelop, DateOnly dag)
    {
        foreach (var selectie in Selecties)
        {
            if (selectie.Omvat(envelop, dag))
                return true;
        }

        return false;
    }

    /// <summary>Whether messages of a type can belong to it.</summary>
    internal bool KanOmvatten(string functie)
    {
        foreach (var selectie in Selecties)
        {
            if (selectie.Functies.Omvat(functie))
                return true;
        }

        return false;
    }

    /// <summary>Whether a text can be the name of a topic: what cannot be is not looked up.</summary>
    public static bool IsGeldigeNaam(string naam)
    {
        if (naam.Length is < MinNaam or > MaxNaam || !char.IsAsciiLetterLower(naam[0]) || naam[^1] == '-' || naam.Contains("--", StringComparison.Ordinal))
            return false;
        foreach (var teken in naam)
        {
            if (!char.IsAsciiLetterLower(teken) && !char.IsAsciiDigit(teken) && teken != '-')
                return false;
        }

        return true;
    }
}
