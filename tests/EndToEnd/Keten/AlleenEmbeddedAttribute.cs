using Xunit.v3;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Not run on the cluster profile, for a reason: it is about the files of the embedded store, or has its like for the other one.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class AlleenEmbeddedAttribute(string reden) : Attribute, ITraitAttribute
{
    public string Reden => reden;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("profiel", "embedded")];
}
