using Confluent.Kafka;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Kafka;

/// <summary>Whether it helps to wait.</summary>
public enum Kafkafoutsoort
{
    /// <summary>It passes by itself: a broker that is away, a leader that moves.</summary>
    Tijdelijk = 1,

    /// <summary>It stays until a person does something: a topic that is missing, a right that is lacking. It is tried again all the same.</summary>
    Blijvend,
}

/// <summary>Why events do not get through.</summary>
/// <param name="Soort">Whether it helps to wait.</param>
/// <param name="Code">What librdkafka or the broker calls it, or a name of our own.</param>
/// <param name="Uitleg">What it is and what to do, in Dutch.</param>
public sealed record Kafkafout(Kafkafoutsoort Soort, string Code, string Uitleg)
{
    // What comes for every event that is still waiting once one has failed, and for those in one batch with it: the consequence, and not the cause.
    private static readonly HashSet<ErrorCode> Gevolgen =
    [
        ErrorCode.Local_Fatal, ErrorCode.Local_GaplessGuarantee, ErrorCode.Local_PurgeQueue, ErrorCode.Local_PurgeInflight,
        ErrorCode.Local_InvalidDifferentRecord,
    ];

    /// <summary>Whether it only says that something before it went wrong.</summary>
    internal bool IsGevolg { get; private init; }

    /// <summary>What keeps the store from reading or writing.</summary>
    internal static Kafkafout VanOpslag(OpslagException fout) => new(Kafkafoutsoort.Tijdelijk, "opslag", fout.Message);

    /// <summary>A mistake in the program, or of the machine under it; what it says may name files, so it goes to the log only.</summary>
    internal static Kafkafout VanDefect(Exception fout) => new(
        Kafkafoutsoort.Blijvend, "defect",
        $"Er ging iets mis dat het knooppunt niet verwachtte ({fout.GetType().Name}); zie logregel 2138. Alleen deze volger wacht. Herstel wat het logboek noemt, of meld het.");

    /// <summary>What an error of Kafka is.</summary>
    internal static Kafkafout Of(Error fout, string topic)
        => Explain(fout.Code, topic) is { } uitleg
            ? new Kafkafout(Kafkafoutsoort.Blijvend, $"{fout.Code}", uitleg)
            : new Kafkafout(Kafkafoutsoort.Tijdelijk, $"{fout.Code}", $"Kafka meldt {fout.Code}; het knooppunt probeert het opnieuw.")
            {
                IsGevolg = Gevolgen.Contains(fout.Code),
            };

    /// <summary>What a person has to do about it; <see langword="null"/> when nothing.</summary>
    private static string? Explain(ErrorCode code, string topic) => code switch
    {
        ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic or ErrorCode.Local_UnknownPartition
            => $"Topic {topic} bestaat niet. Maak het met 'ib-gateway topics create', of laat het cluster het knooppunt zien (Describe).",
        ErrorCode.TopicAuthorizationFailed
            => $"Het knooppunt mag niet schrijven op topic {topic}. Geef het daar het recht Write en Describe.",
        ErrorCode.ClusterAuthorizationFailed
            => "Het knooppunt mag niet idempotent schrijven op dit cluster. Geef het daar het recht IdempotentWrite.",
        ErrorCode.MsgSizeTooLarge or ErrorCode.RecordListTooLarge
            => $"Topic {topic} neemt een gebeurtenis van deze grootte niet aan. Zet max.message.bytes van het topic op kafka.maxBerichtBytes, of verlaag kafka.inhoudTotBytes.",
        ErrorCode.TopicException
            => $"De naam van topic {topic} is niet geldig voor dit cluster. Kies een ander kafka.voorvoegsel.",
        ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Authentication
            => "Het cluster neemt het aanmelden van het knooppunt niet aan. Controleer kafka.sasl, gebruiker en wachtwoordbestand.",
        ErrorCode.Local_Ssl
            => "De TLS-verbinding met het cluster komt niet tot stand. Controleer kafka.ankers, certificaat en sleutel, en het certificaat van de broker.",
        ErrorCode.PolicyViolation or ErrorCode.InvalidRecord or ErrorCode.InvalidConfig
            => $"Het cluster weigert op grond van zijn eigen regels voor topic {topic} ({code}). Vraag het de beheerder van het cluster.",
        ErrorCode.UnsupportedForMessageFormat or ErrorCode.UnsupportedVersion or ErrorCode.Local_UnsupportedFeature
            => $"Het cluster kan niet wat hier nodig is ({code}). Er is Kafka 0.11 of later nodig.",
        ErrorCode.InvalidReplicationFactor
            => "Het cluster heeft minder brokers dan kafka.replicas. Voeg brokers toe of verlaag kafka.replicas.",
        _ => null,
    };
}
