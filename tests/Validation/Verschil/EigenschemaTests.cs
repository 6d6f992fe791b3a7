using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Verschil;

public sealed class EigenschemaTests(Proefschemas schemas) : IClassFixture<Proefschemas>
{
    internal const int Mutaties = 4000;

    public static TheoryData<string> Documenten => [.. Eigenschemas.Documenten];

    [Theory]
    [MemberData(nameof(Documenten))]
    public void Judge_Document_IsValid(string document)
    {
        var schema = schemas.Eigen(document.Split('.')[0]);
        var oordelen = schema.Judge(Eigenschemas.Bytes(document));

        Assert.True(oordelen.Gecompileerd, schema.Explain(Eigenschemas.Bytes(document)));
        Assert.True(schema.Verdict(Eigenschemas.Bytes(document), oordelen));
    }

    [Theory]
    [MemberData(nameof(Documenten))]
    public void Judge_MutatedDocument_AgreesWithEveryOracle(string document)
    {
        var seed = Toeval.SeedOr(20260203) + document.Sum(c => c);
        var geldige = Verschilproef.Run(schemas.Eigen(document.Split('.')[0]), Eigenschemas.Bytes(document), Mutaties, seed);

        Assert.InRange(geldige, Mutaties / 20, Mutaties * 19 / 20);
    }
}
