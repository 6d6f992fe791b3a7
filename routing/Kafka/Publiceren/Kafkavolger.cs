using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Kafka;

/// <summary>A party and a topic that it follows over Kafka.</summary>
/// <param name="Partij">Code of the party.</param>
/// <param name="Onderwerp">Name of the topic.</param>
public sealed record Kafkavolger(string Partij, string Onderwerp)
{
    /// <summary>Under what name its position is kept, and of what turn it is: <c>kafka CAK wmo-zorgstatus</c>.</summary>
    internal string Naam => Beurt.VanKafka(Partij, Onderwerp);

    /// <summary>How people see it: <c>CAK/wmo-zorgstatus</c>.</summary>
    public override string ToString() => $"{Partij}/{Onderwerp}";
}
