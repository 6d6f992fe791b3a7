using IB.Gateway.Routing.Kafka;
using IB.Gateway.Routing.Kafka.Topics;
using IB.Gateway.Routing.Tests.Onderwerpen;

namespace IB.Gateway.Routing.Tests.Kafka;

/// <summary>Which topics there must be, what they are called, and what is wrong with one.</summary>
public sealed class TopicTests
{
    private static readonly DateOnly Dag = new(2026, 3, 2);
    private static readonly KafkaOptions Options = new() { Servers = "127.0.0.1:9092" };
    private static readonly Topicdeclaratie Declaratie = Topicplan.Of("CAK", "wmo-zorgstatus", Options);

    private static readonly Dictionary<string, string> Goed = new()
    {
        ["cleanup.policy"] = "delete", ["retention.ms"] = "86400000", ["max.message.bytes"] = "1048576", ["min.insync.replicas"] = "2",
    };

    [Fact]
    public void Make_Directory_GivesATopicForEachPartyAndTopicOverKafkaNowOrLater()
    {
        var register = new Partijregister(
            [
                Onderwerpproef.Partij("SVB", Recht(null, "2026-03-01"), Recht("2026-04-01", null)),
                Onderwerpproef.Partij("CAK", Recht("2020-01-01", null)),
                Onderwerpproef.Partij("CIZ", Recht("2020-01-01", null) with { Kafka = false }),
                Onderwerpproef.Partij("0384", Recht("2020-01-01", "2026-03-01")),
                Onderwerpproef.Partij("CBS", Recht("2020-01-01", null)) with { Geldig = new Geldigheid(null, new DateOnly(2026, 3, 1)) },
            ],
            Releasekalender.Leeg);

        Assert.Equal(["ib.cak.proef", "ib.svb.proef"], Topicplan.Make(register, Dag, Options).Select(static d => d.Naam));
    }

    [Fact]
    public void Of_Topic_HasTheSettingsThatItIsMadeWith()
    {
        Assert.Equal(new Topicdeclaratie("ib.cak.wmo-zorgstatus", "CAK", "wmo-zorgstatus", 3, 3, 2, TimeSpan.FromDays(1), 1048576), Declaratie);
        Assert.Equal(Goed, Declaratie.Instellingen);
        Assert.Equal("ib.cak.", Topicnaam.Groepen("ib", "CAK"));
    }

    [Theory]
    [InlineData("ib", true)]
    [InlineData("ib-proef.regio-1", true)]
    [InlineData("IB", false)]
    [InlineData("ib_1", false)]
    [InlineData("1b", false)]
    [InlineData("ib.", false)]
    [InlineData("i..b", false)]
    [InlineData("", false)]
    public void IsGeldigVoorvoegsel_Text_IsJudged(string tekst, bool goed) => Assert.Equal(goed, Topicnaam.IsGeldigVoorvoegsel(tekst));

    [Fact]
    public void Compare_AsDeclaredOrStricter_FindsNothing()
    {
        Assert.Empty(Topicvergelijking.Compare(Declaratie, new Topicstand(3, 3, Goed)));
        var strenger = new Dictionary<string, string>(Goed) { ["retention.ms"] = "3600000", ["max.message.bytes"] = "2000000", ["min.insync.replicas"] = "3" };
        Assert.Empty(Topicvergelijking.Compare(Declaratie, new Topicstand(12, 5, strenger)));
    }

    [Theory]
    [InlineData("cleanup.policy", "compact", "cleanup.policy is compact")]
    [InlineData("retention.ms", "86400001", "retention.ms is 86400001")]
    [InlineData("retention.ms", "-1", "retention.ms is -1")]
    [InlineData("max.message.bytes", "1048575", "max.message.bytes is 1048575")]
    [InlineData("min.insync.replicas", "1", "min.insync.replicas is 1")]
    public void Compare_OneSettingOther_SaysWhich(string naam, string waarde, string bevinding)
    {
        var instellingen = new Dictionary<string, string>(Goed) { [naam] = waarde };
        Assert.StartsWith(bevinding, Assert.Single(Topicvergelijking.Compare(Declaratie, new Topicstand(3, 3, instellingen))), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_FewerPartitionsCopiesAndNoSettings_SaysAllThree()
        => Assert.Equal(
            ["2 partities, verwacht 3", "1 replica's, verwacht 3", "het cluster geeft de instellingen van het topic niet: bewaartermijn en grootste bericht zijn niet gecontroleerd"],
            Topicvergelijking.Compare(Declaratie, new Topicstand(2, 1, null)));

    private static Onderwerprecht Recht(string? vanaf, string? tot)
        => Onderwerpproef.Recht(new Geldigheid(Lees(vanaf), Lees(tot))) with { Kafka = true };

    private static DateOnly? Lees(string? dag) => dag is null ? null : DateOnly.Parse(dag, System.Globalization.CultureInfo.InvariantCulture);
}
