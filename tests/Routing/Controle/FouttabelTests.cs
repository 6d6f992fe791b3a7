using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Storage;
using IB.Gateway.Validation;

namespace IB.Gateway.Routing.Tests.Controle;

public sealed class FouttabelTests
{
    private static readonly Versie Versie = new(3, 2);

    /// <summary>Long, short, with braces of a format, surrogate pairs and signs of every protocol.</summary>
    private static readonly Gen<string> Teksten =
        Gen.Elements("a", "bericht ", "{0}", "{", "}", "é", "😀", "<b>", "&amp;", "\r\n", "\u001b[31m", "\0", "\"", "%s").ListOf()
            .SelectMany(delen => Gen.Elements(1, 5, 40).Select(maal => string.Concat(Enumerable.Repeat(string.Concat(delen), maal))));

    private static readonly Gen<Bevinding> Bevindingen =
        from punt in Gen.Elements(Enum.GetValues<Controlepunt>())
        from tekst in Teksten
        from fouten in (from pad in Teksten from uitleg in Teksten select new Schemafout("XSD", 3, 4, pad, uitleg)).ListOf()
        select new Bevinding(punt, tekst, fouten);

    /// <summary>ISD-2.1p4 and BIDN-2025 as published; where ISD has no code for a check, that of StUF 03.01 stands in both.</summary>
    public static TheoryData<Controlepunt, string, string, string, Foutweg, int> Tabel => new()
    {
        { Controlepunt.EnvelopOnleesbaar, "RIN001", "IB001", "client", Foutweg.Meteen, 400 },
        { Controlepunt.TeGroot, "IB007", "IB003", "server", Foutweg.Meteen, 413 },
        { Controlepunt.ZenderOnbekend, "IB213", "IB005", "client", Foutweg.Meteen, 403 },
        { Controlepunt.NietGeautoriseerd, "IB002", "IB002", "server", Foutweg.Meteen, 403 },
        { Controlepunt.OpslagNietMogelijk, "StUF046", "StUF046", "server", Foutweg.Meteen, 503 },
        { Controlepunt.GeenUuid, "IB009", "IB001", "client", Foutweg.Later, 400 },
        { Controlepunt.Dubbel, "IB216", "IB016", "client", Foutweg.Later, 409 },
        { Controlepunt.EnvelopOnjuist, "RIN001", "IB001", "client", Foutweg.Later, 400 },
        { Controlepunt.StufVersie, "IB798", "IB001", "server", Foutweg.Later, 400 },
        { Controlepunt.OntvangerOnbekend, "IB210", "IB005", "client", Foutweg.Later, 400 },
        { Controlepunt.FunctieNietToegestaan, "IB234", "IB007", "client", Foutweg.Later, 400 },
        { Controlepunt.BerichtcodeFunctie, "IB240", "IB006", "client", Foutweg.Later, 400 },
        { Controlepunt.ReleaseNogNietOpen, "IB234", "IB007", "client", Foutweg.Later, 400 },
        { Controlepunt.ReleaseGesloten, "IB234", "IB007", "client", Foutweg.Later, 400 },
        { Controlepunt.Bevroren, "IB103", "IB023", "server", Foutweg.Later, 503 },
        { Controlepunt.Leegloop, "IB103", "IB023", "server", Foutweg.Later, 503 },
        { Controlepunt.GeenRoute, "IB102", "IB007", "client", Foutweg.Later, 400 },
        { Controlepunt.AnderePgbuitvoerder, "IB102", "IB007", "client", Foutweg.Later, 400 },
        { Controlepunt.GeenCpa, "IB101", "IB023", "server", Foutweg.Later, 503 },
        { Controlepunt.AntwoordHoortNietBij, "StUF043", "IB021", "client", Foutweg.Later, 400 },
        { Controlepunt.InhoudOnjuist, "StUF055", "IB001", "client", Foutweg.Later, 400 },
    };

    public static TheoryData<Controlepunt> Punten => [.. Enum.GetValues<Controlepunt>()];

    [Theory]
    [MemberData(nameof(Tabel))]
    public void Describe_Controlepunt_GivesCodePlekAndWay(Controlepunt punt, string isd, string bidn, string plek, Foutweg weg, int status)
    {
        var bevinding = new Bevinding(punt, "X1");

        Assert.Equal(isd, Fouttabel.Describe(bevinding, Foutcodeset.Isd21p4, "WMO301", Versie).Code);
        Assert.Equal(bidn, Fouttabel.Describe(bevinding, Foutcodeset.Bidn2025, "WMO301", Versie).Code);
        Assert.Equal(plek, Fouttabel.Describe(bevinding, Foutcodeset.Isd21p4, "WMO301", Versie).Plek);
        Assert.Equal(
            punt is Controlepunt.TeGroot or Controlepunt.StufVersie ? "client" : plek,
            Fouttabel.Describe(bevinding, Foutcodeset.Bidn2025, "WMO301", Versie).Plek);
        Assert.Equal((weg, status), (Fouttabel.Weg(punt), Fouttabel.HttpStatus(punt)));
    }

    [Fact]
    public void Tabel_AllRows_AreEveryControlepuntInItsOrder()
        => Assert.Equal(Enum.GetValues<Controlepunt>(), Tabel.Select(r => r.Data.Item1));

    [Fact]
    public void Describe_AnyFinding_KeepsTheLengthsOfTheStandard()
        => Prop.ForAll(
            (from bevinding in Bevindingen from functie in Gen.Elements("", "WMO301") select (bevinding, functie)).ToArbitrary(),
            t =>
            {
                var fout = Fouttabel.Describe(t.bevinding, Foutcodeset.Isd21p4, t.functie, Versie);
                return fout.Code.Length is > 0 and <= 7
                    && fout.Omschrijving.Length is > 0 and <= 200
                    && (t.functie.Length == 0
                        ? fout.Details is null
                        : fout.Details!.Length <= 1000 && fout.Details.StartsWith("WMO301-00030002", StringComparison.Ordinal));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Describe_AnyFinding_SplitsNoSurrogatePair()
        => Prop.ForAll(
            Bevindingen.ToArbitrary(),
            bevinding =>
            {
                var fout = Fouttabel.Describe(bevinding, Foutcodeset.Isd21p4, "WMO301", Versie);
                return IsHeel(fout.Omschrijving) && IsHeel(fout.Details!);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Punten))]
    public void Describe_LongParticular_KeepsWhatToDoNow(Controlepunt punt)
    {
        var lang = new string('x', 500);
        var kort = Fouttabel.Describe(new Bevinding(punt, "y"), Foutcodeset.Isd21p4, "", Versie).Omschrijving;
        var fout = Fouttabel.Describe(new Bevinding(punt, lang), Foutcodeset.Isd21p4, "", Versie);

        Assert.EndsWith(kort[(kort.IndexOf('y', StringComparison.Ordinal) + 1)..][^20..], fout.Omschrijving, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_MoreFaultsThanFit_WholeLinesOnly()
    {
        var fouten = Enumerable.Range(1, 100).Select(n => new Schemafout("XSD", n, 1, "/Bericht/Client", "element Bsn is hier niet toegestaan")).ToList();

        var details = Fouttabel.Describe(new Bevinding(Controlepunt.InhoudOnjuist, "zie details", fouten), Foutcodeset.Isd21p4, "WMO301", Versie).Details!;

        Assert.InRange(details.Length, 900, 1000);
        Assert.EndsWith(": element Bsn is hier niet toegestaan", details, StringComparison.Ordinal);
        Assert.StartsWith("WMO301-00030002 | regel 1, kolom 1, /Bericht/Client: element", details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, "", "WMO301-00030002 | de som klopt niet")]
    [InlineData(0, 0, "/", "WMO301-00030002 | /: de som klopt niet")]
    [InlineData(2, 5, "/Bericht", "WMO301-00030002 | regel 2, kolom 5, /Bericht: de som klopt niet")]
    public void Describe_FaultWithoutAPlace_NamesNone(int regel, int kolom, string pad, string details)
        => Assert.Equal(details, Fouttabel.Describe(
            new Bevinding(Controlepunt.InhoudOnjuist, "zie details", [new Schemafout("R", regel, kolom, pad, "de som klopt niet")]), Foutcodeset.Isd21p4,
            "WMO301", Versie).Details);

    [Fact]
    public void Describe_LongParticular_IsCutBetweenWordsAndStandsInFullInDetails()
    {
        var lang = string.Join(' ', Enumerable.Repeat("woordenrijk", 30));

        var fout = Fouttabel.Describe(new Bevinding(Controlepunt.GeenRoute, lang), Foutcodeset.Isd21p4, "WMO301", Versie);

        Assert.Contains("woordenrijk woordenrijk … Controleer ontvanger", fout.Omschrijving, StringComparison.Ordinal);
        Assert.Equal($"WMO301-00030002 | {lang}", fout.Details);
    }

    private static bool IsHeel(string tekst)
    {
        for (var i = 0; i < tekst.Length; i++)
        {
            if (char.IsHighSurrogate(tekst[i]) && i + 1 < tekst.Length && char.IsLowSurrogate(tekst[i + 1]))
                i++;
            else if (char.IsSurrogate(tekst[i]))
                return false;
        }

        return true;
    }
}
