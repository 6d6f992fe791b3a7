using System.Globalization;

namespace IB.Gateway.Routing.Kafka.Topics;

/// <summary>A topic as it must be.</summary>
/// <param name="Naam">Its name.</param>
/// <param name="Partij">Whose it is.</param>
/// <param name="Onderwerp">What it has.</param>
/// <param name="Partities">Partitions at least.</param>
/// <param name="Replicas">Copies of each at least.</param>
/// <param name="MinReplicas">Copies that must have an event before it counts, at least.</param>
/// <param name="Bewaartermijn">How long events are kept at most.</param>
/// <param name="MaxBerichtBytes">Largest event that it must take.</param>
public sealed record Topicdeclaratie(
    string Naam, string Partij, string Onderwerp, int Partities, int Replicas, int MinReplicas, TimeSpan Bewaartermijn, int MaxBerichtBytes)
{
    /// <summary>What it is made with. Never compacted: an event without content would seem to take back the one before.</summary>
    internal Dictionary<string, string> Instellingen => new(StringComparer.Ordinal)
    {
        [Topicinstelling.Opruimen] = Topicinstelling.Weg,
        [Topicinstelling.Bewaren] = Tekst((long)Bewaartermijn.TotalMilliseconds),
        [Topicinstelling.Grootste] = Tekst(MaxBerichtBytes),
        [Topicinstelling.MinReplicas] = Tekst(MinReplicas),
    };

    private static string Tekst(long getal) => getal.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Names of settings of topics, as Kafka has them.</summary>
internal static class Topicinstelling
{
    public const string Opruimen = "cleanup.policy";
    public const string Weg = "delete";
    public const string Bewaren = "retention.ms";
    public const string Grootste = "max.message.bytes";
    public const string MinReplicas = "min.insync.replicas";
}
