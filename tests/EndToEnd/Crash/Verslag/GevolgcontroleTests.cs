namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The checker of what a processor makes finds what is wrong in histories that were made by hand, and nothing in one that is right.</summary>
public sealed class GevolgcontroleTests
{
    private const string Gemeente = "0384";
    private const string Andere = "0344";
    private const string Nieuw = "NIEUW v1 D-1 999900006 JA 2026-12-01..";
    private const string Einde = "BEEINDIGD v2 D-1 999900006 NEE ..";
    private const string Antwoord = "op vraag: NEE";

    /// <summary>Two signals and an answer, the first of them heard twice; a fourth message that was given up and never accepted.</summary>
    private static readonly Verslag Goed = new()
    {
        Verzonden = [Sent("ja"), Sent("nee"), Sent("vraag"), Sent("kwijt") with { Bewijzen = [] }],
        Vastgelegd = [.. new[] { "ja", "nee", "vraag" }.Select(static (r, i) => new Vastgelegd(Oorzaak(r), i + 1, "bezorgd"))],
        Gevolgen =
        [
            new(Oorzaak("ja"), "999900006", Gemeente, Nieuw), new(Oorzaak("nee"), "999900006", Gemeente, Einde),
            new(Oorzaak("vraag"), "999900018", Andere, Antwoord),
            new(Oorzaak("kwijt"), "999900018", Andere, "NIEUW v1 U-1 999900018 JA 2026-12-01.."),
        ],
        Aankomsten = [Heard(1, Gemeente, "s1", Nieuw), Heard(2, Gemeente, "s2", Einde), Heard(3, Gemeente, "s1", Nieuw), Heard(4, Andere, "a1", Antwoord)],
        Uitgevoerd = [new(Uit("s1"), Gemeente, "bezorgd"), new(Uit("s2"), Gemeente, "bezorgd"), new(Uit("a1"), Andere, "bezorgd")],
    };

    [Fact]
    public void GoodHistory_WithARepeat_HasNoFaults() => Assert.Empty(Gevolgcontrole.FindFouten(Goed));

    [Fact]
    public void MessageWithoutReceipt_ThatWasAcceptedAllTheSame_HasItsEffectOnce()
    {
        var aangenomen = Goed with { Vastgelegd = [.. Goed.Vastgelegd, new(Oorzaak("kwijt"), 9, "bezorgd")] };
        var gehoord = Heard(9, Andere, "s9", Goed.Gevolgen[3].Tekst);

        RequireFout(aangenomen, "en nooit gehoord");
        Assert.Empty(Gevolgcontrole.FindFouten(aangenomen with { Aankomsten = [.. Goed.Aankomsten, gehoord] }));
        RequireFout(Goed with { Aankomsten = [.. Goed.Aankomsten, gehoord] }, "dat niet is aangenomen");
    }

    [Fact]
    public void MissingSignal_IsFound() => RequireFout(Without("s2"), "volgt uit BerichtId { Zender = CIZ, Referentie = nee } en nooit gehoord");

    [Fact]
    public void MissingAnswer_IsFound() => RequireFout(Without("a1"), "en nooit gehoord");

    [Fact]
    public void SameSignalUnderAnotherNumber_IsFound() => RequireFout(With(Heard(9, Gemeente, "s1 nog eens", Nieuw)), "onder meer dan een nummer");

    [Fact]
    public void RepeatWithAnotherIdInIt_IsFound() => RequireFout(With(Heard(9, Gemeente, "s1", Nieuw) with { Som = "iets anders" }), "met andere inhoud");

    [Fact]
    public void SecondSignal_ThatSaysSomethingElse_IsFound()
        => RequireFout(With(Heard(9, Gemeente, "s3", "NIEUW v3 D-1 999900006 JA 2026-12-01..")), "volgt uit niets");

    [Fact]
    public void SignalAtAnotherGemeente_IsFound() => RequireFout(With(Heard(9, Andere, "s1", Nieuw)), "volgt uit niets");

    [Fact]
    public void WrongAnswer_IsFound() => RequireFout(
        Goed with { Aankomsten = [.. Goed.Aankomsten.SkipLast(1), Heard(4, Andere, "a1", "op vraag: JA 2026-12-01")] }, "volgt uit niets");

    [Fact]
    public void OrderOfWhatFollowsAboutAPerson_Broken_IsFound() => RequireFout(
        Goed with { Aankomsten = [Heard(1, Gemeente, "s2", Einde), Heard(2, Gemeente, "s1", Nieuw), Goed.Aankomsten[3]] }, "dat later volgde");

    [Fact]
    public void MessageForWhoMayNotHearIt_IsFound()
        => RequireFout(Goed with { Uitgevoerd = [.. Goed.Uitgevoerd, new(Uit("x"), "0363", "klaargezet")] }, "klaargezet en daar nooit gehoord");

    [Fact]
    public void ParkedPiece_IsFound() => RequireFout(Goed with { Geparkeerd = ["nee: waarom"] }, "geparkeerd");

    [Fact]
    public void Uitstaand_IsWhatFollowsFromAReceiptAndWasNotHeard()
    {
        Assert.Empty(Gevolgcontrole.FindUitstaand(Goed));
        Assert.Equal([Nieuw, Einde, Antwoord], Gevolgcontrole.FindUitstaand(Goed with { Aankomsten = [] }).Select(static g => g.Tekst));
    }

    [Fact]
    public void Checker_OfAWholeReport_LooksAtThisToo()
        => Assert.Contains(Verslagcontrole.FindFouten(Without("s2")), static f => f.Contains("en nooit gehoord", StringComparison.Ordinal));

    private static BerichtId Oorzaak(string referentie) => new("CIZ", referentie);

    private static BerichtId Uit(string referentie) => new("IB", referentie);

    private static Verzonden Sent(string referentie) => new(Oorzaak(referentie), "IB", null, "som", Ongeldig: false, 1, [new(2, "bewijs")]);

    private static Aankomst Heard(long moment, string bij, string referentie, string tekst)
        => new(moment, bij, Uit(referentie), null, $"som {referentie}", Foutbericht: false) { Uitvoer = tekst };

    private static Verslag With(Aankomst aankomst) => Goed with { Aankomsten = [.. Goed.Aankomsten, aankomst] };

    private static Verslag Without(string referentie) => Goed with { Aankomsten = [.. Goed.Aankomsten.Where(a => a.Id != Uit(referentie))] };

    private static void RequireFout(Verslag verslag, string tekst)
        => Assert.Contains(Gevolgcontrole.FindFouten(verslag), f => f.Contains(tekst, StringComparison.Ordinal));
}
