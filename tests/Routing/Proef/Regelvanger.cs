using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Tests;

/// <summary>A logger that keeps its lines and tells when one came.</summary>
internal sealed class Regelvanger<T> : ILogger<T>
{
    private readonly TaskCompletionSource<string> _eerste = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<(LogLevel Niveau, string Tekst)> Regels { get; } = new();

    /// <summary>The first line, as soon as there is one.</summary>
    public Task<string> Eerste => _eerste.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var tekst = formatter(state, exception);
        Regels.Enqueue((logLevel, tekst));
        _eerste.TrySetResult(tekst);
    }
}

/// <summary>How long a test waits before it calls something hung. Nothing depends on it when all is well.</summary>
internal static class Wachttijd
{
    public static readonly TimeSpan Ruim = TimeSpan.FromMinutes(1);
}
