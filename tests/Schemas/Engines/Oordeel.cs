namespace IB.Gateway.Schemas.Tests;

/// <summary>What each validator finds wrong with one document.</summary>
public sealed record Oordeel(IReadOnlyList<string> SystemXml, IReadOnlyList<string> Xmllint)
{
    public void AssertGeldig()
    {
        Assert.Empty(SystemXml);
        Assert.Empty(Xmllint);
    }

    public void AssertOngeldig()
    {
        Assert.NotEmpty(SystemXml);
        Assert.NotEmpty(Xmllint);
    }

    public void AssertIs(bool geldig)
    {
        if (geldig)
            AssertGeldig();
        else
            AssertOngeldig();
    }
}
