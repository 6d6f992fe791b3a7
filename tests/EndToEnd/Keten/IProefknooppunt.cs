namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A knooppunt that runs, in this process or in one of its own.</summary>
internal interface IProefknooppunt : IAsyncDisposable
{
    /// <summary>The port for chain partners.</summary>
    Uri Adres { get; }

    /// <summary>The port for management.</summary>
    Uri Beheeradres { get; }
}
