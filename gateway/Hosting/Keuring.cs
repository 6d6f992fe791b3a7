using IB.Gateway.Berichten;
using IB.Gateway.Schemas;
using IB.Gateway.Validation;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Hosting;

/// <summary>The engine that judges payloads, as the settings choose it, and how it is made ready. Safe for use by many threads at once.</summary>
internal sealed class Keuring
{
    private readonly Keurmotor _motor;
    private readonly ReferentieValidator _referentie;
    private readonly GecompileerdeValidator _gecompileerd;

    /// <summary>Chooses; nothing is compiled yet.</summary>
    /// <param name="motor">Which engine.</param>
    /// <param name="bron">The message types.</param>
    /// <param name="meldVerschil">Told of every payload that only the reference takes, when the compiled engine judges.</param>
    internal Keuring(Keurmotor motor, ICatalogusBron bron, Action<Oordeel> meldVerschil)
    {
        _motor = motor;
        _referentie = new ReferentieValidator(bron);
        _gecompileerd = new GecompileerdeValidator(bron, _referentie, meldVerschil);
    }

    /// <summary>Judges payloads.</summary>
    internal IBerichtValidator Validator => _motor == Keurmotor.Referentie ? _referentie : _gecompileerd;

    /// <summary>Reads messages that were judged.</summary>
    internal Berichtlezer Lezer => new(_gecompileerd);

    /// <summary>Writes messages of the knooppunt itself.</summary>
    internal Berichtschrijver Schrijver => new(_gecompileerd, _referentie);

    /// <summary>Compiles all schemas of a catalog now, so that no message waits for it.</summary>
    /// <exception cref="SchemaPackException">A schema is faulty.</exception>
    internal void Prepare(Berichtcatalogus catalogus)
    {
        if (_motor == Keurmotor.Referentie)
            _referentie.Prepare(catalogus);
        else
            _gecompileerd.Prepare(catalogus);
    }

    /// <summary>Tells the operator which engine judges, when it is not the usual one.</summary>
    internal void Log(ILogger<Keuring> logger)
    {
        if (_motor == Keurmotor.Referentie)
            KeuringLog.Referentie(logger);
    }
}

internal static partial class KeuringLog
{
    [LoggerMessage(2302, LogLevel.Warning,
        "De referentie keurt elk bericht (validatie.motor is Referentie). Dat kost vele malen zoveel rekentijd; haal de instelling weg zodra de twijfel aan de gecompileerde keuring voorbij is.")]
    internal static partial void Referentie(ILogger logger);
}
