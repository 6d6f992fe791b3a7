namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The tests in which gemeenten misbehave: they share a chain with little patience, one after the other.</summary>
[CollectionDefinition(Naam)]
public sealed class Eigenwijzeontvangers : ICollectionFixture<Eigenwijzeontvangers.Keten>
{
    internal const string Naam = "Eigenwijze ontvangers";

    public sealed class Keten : Ketenfixture
    {
        internal override Ketenplan Plan => new() { Instellingen = Ketenplan.Ongeduldig };
    }
}
