using System.Globalization;

namespace IB.Gateway.Routing.Kafka.Topics;

/// <summary>A topic as the cluster has it.</summary>
/// <param name="Partities">Its partitions.</param>
/// <param name="Replicas">Fewest copies of a partition.</param>
/// <param name="Instellingen">Its settings by name; <see langword="null"/> when the cluster did not tell them.</param>
internal sealed record Topicstand(int Partities, int Replicas, IReadOnlyDictionary<string, string>? Instellingen);

/// <summary>Compares a topic with what it must be. Pure.</summary>
internal static class Topicvergelijking
{
    /// <summary>What is wrong with it, in Dutch; empty when it is as declared, or stricter.</summary>
    public static IEnumerable<string> Compare(Topicdeclaratie declaratie, Topicstand stand)
    {
        if (stand.Partities < declaratie.Partities)
            yield return $"{stand.Partities} partities, verwacht {declaratie.Partities}";
        if (stand.Replicas < declaratie.Replicas)
            yield return $"{stand.Replicas} replica's, verwacht {declaratie.Replicas}";
        if (stand.Instellingen is not { } instellingen)
        {
            yield return "het cluster geeft de instellingen van het topic niet: bewaartermijn en grootste bericht zijn niet gecontroleerd";
            yield break;
        }

        if (instellingen.GetValueOrDefault(Topicinstelling.Opruimen) is { } opruimen && opruimen != Topicinstelling.Weg)
            yield return $"{Topicinstelling.Opruimen} is {opruimen}, moet {Topicinstelling.Weg} zijn: een gebeurtenis zonder inhoud zou een eerdere wissen";
        if (Getal(instellingen, Topicinstelling.Bewaren) is not { } bewaren || bewaren < 0 || bewaren > declaratie.Bewaartermijn.TotalMilliseconds)
            yield return $"{Topicinstelling.Bewaren} is {Tekst(instellingen, Topicinstelling.Bewaren)}, mag hoogstens {declaratie.Bewaartermijn.TotalMilliseconds} zijn: inhoud blijft daar langer dan afgesproken";
        if (Getal(instellingen, Topicinstelling.Grootste) is not { } grootste || grootste < declaratie.MaxBerichtBytes)
            yield return $"{Topicinstelling.Grootste} is {Tekst(instellingen, Topicinstelling.Grootste)}, moet minstens {declaratie.MaxBerichtBytes} zijn";
        if (Getal(instellingen, Topicinstelling.MinReplicas) is not { } min || min < declaratie.MinReplicas)
            yield return $"{Topicinstelling.MinReplicas} is {Tekst(instellingen, Topicinstelling.MinReplicas)}, moet minstens {declaratie.MinReplicas} zijn";
    }

    private static long? Getal(IReadOnlyDictionary<string, string> instellingen, string naam)
        => long.TryParse(instellingen.GetValueOrDefault(naam), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var getal) ? getal : null;

    private static string Tekst(IReadOnlyDictionary<string, string> instellingen, string naam) => instellingen.GetValueOrDefault(naam) ?? "onbekend";
}
