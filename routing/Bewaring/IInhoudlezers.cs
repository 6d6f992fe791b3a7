using System.Collections.Immutable;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>Who still has to read payloads, for retention. Safe for use by many threads at once.</summary>
public interface IInhoudlezers
{
    /// <summary>What they read, by the party directory of this moment.</summary>
    ImmutableArray<Leesclaim> Claims { get; }
}
