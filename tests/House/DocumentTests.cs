namespace IB.Gateway.House.Tests;

/// <summary>What the documents show of the code is what the tests run.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void Processors_Example_IsTheOneThatIsTested()
        => Assert.Contains(Huis.Read("tests/Routing/Processors/Toewijzingenteller.cs").TrimEnd(), Huis.Read("docs/processors.md"), StringComparison.Ordinal);
}
