using System.Globalization;
using System.Text;

namespace IB.Gateway.Routing.Tests.Partijen;

public sealed class EigenberichtenlezerTests
{
    private const string Goed =
        """{ "grond": "Collegebesluit 2026-12", "vastgelegdDoor": "FG", "vastgelegdOp": "2026-02-01", "vanaf": "2026-03-01", "tot": "2026-12-31" }""";

    [Fact]
    public void Read_Choice_IsThatOfTheGemeente()
    {
        var (register, fouten) = Read($"[{Goed}]");
        Assert.Empty(fouten);
        Assert.Equal(
            [new Eigenberichtenkeuze(
                "Collegebesluit 2026-12", "FG", new DateOnly(2026, 2, 1), new Geldigheid(new DateOnly(2026, 3, 1), new DateOnly(2026, 12, 31)))],
            register!.Partijen[0].EigenBerichten);
    }

    [Fact]
    public void Read_Nothing_IsNoChoice()
    {
        var (register, _) = PartijenLezer.Read(Encoding.UTF8.GetBytes(Document("0384", "Gemeente", "", "*")), Proefknooppunt.Catalogus);
        Assert.Empty(register!.Partijen[0].EigenBerichten);
    }

    [Fact]
    public void Read_EveryError_IsToldAtOnceWithItsPlace()
    {
        var (register, fouten) = Read(
            """[{}, { "grond": "kort", "vastgelegdDoor": "999900006", "vastgelegdOp": "2026-02-01", "vanaf": "2026-01-01", "tot": "3000-01-01" }]""");
        Assert.Null(register);
        Assert.Equal(
            [
                "partijen[0].eigenBerichten[0].grond: ontbreekt: het besluit of de overeenkomst waarop de keuze rust",
                "partijen[0].eigenBerichten[0].vastgelegdDoor: ontbreekt: wie de keuze heeft vastgelegd",
                "partijen[0].eigenBerichten[0].vanaf: ontbreekt: een keuze heeft een begindatum",
                "partijen[0].eigenBerichten[0].vastgelegdOp: ontbreekt: de dag waarop de keuze is vastgelegd",
                "partijen[0].eigenBerichten[1].grond: moet 10 tot 500 tekens lang zijn: het besluit of de overeenkomst waarop de keuze rust",
                "partijen[0].eigenBerichten[1].vastgelegdDoor: bevat een BSN; dat hoort niet in instellingen",
                "partijen[0].eigenBerichten[1]: noemt een dag buiten de jaren 2000 tot en met 2100",
                "partijen[0].eigenBerichten[1].vanaf: ligt voor vastgelegdOp: een keuze werkt niet terug",
            ],
            fouten);
    }

    [Theory]
    [InlineData("42420001", "Instelling", "*", "partijen[0].eigenBerichten: hoort bij een gemeente: alleen die geeft voorzieningen")]
    [InlineData("0384", "Gemeente", "WMO*", "partij 0384.functies: mist WlzSignaal: met eigenBerichten moet de gemeente kunnen horen wat eruit volgt")]
    public void Read_WhereItMakesNoSense_IsRefused(string code, string rol, string functies, string fout)
        => Assert.Equal([fout], PartijenLezer.Read(Encoding.UTF8.GetBytes(Document(code, rol, $"[{Goed}]", functies)), Proefknooppunt.Catalogus).Fouten);

    [Fact]
    public void Read_TwoThatHoldAtOnce_AreRefused()
        => Assert.Equal(["partij 0384.eigenBerichten: twee keuzes gelden tegelijk"], Read($"[{Goed}, {Goed}]").Fouten);

    [Theory]
    [InlineData("2026-03-01", "2026-03-31", true)]
    [InlineData("2026-03-01", "2026-04-01", true)]
    [InlineData("2026-03-10", "2026-04-30", true)]
    [InlineData("2026-02-28", "2026-03-01", false)]
    [InlineData("2026-03-10", "2026-05-01", false)]
    [InlineData("2026-03-10", "2026-05-10", false)]
    [InlineData("2026-05-10", "2030-01-01", true)]
    public void KoosEigenBerichten_EveryDayBetween_MustBeOfAChoice(string van, string totEnMet, bool gekozen)
    {
        var partij = Proefpartijen.Maak("0384", Rol.Gemeente) with
        {
            EigenBerichten = [Keuze("2026-04-01", "2026-04-30"), Keuze("2026-03-01", "2026-03-31"), Keuze("2026-05-05", null)],
        };
        Assert.Equal(gekozen, partij.KoosEigenBerichten(Dag(van), Dag(totEnMet)));
    }

    private static DateOnly Dag(string dag) => DateOnly.ParseExact(dag, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Eigenberichtenkeuze Keuze(string van, string? tot)
        => new("Collegebesluit", "FG", Dag(van), new Geldigheid(Dag(van), tot is null ? null : Dag(tot)));

    private static (Partijregister? Register, IReadOnlyList<string> Fouten) Read(string keuzes)
        => PartijenLezer.Read(Encoding.UTF8.GetBytes(Document("0384", "Gemeente", keuzes, "*")), Proefknooppunt.Catalogus);

    private static string Document(string code, string rol, string keuzes, string functies) => $$"""
        {
          "partijen": [{
            "code": "{{code}}", "rol": "{{rol}}", "naam": "Proef", "functies": ["{{functies}}"], "bezorging": [{ "wijze": "postbus" }]
            {{(keuzes.Length == 0 ? "" : $", \"eigenBerichten\": {keuzes}")}}
          }]
        }
        """;
}
