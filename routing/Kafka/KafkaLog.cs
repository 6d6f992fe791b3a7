using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Kafka;

internal static partial class KafkaLog
{
    [LoggerMessage(2130, LogLevel.Information, "Kafka: {Volger} gaat naar topic {Topic}, vanaf positie {Positie}.")]
    internal static partial void Begonnen(ILogger logger, Kafkavolger volger, string topic, long positie);

    [LoggerMessage(2131, LogLevel.Warning, "Kafka: {Volger} wacht ({Code}). {Uitleg} Volgende poging over {Pauze}.")]
    internal static partial void Wacht(ILogger logger, Kafkavolger volger, string code, string uitleg, TimeSpan pauze);

    [LoggerMessage(2132, LogLevel.Warning, "Kafka: topic {Topic} is niet zoals verwacht: {Bevinding}.")]
    internal static partial void Anders(ILogger logger, string topic, string bevinding);

    [LoggerMessage(2133, LogLevel.Information, "Kafka: topic {Topic} is gemaakt.")]
    internal static partial void Gemaakt(ILogger logger, string topic);

    [LoggerMessage(2134, LogLevel.Information, "Kafka: het recht van {Volger} geldt niet meer; er gaat niets meer naar zijn topic.")]
    internal static partial void Geeindigd(ILogger logger, Kafkavolger volger);

    [LoggerMessage(
        2135, LogLevel.Warning,
        "Kafka: van {Volger} is een deel van wat hij miste niet meer bewaard (posities {Van} tot {Eerste}); zijn topic krijgt een gebeurtenis die dat zegt.")]
    internal static partial void Hiaat(ILogger logger, Kafkavolger volger, long van, long eerste);

    [LoggerMessage(2136, LogLevel.Warning, "Kafka: de positie van {Volger} kon bij het stoppen niet worden bewaard; wat daarna kwam gaat nog eens.")]
    internal static partial void PositieKwijt(ILogger logger, Kafkavolger volger, Exception fout);

    [LoggerMessage(2137, LogLevel.Debug, "librdkafka {Onderdeel}: {Regel}")]
    internal static partial void Bibliotheek(ILogger logger, string onderdeel, string regel);

    [LoggerMessage(2138, LogLevel.Error, "Kafka: voor {Volger} ging iets mis dat niet verwacht was; alleen deze volger wacht.")]
    internal static partial void Defect(ILogger logger, Kafkavolger volger, Exception fout);

    [LoggerMessage(2139, LogLevel.Information, "Kafka: het knooppunt publiceert met librdkafka {Versie}.")]
    internal static partial void Versie(ILogger logger, string versie);
}
