using System.Globalization;

namespace IB.Gateway.Storage;

/// <summary>What stores themselves write into histories, in Dutch.</summary>
internal static class Historietekst
{
    /// <summary>The same message came again.</summary>
    public const string Herhaald = "Herhaling ontvangen; het eerdere antwoord geldt";

    /// <summary>Why a message that may go is kept back all the same.</summary>
    public const string Achteraan = "Sluit aan achter berichten die nog worden vrijgegeven.";

    /// <summary>The payload is gone.</summary>
    public const string Gewist = "Inhoud gewist: de bewaartermijn is voorbij";

    /// <summary>The payload is gone, and a processor had still to read it.</summary>
    public static string GewistVoor(string lezer) => $"{Gewist}. Processor {lezer} was er nog niet mee klaar";

    /// <summary>The first line of every history.</summary>
    public static string Ontvangen(string indiener) => $"Ontvangen van {indiener}";

    /// <summary>A task put it ready again.</summary>
    public static string Herbezorgd(Herbezorgtaak taak)
        => string.Create(CultureInfo.InvariantCulture, $"Opnieuw aangeboden door beheer (taak {taak.Id}): {taak.Opdracht.Reden}");

    /// <summary>The trial of a task is over.</summary>
    public static string ProefVoorbij(Herbezorgopdracht opdracht)
        => string.Create(CultureInfo.InvariantCulture, $"De proef van {opdracht.Proef} berichten is opnieuw aangeboden; wacht op akkoord.");
}
