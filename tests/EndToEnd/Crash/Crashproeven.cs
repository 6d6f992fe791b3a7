namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The tests that keep both cores busy with starting and killing processes: after all others, and not beside them.</summary>
[CollectionDefinition(Naam, DisableParallelization = true)]
public sealed class Crashproeven
{
    internal const string Naam = "Crashproeven";
}
