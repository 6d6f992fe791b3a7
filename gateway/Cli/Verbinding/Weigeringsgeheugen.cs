using IB.Gateway.Identiteit;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Cli;

/// <summary>Remembers why a connection was refused: the log line is what the user of a command line needs to see.</summary>
internal sealed class Weigeringsgeheugen : ILogger<Ontvangerverbinding>
{
    private volatile string? _laatste;

    /// <summary>The last warning; <see langword="null"/> when there was none.</summary>
    internal string? Laatste => _laatste;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => _laatste = formatter(state, exception);
}
