using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Verschil;

public sealed class BerichtTests(Proefschemas schemas) : IClassFixture<Proefschemas>
{
    internal const int Mutaties = 2500;

    public static TheoryData<string> Berichten => [.. Fixtures.Berichten];

    public static TheoryData<string> Ongeldige => [.. Fixtures.In("ongeldig")];

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Judge_ExampleMessage_IsValidForAll(string naam)
        => Assert.Equal(new Oordelen(true, true, true), schemas.Bericht(Fixtures.Functie(naam)).Judge(Fixtures.Bytes(naam)));

    [Theory]
    [MemberData(nameof(Ongeldige))]
    public void Judge_FaultyMessage_IsInvalidForAll(string naam)
        => Assert.Equal(new Oordelen(false, false, false), schemas.Bericht(Fixtures.Functie(naam)).Judge(Fixtures.Bytes(naam)));

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Judge_MutatedMessage_AgreesWithEveryOracle(string naam)
    {
        var seed = Toeval.SeedOr(20260201) + naam.Sum(c => c);
        var geldige = Verschilproef.Run(schemas.Bericht(Fixtures.Functie(naam)), Fixtures.Bytes(naam), Mutaties, seed);

        // A test that only ever sees one verdict proves little.
        Assert.InRange(geldige, Mutaties / 20, Mutaties * 19 / 20);
    }
}
