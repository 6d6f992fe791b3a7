using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>
/// Gives content to who follows: first a line in the history of every message whose content goes, durably and for many at once, then the bytes. What is
/// cut short after that was given by the record and perhaps not in fact; never the other way round. Who gets the same again on one day, in Dutch time,
/// has his line already: else who begins again and again would make histories grow without end. Safe for use by many threads at once.
/// </summary>
public sealed class Inhoudverstrekking(IVolgopslag opslag, IJournaal journaal, TimeProvider tijd)
{
    /// <summary>Notes that the content of these messages goes out, and says of which it can.</summary>
    /// <exception cref="OpslagException">Nothing was noted, so nothing may go out.</exception>
    public ValueTask<IReadOnlySet<long>> RecordAsync(Toegang toegang, IEnumerable<long> volgnummers, CancellationToken cancellationToken)
        => opslag.RecordVerstrekkingAsync(
            [.. volgnummers.Select(v => new Aantekening(v, toegang.Verstrekking))], Berichttijd.Begin(Berichttijd.Dag(tijd.GetUtcNow())), cancellationToken);

    /// <summary>
    /// The content of a message for an event; <see langword="null"/> when the event goes without, and then <see cref="ReadStaatAsync"/> tells why. Only
    /// for what <see cref="RecordAsync"/> noted.
    /// </summary>
    /// <exception cref="OpslagException">The store is in trouble.</exception>
    public ValueTask<Inhoud?> ReadAsync(long volgnummer, CancellationToken cancellationToken) => journaal.ReadInhoudAsync(volgnummer, cancellationToken);

    /// <summary>What an event says of content that it does not carry: kept back, or gone.</summary>
    /// <param name="bericht">As it was read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OpslagException">The store is in trouble.</exception>
    public async ValueTask<Inhoudstaat> ReadStaatAsync(Bericht bericht, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bericht);

        // Only a message that was kept back from the beginning ever is. If this one was, it may have been so when nothing could be noted, and not any more:
        // then its content is there, and can be fetched.
        if (bericht.Toestand != Toestand.Vastgehouden)
            return new Inhoudstaat(Gewist: true, Vanaf: null);
        var nu = await journaal.GetAsync(bericht.Volgnummer, cancellationToken);
        return new Inhoudstaat(Gewist: false, nu?.VastgehoudenTot);
    }
}

/// <summary>What there is to say of content that an event does not carry.</summary>
/// <param name="Gewist">It is no longer kept.</param>
/// <param name="Vanaf">It is kept from its receiver until then, and so from everybody (UTC).</param>
public readonly record struct Inhoudstaat(bool Gewist, DateTimeOffset? Vanaf)
{
    /// <summary>Of an event that does not carry content although nothing is the matter with it.</summary>
    public static Inhoudstaat Of(Bericht bericht) => new(Gewist: false, bericht.VastgehoudenTot);
}
