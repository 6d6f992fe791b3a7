using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

internal static partial class OntvangstLog
{
    [LoggerMessage(
        2140, LogLevel.Warning,
        "Partij {Partij} keurde een {Functie} van het knooppunt zelf af met code {Code}; zie bericht {Volgnummer}. Beheer moet het beoordelen.")]
    internal static partial void EigenBerichtAfgekeurd(ILogger logger, string partij, string functie, string code, long volgnummer);
}
