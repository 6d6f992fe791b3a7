namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>That it is many documents, and every construct, is part of what these tests promise.</summary>
public sealed class OmvangTests
{
    [Fact]
    public void Mutaties_OfAllTests_AreTwoHundredThousandAtLeast()
    {
        var aantal = (BerichtTests.Berichten.Count * BerichtTests.Mutaties)
            + (StufTests.Documenten.Count * StufTests.Mutaties)
            + (EigenschemaTests.Documenten.Count * EigenschemaTests.Mutaties);

        Assert.True(aantal >= 200_000, $"There are {aantal}.");
    }

    [Fact]
    public void Bestanden_Schemas_HaveDocumentsOrAreIncluded()
    {
        var met = Eigenschemas.Documenten.Select(d => d.Split('.')[0] + ".xsd").Distinct();

        Assert.Equal(["ingevoerd.xsd", "kameleon.xsd"], Eigenschemas.Bestanden.Where(b => b.EndsWith(".xsd", StringComparison.Ordinal)).Except(met));
    }
}
