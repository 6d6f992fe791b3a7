using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

internal static partial class BeurtLog
{
    [LoggerMessage(2120, LogLevel.Warning, "De beurt '{Naam}' is niet te houden: een ander knooppunt neemt het werk over.")]
    internal static partial void Kwijt(ILogger logger, string naam);

    [LoggerMessage(2121, LogLevel.Warning, "De beurt '{Naam}' kon niet worden teruggegeven; zij verloopt vanzelf.")]
    internal static partial void NietTerug(ILogger logger, string naam, Exception fout);
}
