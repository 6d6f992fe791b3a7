using System.Text;

namespace IB.Gateway.Routing.Tests.Partijen;

public sealed class TrekkingsrechtlezerTests
{
    [Fact]
    public void Read_AgreementsOneAfterTheOther_HoldOnTheirDays()
    {
        var (register, fouten) = Read("""[{ "partij": "SVB", "tot": "2026-06-30" }, { "partij": "VWS", "vanaf": "2026-07-01", "tot": "2026-12-31" }]""");

        Assert.Empty(fouten);
        var gemeente = register!.Get("0384");
        Assert.Equal(
            ["SVB", "SVB", "VWS", "VWS", null],
            new[] { "1990-01-01", "2026-06-30", "2026-07-01", "2026-12-31", "2027-01-01" }.Select(
                d => gemeente.PgbuitvoerderOp(DateOnly.ParseExact(d, "yyyy-MM-dd"))));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public void Read_NoAgreement_NobodyIsNamed(string json)
        => Assert.Null(Read(json).Register!.Get("0384").PgbuitvoerderOp(new DateOnly(2026, 3, 2)));

    [Theory]
    [InlineData(
        """[{ "partij": "SVB", "tot": "2026-07-01" }, { "partij": "VWS", "vanaf": "2026-07-01" }]""",
        "partij 0384.trekkingsrecht: twee afspraken gelden tegelijk")]
    [InlineData("""[{ "partij": "SVB" }, { "partij": "SVB", "vanaf": "2026-07-01" }]""", "partij 0384.trekkingsrecht: twee afspraken gelden tegelijk")]
    public void Read_TwoOnOneDay_IsRefused(string json, string fout) => Assert.Equal([fout], Read(json).Fouten);

    [Fact]
    public void Read_SeveralFaults_SaysAllAtOnce()
        => Assert.Equal(
            ["partijen[0].trekkingsrecht[0].vanaf: moet een datum zijn, bijvoorbeeld 2026-01-01", "partijen[0].trekkingsrecht[1].partij: moet een van deze zijn: SVB, VWS"],
            Read("""[{ "partij": "SVB", "vanaf": "ooit" }, { "partij": "CIZ" }]""").Fouten);

    [Fact]
    public void Read_OrganisationThatIsNoKetenpartner_IsRefused()
        => Assert.Equal(
            ["partij 0384.trekkingsrecht: VWS staat niet als Ketenpartner in het register"],
            Read("""[{ "partij": "VWS" }]""", "\"code\": \"VWS\", \"rol\": \"Ketenpartner\"", "\"code\": \"VWS\", \"rol\": \"Intermediair\"").Fouten);

    private static (Partijregister? Register, IReadOnlyList<string> Fouten) Read(string trekkingsrecht, string oud = "", string nieuw = "")
    {
        var json = $$"""
            { "partijen": [
              { "code": "0384", "rol": "Gemeente", "naam": "Diemen", "functies": ["*"], "bezorging": [{ "wijze": "postbus" }], "trekkingsrecht": {{trekkingsrecht}} },
              { "code": "SVB", "rol": "Ketenpartner", "naam": "SVB", "functies": ["*"], "bezorging": [{ "wijze": "postbus" }] },
              { "code": "VWS", "rol": "Ketenpartner", "naam": "VWS", "functies": ["*"], "bezorging": [{ "wijze": "postbus" }] }
            ] }
            """;
        return PartijenLezer.Read(
            Encoding.UTF8.GetBytes(oud.Length == 0 ? json : json.Replace(oud, nieuw, StringComparison.Ordinal)), Proefknooppunt.Catalogus);
    }
}
