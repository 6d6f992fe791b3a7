namespace IB.Gateway.Routing.Kafka;

/// <summary>What becomes of the events of a follower.</summary>
public enum Volgertoestand
{
    /// <summary>They go.</summary>
    Loopt = 1,

    /// <summary>Another node sends them.</summary>
    Elders,

    /// <summary>They wait for something that passes.</summary>
    TijdelijkeFout,

    /// <summary>They wait for a person.</summary>
    BlijvendeFout,
}

/// <summary>How a follower stands at a moment, on this node.</summary>
/// <param name="Volger">Which.</param>
/// <param name="Toestand">What becomes of its events.</param>
/// <param name="Laag">Everything before this position was confirmed; 0 when that is not known yet.</param>
/// <param name="OnderwegBytes">What was handed over and not confirmed takes so much.</param>
/// <param name="Oudste">When the oldest message came in of which an event was read and not confirmed, UTC; <see langword="null"/> when there is none.</param>
/// <param name="Fout">What is wrong, in the last two states; <see langword="null"/> otherwise.</param>
public sealed record Volgerstand(Kafkavolger Volger, Volgertoestand Toestand, long Laag, long OnderwegBytes, DateTimeOffset? Oudste, Kafkafout? Fout)
{
    /// <summary>Of a follower of which nothing is known but what is wrong, if anything.</summary>
    internal static Volgerstand Of(Kafkavolger volger, Kafkafout? fout) => new(volger, Toestanden(fout), 0, 0, null, fout);

    private static Volgertoestand Toestanden(Kafkafout? fout) => fout?.Soort switch
    {
        null => Volgertoestand.Loopt,
        Kafkafoutsoort.Blijvend => Volgertoestand.BlijvendeFout,
        _ => Volgertoestand.TijdelijkeFout,
    };
}

/// <summary>What went out since the start, of a topic in a mode.</summary>
/// <param name="Onderwerp">Name of the topic.</param>
/// <param name="Wijze">With content or not.</param>
/// <param name="Gebeurtenissen">Events that the brokers confirmed.</param>
/// <param name="Bytes">Content in them.</param>
public sealed record Kafkatelling(string Onderwerp, Verstrekwijze Wijze, long Gebeurtenissen, long Bytes);

/// <summary>How publishing stands on this node.</summary>
/// <param name="Volgers">Each follower.</param>
/// <param name="Tellingen">What went out.</param>
/// <param name="Fouten">Failures since the start, by kind.</param>
public sealed record Kafkastand(IReadOnlyList<Volgerstand> Volgers, IReadOnlyList<Kafkatelling> Tellingen, IReadOnlyDictionary<Kafkafoutsoort, long> Fouten);
