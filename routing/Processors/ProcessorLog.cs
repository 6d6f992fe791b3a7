using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Processors;

internal static partial class ProcessorLog
{
    [LoggerMessage(1, LogLevel.Warning, "Processor {Processor} heeft stuk {Deel} van bericht {Volgnummer} geparkeerd: {Reden}")]
    internal static partial void Geparkeerd(ILogger logger, string processor, long volgnummer, int deel, string reden);

    [LoggerMessage(2, LogLevel.Information, "Beheer: {Daad} bij processor {Processor}, stuk {Deel} van bericht {Volgnummer}: {Afloop}. Reden: {Reden}")]
    internal static partial void Ingegrepen(ILogger logger, string processor, string daad, long volgnummer, int deel, Ingreepafloop afloop, string reden);

    [LoggerMessage(
        3, LogLevel.Warning,
        "Processor {Processor} kon van {Aantal} sleutels niet vaststellen of wat hij weet te lang is bewaard ({Fout}); morgen kijkt hij opnieuw. Meld dit aan de makers.")]
    internal static partial void NietVergeten(ILogger logger, string processor, int aantal, string fout);
}
