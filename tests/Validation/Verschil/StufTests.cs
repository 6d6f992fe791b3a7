using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Verschil;

public sealed class StufTests(Proefschemas schemas) : IClassFixture<Proefschemas>
{
    internal const int Mutaties = 3000;

    public static TheoryData<string> Documenten => [.. Fixtures.In("stuf")];

    [Theory]
    [MemberData(nameof(Documenten))]
    public void Judge_MutatedEnvelope_AgreesWithEveryOracle(string naam)
    {
        var seed = Toeval.SeedOr(20260202) + naam.Sum(c => c);
        var geldige = Verschilproef.Run(schemas.Stuf(), Fixtures.Bytes(naam), Mutaties, seed);

        Assert.InRange(geldige, Mutaties / 20, Mutaties * 19 / 20);
    }
}
