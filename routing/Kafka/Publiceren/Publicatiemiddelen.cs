using IB.Gateway.Routing.Kafka.Topics;
using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Kafka;

/// <summary>What publishing takes, for all followers together. Safe for use by many threads at once.</summary>
internal sealed record Publicatiemiddelen(
    IVolgopslag Volgen, IVolgposities Posities, Inhoudverstrekking Inhouden, Toegangsbepaling Toegangen, Onderwerplezer Lezer, Journaalstaart Staart,
    IKafkazenders Zenders, ITopicbeheer Topics, Kafkaregister Register, KafkaOptions Options, KnooppuntOptions Knooppunt, TimeProvider Tijd, ILogger Logger)
{
    /// <summary>What a follower may see now over Kafka; <see langword="null"/> for nothing.</summary>
    public Toegang? Find(Kafkavolger volger) => Toegangen.Find(volger.Partij, volger.Onderwerp) is { Recht.Kafka: true } toegang ? toegang : null;

    /// <summary>Everybody who follows something over Kafka now.</summary>
    public IReadOnlyList<Kafkavolger> ListVolgers()
        => [.. Toegangen.ListAll().Where(static t => t.Recht.Kafka).Select(static t => new Kafkavolger(t.Partij.Code, t.Onderwerp.Naam))];

    /// <summary>Where the content of a message is to be fetched.</summary>
    public Uri Inhoudadres(Kafkavolger volger, long positie)
        => new(new Uri(Options.Ophaaladres!.AbsoluteUri.TrimEnd('/') + "/"), Onderwerpadres.Inhoud(volger.Onderwerp, positie).TrimStart('/'));
}
