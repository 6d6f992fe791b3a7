using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

internal static partial class BezorgLog
{
    [LoggerMessage(2101, LogLevel.Warning, "Bezorging aan {Partij} gestaakt: de opslag meldt een fout. De volgende ronde probeert het opnieuw.")]
    internal static partial void Gestaakt(ILogger logger, string partij, Exception fout);

    [LoggerMessage(2102, LogLevel.Warning, "{Aantal} berichten zijn verlopen: niet bevestigd binnen {Termijn}.")]
    internal static partial void Verlopen(ILogger logger, int aantal, TimeSpan termijn);

    [LoggerMessage(2103, LogLevel.Information, "{Aantal} vastgehouden berichten aan {Partijen} partijen zijn vrijgegeven: hun bevriezing is voorbij.")]
    internal static partial void Vrijgegeven(ILogger logger, int aantal, int partijen);

    [LoggerMessage(2104, LogLevel.Information, "Van {Aantal} vastgehouden berichten is het einde herzien: de bevriezingen zijn gewijzigd.")]
    internal static partial void Herzien(ILogger logger, int aantal);

    [LoggerMessage(2105, LogLevel.Information, "De proef van herbezorgtaak {Taak} is opnieuw aangeboden ({Aantal} berichten); de taak wacht op akkoord.")]
    internal static partial void ProefKlaar(ILogger logger, long taak, long aantal);

    [LoggerMessage(2106, LogLevel.Information, "Herbezorgtaak {Taak} is klaar: {Aantal} berichten opnieuw aangeboden, {Overgeslagen} overgeslagen.")]
    internal static partial void HerbezorgtaakKlaar(ILogger logger, long taak, long aantal, long overgeslagen);

    // Of a bug only what kind it is: its text may hold content of a message.
    [LoggerMessage(
        2107, LogLevel.Error,
        "Bezorging van bericht {Volgnummer} aan {Partij} liep vast op een fout die het knooppunt niet verwachtte ({Fout}); de poging telt als niet bereikbaar, andere ontvangers gaan door. Meld dit aan de makers.")]
    internal static partial void PogingVastgelopen(ILogger logger, long volgnummer, string partij, string fout);

    [LoggerMessage(
        2108, LogLevel.Error,
        "Bezorging aan {Partij} liep vast op een fout die het knooppunt niet verwachtte ({Fout}); de volgende ronde probeert het opnieuw, andere ontvangers gaan door. Meld dit aan de makers.")]
    internal static partial void Vastgelopen(ILogger logger, string partij, string fout);
}
