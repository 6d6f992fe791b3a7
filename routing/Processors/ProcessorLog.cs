using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Processors;

internal static partial class ProcessorLog
{
    [LoggerMessage(1, LogLevel.Warning, "Processor {Processor} heeft stuk {Deel} van bericht {Volgnummer} geparkeerd: {Reden}")]
    internal static partial void Geparkeerd(ILogger logger, string processor, long volgnummer, int deel, string reden);

    [LoggerMessage(2, LogLevel.Information, "Beheer: {Daad} bij processor {Processor}, stuk {Deel} van bericht {Volgnummer}: {Afloop}. Reden: {Reden}")]
    internal static partial void Ingegrepen(ILogger logger, string processor, string daad, long volgnummer, int deel, Ingreepafloop afloop, string reden);
}
