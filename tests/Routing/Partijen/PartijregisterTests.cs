using FsCheck;
using FsCheck.Fluent;

namespace IB.Gateway.Routing.Tests.Partijen;

public sealed class PartijregisterTests
{
    private static readonly DateOnly Begin = new(2026, 3, 1);

    private static readonly string[] Codes = ["0384", "0363", "42420001", "Softwarehuis"];

    private static readonly Gen<DateOnly> Dagen = Gen.Choose(-3, 8).Select(n => Begin.AddDays(n));

    private static readonly Gen<Geldigheid> Perioden =
        from vanaf in Dagen.Select(d => (DateOnly?)d).Or(Gen.Constant((DateOnly?)null))
        from lengte in Gen.Choose(0, 4)
        from open in Gen.Elements(true, false)
        select new Geldigheid(vanaf, open ? null : (vanaf ?? Begin).AddDays(lengte));

    private static readonly Gen<Functiebereik> Bereiken =
        Gen.Elements("*", "WMO*", "JW*", "WMO301", "JW302").ListOf().Select(p => new Functiebereik([.. p]));

    private static readonly Gen<Mandaat> Mandaten =
        from namens in Gen.Elements(Codes)
        from verzenden in Gen.Elements(true, false)
        from ontvangen in Gen.Elements(true, false)
        from functies in Bereiken
        from geldig in Perioden
        select new Mandaat(namens, verzenden, ontvangen, functies, geldig);

    private static readonly Gen<Partij> Partijen =
        from code in Gen.Elements(Codes)
        from geldig in Perioden
        from mandaten in Mandaten.ListOf()
        from kenmerken in Perioden.ListOf()
        select Proefpartijen.Maak(code, code == "Softwarehuis" ? Rol.Intermediair : Rol.Gemeente) with
        {
            Geldig = geldig,
            Mandaten = [.. mandaten],
            Kenmerken = [.. kenmerken.Select(g => new Kenmerk("oin:x", g))],
        };

    [Fact]
    public void MagVerzenden_AnyParty_AgreesWithTheRuleSpelledOut()
        => CheckRecht(
            (partij, code, functie, dag) => Partijregister.MagVerzenden(partij, code, functie, dag), m => m.Verzenden, eigen: p => p.Rol != Rol.Intermediair);

    [Fact]
    public void MagOntvangen_AnyParty_AgreesWithTheRuleSpelledOut()
        => CheckRecht((partij, code, functie, dag) => Partijregister.MagOntvangen(partij, code, functie, dag), m => m.Ontvangen, eigen: _ => true);

    [Fact]
    public void Find_AnyDirectory_AgreesWithALinearSearch()
        => Prop.ForAll(
            (from partijen in Partijen.ListOf()
             from code in Gen.Elements([.. Codes, "0999"])
             from dag in Dagen
             select (Partijen: partijen.DistinctBy(p => p.Code).ToList(), Code: code, Dag: dag)).ToArbitrary(),
            t => new Partijregister(t.Partijen, Releasekalender.Leeg).Find(t.Code, t.Dag)
                == t.Partijen.SingleOrDefault(p => p.Code == t.Code && Liggend(t.Dag, p.Geldig))).QuickCheckThrowOnFailure();

    [Fact]
    public void FindOpKenmerk_AnyDirectory_FindsOnlyWhoHoldsItThatDay()
        => Prop.ForAll(
            (from partijen in Partijen.ListOf()
             from dag in Dagen
             select (Partijen: partijen.DistinctBy(p => p.Code).ToList(), Dag: dag)).ToArbitrary(),
            t =>
            {
                var houders = t.Partijen.Where(p => Liggend(t.Dag, p.Geldig) && p.Kenmerken.Any(k => Liggend(t.Dag, k.Geldig))).ToList();
                var gevonden = new Partijregister(t.Partijen, Releasekalender.Leeg).FindOpKenmerk("oin:x", t.Dag);
                return gevonden is null ? houders.Count == 0 : houders.Contains(gevonden);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void FindOpKenmerk_UnknownOrOtherCapitals_Nobody()
    {
        var register = new Partijregister(
            [Proefpartijen.Maak("0384", Rol.Gemeente) with { Kenmerken = [new Kenmerk("subject:CN=a", default)] }], Releasekalender.Leeg);

        Assert.NotNull(register.FindOpKenmerk("subject:CN=a", Begin));
        Assert.Null(register.FindOpKenmerk("subject:cn=a", Begin));
        Assert.Null(register.FindOpKenmerk("oin:CN=a", Begin));
        Assert.Null(Partijregister.Leeg.FindOpKenmerk("subject:CN=a", Begin));
    }

    [Fact]
    public void MagVerzenden_IntermediairWithoutMandate_NotEvenAsItself()
    {
        var huis = Proefpartijen.Maak("Softwarehuis", Rol.Intermediair);

        Assert.False(Partijregister.MagVerzenden(huis, "Softwarehuis", "WMO301", Begin));
        Assert.True(Partijregister.MagVerzenden(huis with { Mandaten = [Proefpartijen.Mandaat("0384", "WMO301")] }, "0384", "WMO301", Begin));
    }

    [Fact]
    public void Overlapt_AnyTwoPeriods_AgreesWithCountingDays()
    {
        var paren = from een in Perioden from ander in Perioden select (een, ander);
        var dagen = Enumerable.Range(-10, 40).Select(n => Begin.AddDays(n)).ToArray();

        Prop.ForAll(paren.ToArbitrary(), p => p.een.Overlapt(p.ander) == dagen.Any(d => p.een.Omvat(d) && p.ander.Omvat(d))).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("WMO301", "WMO301", true)]
    [InlineData("WMO301", "WMO3011", false)]
    [InlineData("WMO301", "wmo301", false)]
    [InlineData("WMO*", "WMO301", true)]
    [InlineData("WMO*", "WMO", true)]
    [InlineData("WMO*", "WM", false)]
    [InlineData("*", "", true)]
    [InlineData("WMO301", "", false)]
    public void Omvat_Pattern_CoversExactNamesAndPrefixes(string patroon, string functie, bool omvat)
        => Assert.Equal(omvat, new Functiebereik([patroon]).Omvat(functie));

    [Theory]
    [InlineData("*", true)]
    [InlineData("JW*", true)]
    [InlineData("WMO301", true)]
    [InlineData("", false)]
    [InlineData("**", false)]
    [InlineData("*WMO", false)]
    [InlineData("WMO 301", false)]
    [InlineData("WMÖ301", false)]
    [InlineData("a23456789012345678901234567890", true)]
    [InlineData("a234567890123456789012345678901", false)]
    public void IsGeldigPatroon_Text_LettersDigitsAndOneStarAtTheEnd(string patroon, bool geldig)
        => Assert.Equal(geldig, Functiebereik.IsGeldigPatroon(patroon));

    [Fact]
    public void BezorgafspraakOp_Day_TheOneOfThatDay()
    {
        var partij = Proefpartijen.Maak("0384", Rol.Gemeente) with
        {
            Bezorging =
            [
                new Bezorgafspraak(Bezorgwijze.Stuf, new Uri("https://oud.example/"), new Geldigheid(null, Begin)),
                new Bezorgafspraak(Bezorgwijze.Postbus, null, new Geldigheid(Begin.AddDays(2), null)),
            ],
        };

        Assert.Equal(Bezorgwijze.Stuf, partij.BezorgafspraakOp(Begin)!.Wijze);
        Assert.Null(partij.BezorgafspraakOp(Begin.AddDays(1)));
        Assert.Equal(Bezorgwijze.Postbus, partij.BezorgafspraakOp(Begin.AddDays(2))!.Wijze);
    }

    private static void CheckRecht(Func<Partij, string, string, DateOnly, bool> mag, Func<Mandaat, bool> recht, Func<Partij, bool> eigen)
        => Prop.ForAll(
            (from partij in Partijen
             from code in Gen.Elements(Codes)
             from functie in Gen.Elements("WMO301", "JW302", "WMO", "")
             from dag in Dagen
             select (partij, code, functie, dag)).ToArbitrary(),
            t => mag(t.partij, t.code, t.functie, t.dag) == Spelled(t.partij, t.code, t.functie, t.dag, recht, eigen)).QuickCheckThrowOnFailure();

    private static bool Spelled(Partij partij, string code, string functie, DateOnly dag, Func<Mandaat, bool> recht, Func<Partij, bool> eigen)
    {
        if (partij.Code == code && eigen(partij))
            return true;
        foreach (var mandaat in partij.Mandaten)
        {
            if (mandaat.Namens == code && recht(mandaat) && Liggend(dag, mandaat.Geldig)
                && mandaat.Functies.Patronen.Any(p => p == functie || (p[^1] == '*' && functie.StartsWith(p[..^1], StringComparison.Ordinal))))
                return true;
        }

        return false;
    }

    private static bool Liggend(DateOnly dag, Geldigheid geldig) => dag >= (geldig.Vanaf ?? DateOnly.MinValue) && dag <= (geldig.Tot ?? DateOnly.MaxValue);
}
