using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.LoadTests.Installatie;

/// <summary>Opens the store of a knooppunt that has stopped, and looks whether what was confirmed is in it.</summary>
internal static class Opslagcontrole
{
    private const int Steekproef = 10_000;

    /// <summary>Counts, and finds a sample by its referentienummers.</summary>
    /// <param name="datamap">The data folder.</param>
    /// <param name="grootboek">What was confirmed.</param>
    /// <param name="onbeantwoord">Messages that were under way when sending was cut short: they may be in the store, or not.</param>
    /// <param name="bewaartAlles">Whether the store keeps every message: what was confirmed must be found then, and else may be gone.</param>
    /// <returns>How many messages the store took in, ever.</returns>
    /// <exception cref="InvalidOperationException">Something is missing, double or too many: a figure of a knooppunt that loses or doubles is no
    /// figure.</exception>
    internal static async Task<long> RequireAsync(string datamap, Grootboek grootboek, int onbeantwoord, bool bewaartAlles)
    {
        await using var opslag = Open(datamap);
        return await RequireAsync(opslag, grootboek, onbeantwoord, bewaartAlles);
    }

    /// <inheritdoc cref="RequireAsync(string, Grootboek, int, bool)"/>
    internal static async Task<long> RequireAsync(IOpslag opslag, Grootboek grootboek, int onbeantwoord, bool bewaartAlles)
    {
        var stand = await opslag.Journaal.MeasureAsync(CancellationToken.None);
        if (stand.LaatsteVolgnummer < grootboek.Bevestigd || stand.LaatsteVolgnummer > grootboek.Bevestigd + onbeantwoord)
            throw new InvalidOperationException($"{grootboek.Bevestigd} messages were confirmed and {stand.LaatsteVolgnummer} stored.");
        foreach (var referentie in grootboek.Sample(Steekproef))
        {
            var gevonden = await opslag.Journaal.FindAsync(referentie.Text(grootboek.Zaad), CancellationToken.None);
            if (gevonden.Count > 1 || (bewaartAlles && gevonden.Count == 0))
                throw new InvalidOperationException($"Message {referentie.Volgnummer} was confirmed and is {gevonden.Count} times in the store.");
        }

        return stand.LaatsteVolgnummer;
    }

    /// <summary>The state of each of these messages; a message that the store does not have is missing from the result.</summary>
    internal static async Task<IReadOnlyDictionary<Toestand, int>> CountToestandenAsync(string datamap, Grootboek grootboek, IEnumerable<long> volgnummers)
    {
        await using var opslag = Open(datamap);
        var aantallen = new Dictionary<Toestand, int>();
        foreach (var volgnummer in volgnummers)
        {
            foreach (var bericht in await opslag.Journaal.FindAsync(grootboek.Find(volgnummer).Text(grootboek.Zaad), CancellationToken.None))
                aantallen[bericht.Toestand] = aantallen.GetValueOrDefault(bericht.Toestand) + 1;
        }

        return aantallen;
    }

    private static SqliteOpslag Open(string datamap)
        => SqliteOpslag.Open(new OpslagOptions { Map = datamap }, TimeProvider.System, NullLogger<SqliteOpslag>.Instance);
}
