using System.Security.Cryptography;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Kafka;

/// <summary>Ways to topics over librdkafka, each with a producer of its own: what is wrong with one topic holds up no other.</summary>
internal sealed class Kafkazenders(KafkaOptions options, ILogger<Kafkadienst> logger) : IKafkazenders
{
    public IKafkazender Open(string topic, Action<Zendmelding> meld)
    {
        var producer = new ProducerBuilder<byte[]?, byte[]?>(Kafkaconfiguratie.Producer(options))
            .SetErrorHandler((_, fout) => meld(new Zendmelding(null, Kafkafout.Of(fout, topic), fout.IsFatal)))
            .SetLogHandler((_, regel) => KafkaLog.Bibliotheek(logger, regel.Facility, regel.Message))
            .Build();
        return new Zender(producer, topic, meld);
    }

    private sealed class Zender(IProducer<byte[]?, byte[]?> producer, string topic, Action<Zendmelding> meld) : IKafkazender
    {
        public Kafkafout? Send(Kafkabericht bericht)
        {
            var koppen = new Headers();
            foreach (var (naam, waarde) in bericht.Koppen)
                koppen.Add(naam, waarde);
            try
            {
                producer.Produce(
                    topic, new Message<byte[]?, byte[]?> { Key = bericht.Sleutel, Value = bericht.Waarde, Headers = koppen },
                    verslag =>
                        meld(new Zendmelding(bericht.Positie, verslag.Error.IsError ? Kafkafout.Of(verslag.Error, topic) : null, verslag.Error.IsFatal)));
                return null;
            }
            catch (ProduceException<byte[]?, byte[]?> fout)
            {
                return Kafkafout.Of(fout.Error, topic);
            }
            finally
            {
                // The library has its own copy.
                CryptographicOperations.ZeroMemory(bericht.Waarde);
            }
        }

        public void Dispose() => producer.Dispose();
    }
}
