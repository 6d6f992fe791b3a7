using IB.Gateway.Beheer;
using IB.Gateway.Routing;
using IB.Gateway.Routing.Kafka;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Telemetrie;

/// <summary>What an operator sees of publishing over Kafka: in metrics without parties, and in health with them.</summary>
public sealed class KafkametersTests : IDisposable
{
    private static readonly DateTimeOffset Begin = new FakeTime().GetUtcNow();
    private static readonly Kafkafout Weg = new(
        Kafkafoutsoort.Tijdelijk, "Local_AllBrokersDown", "Kafka meldt Local_AllBrokersDown; het knooppunt probeert het opnieuw.");
    private static readonly Kafkafout Geen = new(Kafkafoutsoort.Blijvend, "UnknownTopicOrPart", "Topic ib.svb.wmo-zorgstatus bestaat niet.");

    private readonly Meterbank _bank = new();
    private readonly FakeTime _time = new();
    private readonly Journaalmeting _meting = new();

    /// <summary>One follower that waits, one that is stuck, one of another topic that goes, and one of another node.</summary>
    internal static Kafkastand Stand { get; } = new(
        [
            new Volgerstand(new Kafkavolger("CAK", "wmo-zorgstatus"), Volgertoestand.TijdelijkeFout, 91, 500, Begin, Weg),
            new Volgerstand(new Kafkavolger("SVB", "wmo-zorgstatus"), Volgertoestand.BlijvendeFout, 96, 0, Begin.AddSeconds(30), Geen),
            new Volgerstand(new Kafkavolger("CAK", "wlz-signalen"), Volgertoestand.Loopt, 101, 20, null, null),
            new Volgerstand(new Kafkavolger("CIZ", "wlz-signalen"), Volgertoestand.Elders, 0, 0, null, null),
        ],
        [new Kafkatelling("wmo-zorgstatus", Verstrekwijze.Inhoud, 7, 7000), new Kafkatelling("wmo-zorgstatus", Verstrekwijze.Melding, 2, 0)],
        new Dictionary<Kafkafoutsoort, long> { [Kafkafoutsoort.Tijdelijk] = 3, [Kafkafoutsoort.Blijvend] = 1 });

    public void Dispose() => _bank.Dispose();

    [Fact]
    public void Observe_Followers_GivesTheWorstPerTopicAndNoParty()
    {
        _meting.Store(new Journaalstand(new Dictionary<Toestand, long>(), null, 100), _time.GetUtcNow());
        _ = new Kafkameters(_bank.Factory, () => Stand, _meting, _time);
        _time.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(
            [
                "ib.kafka.gebeurtenissen{onderwerp=wmo-zorgstatus,wijze=inhoud} 7",
                "ib.kafka.gebeurtenissen{onderwerp=wmo-zorgstatus,wijze=melding} 2",
                "ib.kafka.inhoud{onderwerp=wmo-zorgstatus} 7000",
                "ib.kafka.fouten{soort=tijdelijk} 3",
                "ib.kafka.fouten{soort=blijvend} 1",
                "ib.kafka.onderweg{} 520",
                "ib.kafka.achterstand{onderwerp=wmo-zorgstatus} 10",
                "ib.kafka.achterstand{onderwerp=wlz-signalen} 0",
                "ib.kafka.oudste.leeftijd{onderwerp=wmo-zorgstatus} 90",
                "ib.kafka.oudste.leeftijd{onderwerp=wlz-signalen} 0",
                "ib.kafka.volgers{toestand=loopt} 1",
                "ib.kafka.volgers{toestand=elders} 1",
                "ib.kafka.volgers{toestand=tijdelijke_fout} 1",
                "ib.kafka.volgers{toestand=blijvende_fout} 1",
            ],
            _bank.Observe());
    }

    [Fact]
    public void Check_WithinTheLimit_WarnsOfWhatAPersonMustMendOnly()
    {
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(
            [
                ("kafka:CAK/wmo-zorgstatus", Checkstatus.Ok, null),
                ("kafka:SVB/wmo-zorgstatus", Checkstatus.Waarschuwing, Geen.Uitleg),
                ("kafka:CAK/wlz-signalen", Checkstatus.Ok, null),
            ],
            Check().Select(static c => (c.Naam, c.Status, c.Oorzaak)));
    }

    [Fact]
    public void Check_BeyondTheLimit_WarnsAndIsNeverAFault()
    {
        _time.Advance(TimeSpan.FromMinutes(5).Add(TimeSpan.FromSeconds(1)));
        var (naam, status, oorzaak, voortgang) = Check().First();
        Assert.Equal(("kafka:CAK/wmo-zorgstatus", Checkstatus.Waarschuwing, Begin), (naam, status, voortgang));
        Assert.StartsWith(
            "De oudste gebeurtenis die nog niet is bevestigd hoort bij een bericht van 00:05:01 geleden. Kafka meldt Local_AllBrokersDown", oorzaak,
            StringComparison.Ordinal);
        Assert.DoesNotContain(Check(), static c => c.Status == Checkstatus.Fout);
    }

    private IEnumerable<Checkresultaat> Check() => new Kafkacheck(static () => Stand, new KafkaOptions(), _time).Check();
}
