using System.Globalization;
using System.Text;
using IB.Gateway.Storage.Bestanden;
using IB.Gateway.Storage.Sqlite.Bestanden;

namespace IB.Gateway.Storage.Onderhoud;

/// <summary>
/// A store without a knooppunt: to look at, to read out, to mend. As long as this exists no knooppunt can open the store, and no other
/// tool. Nothing is changed but by <see cref="Rebuild"/>.
/// </summary>
public sealed class Opslagonderhoud : IDisposable
{
    private readonly Opslagbestanden _bestanden;
    private readonly OpslagOptions _options;
    private readonly Mapslot _slot;

    private Opslagonderhoud(Opslagbestanden bestanden, OpslagOptions options, Mapslot slot)
        => (_bestanden, _options, _slot) = (bestanden, options, slot);

    /// <summary>Takes the store in hand.</summary>
    /// <exception cref="ArgumentException">The options are not valid; the message has every error.</exception>
    /// <exception cref="OpslagException">There is no store in the folder, or it is in use.</exception>
    public static Opslagonderhoud Open(OpslagOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } fouten)
            throw new ArgumentException(string.Join(' ', fouten), nameof(options));
        if (options.Soort != Opslagsoort.Sqlite)
            throw new OpslagException(
                "Deze opdracht werkt op een opslag in een map, en de instellingen noemen een PostgreSQL-database. Gebruik daarvoor de hulpmiddelen van de server, zoals pg_dump en pg_amcheck; met --map werkt de opdracht op een map.");
        var bestanden = new Opslagbestanden(options);
        if (!File.Exists(bestanden.Database) && bestanden.Log.List().Count == 0)
            throw new OpslagException($"In {bestanden.Map} is geen opslag. Noem de gegevensmap die in de instellingen staat (opslag.map).");
        return new Opslagonderhoud(bestanden, options, Mapslot.Acquire(bestanden.Slot));
    }

    /// <summary>Looks at everything, and goes on after what is wrong.</summary>
    /// <param name="inhoud">Also opens every payload and compares its SHA-256.</param>
    /// <param name="voortgang">Is told where it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Keuringsverslag Verify(bool inhoud, Action<Onderhoudsvoortgang> voortgang, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(voortgang);
        return new Opslagkeuring(_bestanden, voortgang, cancellationToken).Run(inhoud);
    }

    /// <summary>Reads every message, in order of acceptance; a payload that cannot be read is <see langword="null"/>, with the reason.</summary>
    /// <param name="inhoud">Also the payloads.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OpslagException">Register or keys cannot be read.</exception>
    public IEnumerable<Exportregel> Export(bool inhoud, CancellationToken cancellationToken)
        => Opslagexport.Read(_bestanden, inhoud, cancellationToken);

    /// <summary>Records, durably and in the data folder, that somebody is about to read payloads, when and why.</summary>
    public void RecordInzage(string reden, TimeProvider tijd)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reden);
        ArgumentNullException.ThrowIfNull(tijd);
        using var stream = Rechten.OpenAppend(Path.Combine(_bestanden.Map, "inzage.log"));
        var regel = string.Create(CultureInfo.InvariantCulture, $"{tijd.GetUtcNow():O} {Environment.UserName}: {reden.ReplaceLineEndings(" ")}\n");
        stream.Write(Encoding.UTF8.GetBytes(regel));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>
    /// Makes the register anew from the log, and puts it in the place of the old one, which is kept under another name.
    /// </summary>
    /// <param name="basis">
    /// A backup of the register to begin with; <see langword="null"/> to begin with nothing, which the log must then have from its first
    /// group on.
    /// </param>
    /// <param name="tijd">Names what is kept.</param>
    /// <param name="voortgang">Is told where it is.</param>
    /// <param name="cancellationToken">Stops it; then nothing was changed.</param>
    /// <exception cref="OpslagException">The log cannot be read, or does not join the basis. Nothing was changed.</exception>
    public Herstelverslag Rebuild(string? basis, TimeProvider tijd, Action<Onderhoudsvoortgang> voortgang, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tijd);
        ArgumentNullException.ThrowIfNull(voortgang);
        return new Registerherstel(_bestanden, _options, _slot, tijd).Run(basis, voortgang, cancellationToken);
    }

    /// <summary>Lets go of the store.</summary>
    public void Dispose() => _slot.Dispose();
}
