using IB.Gateway.Routing.Kafka;

namespace IB.Gateway.Beheer;

/// <summary>
/// Warns when events do not get through to a follower over Kafka: at once when only a person can mend it, and otherwise when one waits too long. Never
/// a fault: what comes in, and who is delivered to in another way, has nothing to do with it.
/// </summary>
/// <param name="stand">Reads how it stands; from memory.</param>
/// <param name="options">What is too long.</param>
/// <param name="tijd">Tells how old a message is.</param>
internal sealed class Kafkacheck(Func<Kafkastand> stand, KafkaOptions options, TimeProvider tijd) : IGereedheidscheck
{
    /// <inheritdoc/>
    public IEnumerable<Checkresultaat> Check() => stand().Volgers.Where(static v => v.Toestand != Volgertoestand.Elders).Select(Check);

    private Checkresultaat Check(Volgerstand volger)
    {
        var oorzaak = Oorzaak(volger);
        return new($"kafka:{volger.Volger}", oorzaak is null ? Checkstatus.Ok : Checkstatus.Waarschuwing, oorzaak, volger.Oudste);
    }

    private string? Oorzaak(Volgerstand volger)
    {
        if (volger.Toestand == Volgertoestand.BlijvendeFout)
            return volger.Fout!.Uitleg;
        return volger.Oudste is { } oudste && tijd.GetUtcNow() - oudste is var leeftijd && leeftijd > options.Achterstandgrens
            ? $"De oudste gebeurtenis die nog niet is bevestigd hoort bij een bericht van {leeftijd:c} geleden. {volger.Fout?.Uitleg ?? "Het cluster bevestigt langzamer dan er bij komt."} Inhoud die intussen wordt gewist gaat niet meer mee."
            : null;
    }
}
