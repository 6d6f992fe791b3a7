using System.Text.RegularExpressions;
using IB.Gateway.LoadTests.Mengsel;
using IB.Gateway.Schemas;
using IB.Gateway.Validation;

namespace IB.Gateway.LoadTests.Tests.Mengsel;

public sealed partial class BerichtmakerTests
{
    private const string Gemeente = "9003";
    private const string Aanbieder = "42420004";

    private static readonly Berichtcatalogus Catalogus = Berichtcatalogus.LoadEmbedded();
    private static readonly GecompileerdeValidator Validator = new(Catalogus, new ReferentieValidator(Catalogus), _ => Assert.Fail("The engines disagree."));

    public static TheoryData<string, int> Berichten => [.. from b in Catalogus.Berichten.Where(b =>
        Berichtmix.Aandelen.Any(a => a.Functie == b.Functie)) from bytes in new[] { 0, 9_000, 150_000 } select (b.Functie, bytes)];

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Make_AnyTypeAndSize_IsValidAndBetweenTheParties(string functie, int bytes)
    {
        var definitie = Catalogus.FindByFunctie(functie).Single();

        var oordeel = Validator.Validate(Berichtmaker.Make(definitie, Gemeente, Aanbieder, nummer: 77, bytes));

        Assert.Empty(oordeel.Fouten);
        Assert.Equal(definitie, oordeel.Definitie);
        Assert.Equal(definitie.KopAfzenderRol == Partijrol.Gemeente ? new Berichtkop(Gemeente, Aanbieder, "B00000000077") : new Berichtkop(
            Aanbieder, Gemeente, "B00000000077"), oordeel.Kop);
    }

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Make_LargerThanTheExample_IsThatLargeWhenSomethingRepeats(string functie, int bytes)
    {
        var definitie = Catalogus.FindByFunctie(functie).Single();
        var klein = Berichtmaker.Make(definitie, Gemeente, Aanbieder, nummer: 1, bytes: 0);

        var bericht = Berichtmaker.Make(definitie, Gemeente, Aanbieder, nummer: 1, bytes);

        // One client with what was delivered to it is the largest that repeats.
        Assert.InRange(bericht.Length, bytes > klein.Length && Berichtmaker.KanGroeien(functie) ? bytes - 4_000 : klein.Length, Math.Max(bytes, klein.Length));
    }

    [Fact]
    public void Make_TheLargest_IsValid()
    {
        var grootste = Grootteklasse.Alle[^1].Tot;

        var bericht = Berichtmaker.Make(Catalogus.FindByFunctie("WMO323").Single(), Gemeente, Aanbieder, nummer: 1, grootste);

        Assert.True(Validator.Validate(bericht).Geldig);
        Assert.InRange(bericht.Length, grootste - 4_000, grootste);
    }

    [Fact]
    public void Make_WithManyClients_HasTestBsnsOnlyAndMany()
    {
        var bericht = Berichtmaker.Make(Catalogus.FindByFunctie("JW323").Single(), Gemeente, Aanbieder, nummer: 1, 1_000_000);

        var bsns = Bsn().Matches(System.Text.Encoding.UTF8.GetString(bericht)).Select(m => m.Groups["bsn"].Value).ToList();

        Assert.True(bsns.Distinct(StringComparer.Ordinal).Count() > 100);
        Assert.All(bsns, b => Assert.Contains(b, Testbsn.Alle));
    }

    [Fact]
    public void Testbsns_All_AreValidAndOfTheRangeForTests()
    {
        Assert.Equal(["999900006", "999900018"], Testbsn.Alle.Take(2));
        Assert.All(Testbsn.Alle, b => Assert.Matches("^9999[0-9]{5}$", b));
        Assert.All(Testbsn.Alle, b => Assert.True(Testbsn.IsGeldig(b)));
        Assert.False(Testbsn.IsGeldig("999900007"));
    }

    [GeneratedRegex(":Bsn>(?<bsn>[0-9]+)<", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Bsn();
}
