using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

internal static partial class BezorgLog
{
    [LoggerMessage(2101, LogLevel.Warning, "Bezorging aan {Partij} gestaakt: de opslag meldt een fout. De volgende ronde probeert het opnieuw.")]
    internal static partial void Gestaakt(ILogger logger, string partij, Exception fout);

    [LoggerMessage(2102, LogLevel.Warning, "{Aantal} berichten zijn verlopen: niet bevestigd binnen {Termijn}.")]
    internal static partial void Verlopen(ILogger logger, int aantal, TimeSpan termijn);
}
