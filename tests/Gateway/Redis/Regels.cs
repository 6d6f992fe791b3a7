using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Tests.Redis;

/// <summary>The numbers of the lines that were logged.</summary>
internal sealed class Regels<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(int Nummer, string Tekst)> _regels = new();

    public IEnumerable<int> Nummers => _regels.Select(static r => r.Nummer);

    public IEnumerable<string> Teksten => _regels.Select(static r => r.Tekst);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => _regels.Enqueue((eventId.Id, formatter(state, exception)));
}
