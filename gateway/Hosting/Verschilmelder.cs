using IB.Gateway.Telemetrie;
using IB.Gateway.Validation;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Hosting;

/// <summary>
/// Reports that the two engines of the validator disagree: counts every time, and logs at most once a minute, because a sender may send
/// the same again and again. Safe for use by many threads at once.
/// </summary>
internal sealed class Verschilmelder(Knooppuntmeter meter, TimeProvider tijd, ILogger<Verschilmelder> logger)
{
    private static readonly TimeSpan Rust = TimeSpan.FromMinutes(1);

    private readonly Lock _slot = new();
    private DateTimeOffset _weerVanaf = DateTimeOffset.MinValue;

    /// <summary>Only the reference took this payload.</summary>
    internal void Report(Oordeel oordeel)
    {
        var functie = oordeel.Definitie?.Functie ?? oordeel.Document?.Element ?? string.Empty;
        meter.CountValidatieverschil(functie);
        lock (_slot)
        {
            var nu = tijd.GetUtcNow();
            if (nu < _weerVanaf)
                return;
            _weerVanaf = nu + Rust;
        }

        ValidatieLog.Verschil(logger, functie);
    }
}

internal static partial class ValidatieLog
{
    [LoggerMessage(2301, LogLevel.Warning,
        "De gecompileerde keuring keurde een {Functie} af en de referentie niet; het bericht is geldig. Meld dit als gebrek; zie ib_validatie_verschillen_total voor hoe vaak het gebeurt.")]
    internal static partial void Verschil(ILogger logger, string functie);
}
