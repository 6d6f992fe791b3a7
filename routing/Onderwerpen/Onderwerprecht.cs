using System.Collections.Immutable;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>What a party may follow, of whom, by which law and when.</summary>
public sealed record Onderwerprecht
{
    /// <summary>Name of the topic.</summary>
    public required string Onderwerp { get; init; }

    /// <summary>Whether events carry the message.</summary>
    public required Verstrekwijze Wijze { get; init; }

    /// <summary>Of whose messages.</summary>
    public required Rechtbereik Bereik { get; init; }

    /// <summary>The codes, exactly when <see cref="Bereik"/> is <see cref="Rechtbereik.Gemeenten"/>.</summary>
    public required ImmutableArray<string> Gemeenten { get; init; }

    /// <summary>The law and article that allow it, in Dutch; 5-200 characters. Stands in the history of each message whose content was given.</summary>
    public required string Grondslag { get; init; }

    /// <summary>Whether its events also go to a Kafka topic of the party, where the knooppunt has Kafka.</summary>
    public bool Kafka { get; init; }

    /// <summary>When it holds. It has a first day, always.</summary>
    public required Geldigheid Geldig { get; init; }

    /// <summary>Whether a message is among those that it is about.</summary>
    /// <param name="envelop">Of the message.</param>
    /// <param name="partij">Code of the party that has the right.</param>
    public bool Omvat(Envelop envelop, string partij)
    {
        var (zender, ontvanger) = (envelop.Zender.Organisatie, envelop.Ontvanger.Organisatie);
        return Bereik switch
        {
            Rechtbereik.Landelijk => true,
            Rechtbereik.Eigen => zender == partij || ontvanger == partij,
            Rechtbereik.Gemeenten => Gemeenten.Contains(zender) || Gemeenten.Contains(ontvanger),
            _ => throw new InvalidOperationException($"Unknown bereik {Bereik}."),
        };
    }
}

/// <summary>How a party gets what it follows.</summary>
public enum Verstrekwijze
{
    /// <summary>The event carries the message.</summary>
    Inhoud = 1,

    /// <summary>The event says that there is a message; the party fetches it, or not (as RFC0008 of the iWlz network has it).</summary>
    Melding,
}

/// <summary>Of whose messages a party may follow.</summary>
public enum Rechtbereik
{
    /// <summary>Of everybody.</summary>
    Landelijk = 1,

    /// <summary>Those that it sent or that are for it.</summary>
    Eigen,

    /// <summary>Those that one of some gemeenten sent or gets.</summary>
    Gemeenten,
}
