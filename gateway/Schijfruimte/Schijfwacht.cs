using IB.Gateway.Beheer;
using IB.Gateway.Ontvangst;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Schijfruimte;

/// <summary>
/// Watches the disk of the store, and objects to new messages when it is nearly full: a disk that is full stops delivery too, and then
/// nothing makes room. Measures in a loop of its own, so that a disk that hangs keeps no request waiting. When measuring fails, what was known
/// stays in force and the supervisor shows it. Safe for use by many threads at once.
/// </summary>
internal sealed class Schijfwacht(IVrijeRuimte schijf, RuimteOptions options, TimeProvider tijd, ILogger<Schijfwacht> logger)
    : IInnamebezwaar, IGereedheidscheck
{
    /// <summary>Name of the loop and of the check.</summary>
    public const string Naam = "schijfruimte";

    /// <summary>Time between two measurements.</summary>
    public static readonly TimeSpan Tussenpoos = TimeSpan.FromSeconds(1);

    private volatile Schijfstand? _stand;

    /// <summary>Free bytes at the last measurement; <see langword="null"/> before the first.</summary>
    public long? Vrij => _stand?.Vrij;

    /// <summary>Measures once. To be called before the first message may come.</summary>
    /// <exception cref="IOException">The disk does not tell.</exception>
    public void Measure()
    {
        var wasKrap = _stand is { Krap: true };
        var vrij = schijf.Measure();
        var krap = Ruimtegrens.IsKrap(wasKrap, vrij, options.MinVrijeBytes);
        _stand = new Schijfstand(vrij, krap, tijd.GetUtcNow());
        if (krap && !wasKrap)
            SchijfLog.Krap(logger, vrij, options.MinVrijeBytes);
        else if (wasKrap && !krap)
            SchijfLog.Ruim(logger, vrij);
    }

    /// <summary>Measures until cancelled.</summary>
    public async Task RunAsync(Hartslagteken teken, CancellationToken cancellationToken)
    {
        while (true)
        {
            Measure();
            teken.MarkProgress();
            await Task.Delay(Tussenpoos, tijd, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public bool TryGetBezwaar(out Afwijsreden reden, out TimeSpan wacht)
    {
        (reden, wacht) = (Afwijsreden.Ruimte, options.Wacht);
        return _stand is { Krap: true };
    }

    /// <inheritdoc/>
    public IEnumerable<Checkresultaat> Check() => [_stand switch
    {
        null => new(Naam, Checkstatus.Waarschuwing, "De schijfruimte is nog niet gemeten. Wacht op de eerste meting.", null),
        { Krap: true } krap => new(
            Naam, Checkstatus.Waarschuwing,
            $"Op de schijf van de opslag is nog {krap.Vrij} bytes vrij; onder {options.MinVrijeBytes} bytes worden geen nieuwe berichten aangenomen. Bezorgen en ophalen gaan door. Maak ruimte of vergroot de schijf.",
            krap.Op),
        var ruim => new(Naam, Checkstatus.Ok, null, ruim.Op),
    }];

    private sealed record Schijfstand(long Vrij, bool Krap, DateTimeOffset Op);
}

internal static partial class SchijfLog
{
    [LoggerMessage(2401, LogLevel.Error,
        "Op de schijf van de opslag is nog {Vrij} bytes vrij, minder dan ruimte.minVrijeBytes ({Minimum}): nieuwe berichten krijgen 503. Bezorgen en ophalen gaan door. Maak ruimte of vergroot de schijf; daarna gaat de inname vanzelf weer open.")]
    internal static partial void Krap(ILogger logger, long vrij, long minimum);

    [LoggerMessage(2402, LogLevel.Information, "Op de schijf van de opslag is weer {Vrij} bytes vrij: nieuwe berichten worden weer aangenomen.")]
    internal static partial void Ruim(ILogger logger, long vrij);
}
