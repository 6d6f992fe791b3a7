namespace IB.Gateway.Routing.Kafka.Topics;

/// <summary>Which topics there must be, out of the party directory and the settings. Pure.</summary>
public static class Topicplan
{
    /// <summary>Those of every right that goes over Kafka and holds now or later, by name.</summary>
    /// <param name="register">The party directory.</param>
    /// <param name="dag">The day, in Dutch time.</param>
    /// <param name="options">The settings.</param>
    public static IReadOnlyList<Topicdeclaratie> Make(Partijregister register, DateOnly dag, KafkaOptions options)
        =>
        [
            .. register.Partijen
                .Where(p => !(p.Geldig.Tot < dag))
                .SelectMany(p => p.Onderwerpen.Where(r => r.Kafka && !(r.Geldig.Tot < dag)).Select(r => (p.Code, r.Onderwerp)))
                .Distinct()
                .Select(r => Of(r.Code, r.Onderwerp, options))
                .OrderBy(static d => d.Naam, StringComparer.Ordinal),
        ];

    /// <summary>The topic of a party for what it follows.</summary>
    internal static Topicdeclaratie Of(string partij, string onderwerp, KafkaOptions options)
        => new(
            Topicnaam.Of(options.Voorvoegsel, partij, onderwerp), partij, onderwerp,
            options.Partities, options.Replicas, options.MinReplicas, options.Bewaartermijn, options.MaxBerichtBytes);
}
