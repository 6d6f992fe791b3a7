using System.Text;
using IB.Gateway.Testing.Kafka;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The checker of a topic finds what is wrong in topics that were made by hand, and nothing in one that is right.</summary>
public sealed class TopiccontroleTests
{
    private static readonly IReadOnlyList<Verzonden> Verwacht = [Verzonden("a"), Verzonden("b")];

    [Fact]
    public void GoodTopic_WithARepeat_HasNoFaults() => Assert.Empty(Topiccontrole.FindFouten(Verwacht, [Event("a", 1, 0), Event("b", 2, 1), Event("a", 1, 2)]));

    [Fact]
    public void MissingMessage_IsFound() => RequireFout("nooit in het topic", Event("a", 1, 0));

    [Fact]
    public void OtherBytes_AreFound()
        => RequireFout("hoort zo niet", Event("a", 1, 0), Event("b", 2, 1) with { Waarde = Encoding.UTF8.GetBytes("iets anders") });

    [Fact]
    public void MessageOfSomebodyElse_IsFound() => RequireFout("hoort zo niet", Event("a", 1, 0), Event("b", 2, 1), Event("c", 3, 2));

    [Fact]
    public void MessageUnderTwoPositions_IsFound() => RequireFout("meer dan een id of positie", Event("a", 1, 0), Event("b", 2, 1), Event("a", 3, 2));

    [Fact]
    public void OrderOfAReceiver_Broken_IsFound() => RequireFout("dat later is aangenomen", Event("b", 2, 0), Event("a", 1, 1));

    [Fact]
    public void Verwacht_IsWhatWasAcceptedOfTheType()
    {
        var verslag = new Verslag
        {
            Verzonden =
            [
                .. Verwacht, Verzonden("ongeldig") with { Ongeldig = true }, Verzonden("niet aangenomen"), Verzonden("ander type") with { AntwoordOp = "a" },
            ],
            Vastgelegd = [.. new[] { "a", "b", "ongeldig", "ander type" }.Select(static r => new Vastgelegd(new BerichtId("42420001", r), 1, "bezorgd"))],
        };

        Assert.Equal(["a", "b"], Topiccontrole.FindVerwacht(verslag, static v => v.AntwoordOp is null).Select(static v => v.Id.Referentie));
    }

    private static void RequireFout(string tekst, params Gelezen[] gelezen)
        => Assert.Contains(Topiccontrole.FindFouten(Verwacht, gelezen), f => f.Contains(tekst, StringComparison.Ordinal));

    private static Verzonden Verzonden(string referentie)
        => new(new BerichtId("42420001", referentie), "0384", null, Som.Of(Encoding.UTF8.GetBytes(referentie)), Ongeldig: false, 1, []);

    private static Gelezen Event(string referentie, long positie, long offset) => new(
        0, offset, "0384", Encoding.UTF8.GetBytes(referentie),
        new Dictionary<string, string> { ["ce_id"] = $"id {positie}", ["ce_positie"] = $"{positie}", ["ce_subject"] = referentie });
}
