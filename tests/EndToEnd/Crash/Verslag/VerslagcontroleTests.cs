namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The checker finds what is wrong in histories that were made by hand, and nothing in one that is right.</summary>
public sealed class VerslagcontroleTests
{
    private const string Gemeente = "0384";
    private const string Aanbieder = "42420001";

    /// <summary>Two messages to a mailbox, the first repeated by its sender and fetched twice; a third that is refused, with its Fo01.</summary>
    private static readonly Verslag Goed = new()
    {
        Verzonden =
        [
            new(Id("a"), Aanbieder, null, "som a", Ongeldig: false, 1, [new(3, "bewijs a"), new(5, "bewijs a")]),
            new(Id("b"), Aanbieder, null, "som b", Ongeldig: false, 6, [new(7, "bewijs b")]),
            new(Id("c"), Aanbieder, null, "som c", Ongeldig: true, 8, [new(9, "bewijs c")]),
            new(Id("nooit"), Aanbieder, null, "som nooit", Ongeldig: false, 20, []),
        ],
        Aankomsten =
        [
            new(10, Aanbieder, Id("a"), null, "som a", Foutbericht: false),
            new(11, Aanbieder, Id("b"), null, "som b", Foutbericht: false),
            new(12, Aanbieder, Id("a"), null, "som a", Foutbericht: false),
            new(15, Gemeente, new BerichtId("IB", "fout"), "c", "", Foutbericht: true),
            new(16, Gemeente, new BerichtId("IB", "fout"), "c", "", Foutbericht: true),
        ],
        Afgehaald = [new(13, Aanbieder, Id("a")), new(14, Aanbieder, Id("b"))],
        Duwontvangers = new HashSet<string> { Gemeente },
        Vastgelegd =
        [
            new(Id("a"), 1, "bezorgd"), new(Id("b"), 2, "bezorgd"), new(Id("c"), 3, "afgekeurd"), new(new BerichtId("IB", "fout"), 4, "bezorgd"),
        ],
    };

    [Fact]
    public void GoodHistory_HasNoFaults() => Assert.Empty(Verslagcontrole.FindFouten(Goed));

    [Fact]
    public void MessageWithoutReceipt_MayHaveArrivedAllTheSame() => Assert.Empty(Verslagcontrole.FindFouten(Goed with
    {
        Aankomsten = [.. Goed.Aankomsten, new(21, Aanbieder, Id("nooit"), null, "som nooit", Foutbericht: false)],
        Vastgelegd = [.. Goed.Vastgelegd, new(Id("nooit"), 5, "bezorgd")],
    }));

    [Fact]
    public void LostMessage_IsFound() => RequireFout(
        Goed with { Aankomsten = [.. Goed.Aankomsten.Where(a => a.Id != Id("b"))] }, "bevestigd en nooit aangekomen");

    [Fact]
    public void LostFoutbericht_IsFound() => RequireFout(
        Goed with { Aankomsten = [.. Goed.Aankomsten.Where(a => !a.Foutbericht)] }, "bevestigd en nooit aangekomen");

    [Fact]
    public void ChangedBytes_AreFound() => RequireFout(With(Goed.Aankomsten[1] with { Som = "iets anders" }), "andere bytes");

    [Fact]
    public void MessageAtAnotherReceiver_IsFound() => RequireFout(
        Goed with { Aankomsten = [.. Goed.Aankomsten, Goed.Aankomsten[1] with { Moment = 30, Bij = "0363" }] }, "was voor 42420001");

    [Fact]
    public void MessageOfNobody_IsFound() => RequireFout(
        Goed with { Aankomsten = [.. Goed.Aankomsten, new(30, Aanbieder, Id("z"), null, "som z", Foutbericht: false)] }, "door niemand verzonden");

    [Fact]
    public void AnswerToAnother_IsFound() => RequireFout(With(Goed.Aankomsten[1] with { AntwoordOp = "a" }), "antwoord op a");

    [Fact]
    public void RefusedMessageThatArrives_IsFound() => RequireFout(
        Goed with { Aankomsten = [.. Goed.Aankomsten, new(30, Aanbieder, Id("c"), null, "som c", Foutbericht: false)] }, "had afgekeurd moeten worden");

    [Fact]
    public void DuplicateUnderAnotherNumber_IsFound() => RequireFout(
        Goed with { Aankomsten = [.. Goed.Aankomsten, new(30, Aanbieder, Id("nieuw"), null, "som a", Foutbericht: false)] }, "een bericht met twee nummers");

    [Fact]
    public void ReceiptWithoutMessage_IsFound() => RequireFout(
        Goed with { Vastgelegd = [.. Goed.Vastgelegd.Where(v => v.Id != Id("b"))] }, "een ontvangstbewijs voor een bericht dat er niet is");

    [Fact]
    public void MessageStoredTwice_IsFound() => RequireFout(
        Goed with { Vastgelegd = [.. Goed.Vastgelegd, new(Id("a"), 9, "bezorgd")] }, "2 keer vastgelegd");

    [Fact]
    public void MessageThatIsNotDelivered_IsFound() => RequireFout(
        Goed with { Vastgelegd = [new(Id("a"), 1, "mislukt"), .. Goed.Vastgelegd.Skip(1)] }, "eindigt als mislukt");

    [Fact]
    public void RepeatWithAnotherReceipt_IsFound() => RequireFout(
        Goed with { Verzonden = [Goed.Verzonden[0] with { Bewijzen = [new(3, "bewijs a"), new(5, "ander bewijs")] }, .. Goed.Verzonden.Skip(1)] },
        "herhaald en een ander ontvangstbewijs gekregen");

    [Fact]
    public void SecondFoutbericht_IsFound() => RequireFout(
        Goed with { Aankomsten = [.. Goed.Aankomsten, new(30, Gemeente, new BerichtId("IB", "nog een"), "c", "", Foutbericht: true)] }, "meer dan een Fo01");

    [Fact]
    public void FoutberichtAboutAGoodMessage_IsFound() => RequireFout(
        Goed with { Aankomsten = [.. Goed.Aankomsten, new(30, Gemeente, new BerichtId("IB", "x"), "a", "", Foutbericht: true)] }, "dat goed was");

    [Fact]
    public void ConfirmedMessageThatIsOfferedAgain_IsFound() => RequireFout(
        Goed with { Aankomsten = [.. Goed.Aankomsten, new(30, Aanbieder, Id("a"), null, "som a", Foutbericht: false)] }, "bevestigd en toch weer aangeboden");

    [Fact]
    public void OrderOfAcceptance_BrokenByTheClocksOfTheSenders_IsFound()
        // Also when the knooppunt would say that it accepted them the other way round.
        => RequireFout(
            Swapped with { Vastgelegd = [new(Id("a"), 2, "bezorgd"), new(Id("b"), 1, "bezorgd"), .. Goed.Vastgelegd.Skip(2)] }, "toen dit al was bevestigd");

    [Fact]
    public void OrderOfAcceptance_BrokenByItsOwnNumbers_IsFound()
        // The senders say nothing: both were under way at the same time.
        => RequireFout(Swapped with { Verzonden = [.. Goed.Verzonden.Select(v => v with { Begin = 1 })] }, "dat later is aangenomen");

    [Fact]
    public void Order_AroundARefusedMessage_IsNotPromised()
        => Assert.Empty(Verslagcontrole.FindFouten(Swapped with { Geweigerd = new HashSet<BerichtId> { Id("a") } }));

    [Fact]
    public void RepeatOfAPush_AfterTheNextMessage_IsFound()
    {
        // In the mailbox of the good history the same is no fault.
        var verslag = Goed with { Duwontvangers = new HashSet<string> { Gemeente, Aanbieder } };

        RequireFout(verslag, "dat later is aangenomen");
    }

    [Fact]
    public void Uitstaand_IsWhatHasAReceiptAndNotArrived()
    {
        Assert.Empty(Verslagcontrole.FindUitstaand(Goed));
        Assert.Equal([Id("a"), Id("b"), Id("c")], Verslagcontrole.FindUitstaand(Goed with { Aankomsten = [] }));
    }

    private static Verslag Swapped => Goed with
    {
        Aankomsten = [Goed.Aankomsten[1] with { Moment = 10 }, Goed.Aankomsten[0] with { Moment = 11 }, .. Goed.Aankomsten.Skip(3)],
    };

    private static BerichtId Id(string referentie) => new(Gemeente, referentie);

    private static Verslag With(Aankomst aankomst) => Goed with { Aankomsten = [Goed.Aankomsten[0], aankomst, .. Goed.Aankomsten.Skip(2)] };

    private static void RequireFout(Verslag verslag, string tekst)
        => Assert.Contains(Verslagcontrole.FindFouten(verslag), f => f.Contains(tekst, StringComparison.Ordinal));
}
