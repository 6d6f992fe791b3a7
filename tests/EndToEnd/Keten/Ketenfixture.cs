namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A chain of its own for one test class or collection.</summary>
public abstract class Ketenfixture : IAsyncLifetime
{
    private Proefketen? _keten;

    internal Proefketen Proefketen => _keten ?? throw new InvalidOperationException("The chain was not started.");

    internal abstract Ketenplan Plan { get; }

    public virtual async ValueTask InitializeAsync() => _keten = await Proefketen.StartAsync(Plan);

    public virtual async ValueTask DisposeAsync()
    {
        if (_keten is not null)
            await _keten.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
