using IB.Gateway.Schemas;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>
/// Reads topics for parties: asks the store for little, and lets <see cref="Onderwerptoegang"/> decide on each message. Safe for use by many threads at once.
/// </summary>
public sealed class Onderwerplezer(IVolgopslag opslag, Journaalstaart staart, ICatalogusBron catalogus, TimeProvider tijd)
{
    /// <summary>
    /// Reads of the store for one stretch, of which each costs some tens of milliseconds at most: who has millions of messages of others to get
    /// past does it in steps, between which others have their turn and progress is told.
    /// </summary>
    public const int MaxLezingen = 16;

    private const int PerLezing = 250;

    /// <summary>
    /// Reads on. When the day or the catalog changes meanwhile it stops where it was before that: who asks again asks by what holds then.
    /// </summary>
    /// <param name="onderwerp">The topic.</param>
    /// <param name="partij">Who asks.</param>
    /// <param name="recht">Its right today, as <see cref="Onderwerptoegang.FindRecht"/> gives it.</param>
    /// <param name="vandaag">The day, in Dutch time.</param>
    /// <param name="vanaf">The first position that is looked at, 1 or more.</param>
    /// <param name="limit">Messages at most, 1 or more.</param>
    /// <param name="maxBytes">Bytes of content at most when events carry it; one message always fits.</param>
    /// <param name="wacht">
    /// Whether who asks has joined <see cref="Journaalstaart"/>: he hears of what it does not have yet, and need not be up to date. Anybody else
    /// is told what the store has now: he may know of a message that was just accepted.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OpslagException">The store is in trouble.</exception>
    public async ValueTask<Onderwerpstuk> ReadAsync(
        Onderwerp onderwerp, Partij partij, Onderwerprecht recht, DateOnly vandaag, long vanaf, int limit, long maxBytes, bool wacht,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var begin = catalogus.Huidig;
        var gevonden = new List<Bericht>();
        var (plek, bytes) = (vanaf, 0L);
        for (var lezing = 0; lezing < MaxLezingen && gevonden.Count < limit; lezing++)
        {
            var stuk = (wacht ? staart.TryRead(onderwerp, plek) : null) ?? await ReadAsync(onderwerp, recht, partij.Code, begin, plek, cancellationToken);

            // After the reading: what came in on another day than this one is judged by the rights of both.
            if (Berichttijd.Dag(tijd.GetUtcNow()) != vandaag || catalogus.Huidig != begin)
                return new Onderwerpstuk(gevonden, plek, Bij: false);
            foreach (var bericht in stuk.Berichten)
            {
                if (Onderwerptoegang.Judge(onderwerp, partij, bericht, vandaag) is null)
                    continue;
                bytes += recht.Wijze == Verstrekwijze.Inhoud ? bericht.InhoudLengte : 0;
                if (gevonden.Count == limit || (gevonden.Count > 0 && bytes > maxBytes))
                    return new Onderwerpstuk(gevonden, bericht.Volgnummer, Bij: false);
                gevonden.Add(bericht);
            }

            plek = stuk.Verder;
            if (stuk.Eind)
                return new Onderwerpstuk(gevonden, plek, Bij: true);
        }

        return new Onderwerpstuk(gevonden, plek, Bij: false);
    }

    /// <summary>A stretch of the store, with every message type that is of the topic.</summary>
    private async ValueTask<Journaalstuk> ReadAsync(
        Onderwerp onderwerp, Onderwerprecht recht, string partij, Berichtcatalogus soorten, long plek, CancellationToken cancellationToken)
    {
        while (true)
        {
            var vraag = Volgplan.Make(onderwerp, recht, partij, soorten, staart.Functies.Bekend);
            var stuk = await opslag.ReadAsync(vraag, plek, PerLezing, cancellationToken);
            if (!Volgplan.HasPatronen(onderwerp) || await staart.Functies.CheckAsync(vraag.Functies, onderwerp.KanOmvatten, stuk.Verder, cancellationToken))
                return stuk;
        }
    }
}
