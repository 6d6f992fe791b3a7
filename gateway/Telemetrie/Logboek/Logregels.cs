using Microsoft.Extensions.Logging;

namespace IB.Gateway.Telemetrie.Logboek;

/// <summary>
/// Every line that the knooppunt logs, with its number; the house rules for text and numbers are kept by a test. Add a file
/// <c>Logregels.Name.cs</c> per area. Numbers are for ever: an operator filters on them.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>1000-1099</term><description>beheer: start-up, loops</description></item>
/// <item><term>1100-1199</term><description>telemetrie</description></item>
/// <item><term>2000-2999</term><description>ontvangst and controle</description></item>
/// <item><term>3000-3999</term><description>bezorging</description></item>
/// <item><term>4000-4999</term><description>identiteit and partijen</description></item>
/// <item><term>5000-5999</term><description>opslag</description></item>
/// </list>
/// A line never carries a BSN, payload content or a header as received. Referentienummers and codes of parties are allowed.
/// </remarks>
internal static partial class Logregels
{
    [LoggerMessage(1100, LogLevel.Information, "Metrieken staan klaar. OTLP-uitvoer: {Otlp}; deel van de sporen: {Spoordeel}.")]
    public static partial void TelemetrieGestart(this ILogger logger, string otlp, double spoordeel);
}
