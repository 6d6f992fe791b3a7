using IB.Gateway.Hosting;
using IB.Gateway.Telemetrie.Logboek;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The knooppunt as <c>ib-gateway run</c> starts it, but for one thing: it ends itself at a named step.</summary>
internal static class Sterfhost
{
    internal const string Verb = "sterf-host";

    /// <summary>What to start.</summary>
    internal static Kindopdracht Opdracht(string instellingenbestand, Sterfpunt sterfpunt)
        => new(typeof(Sterfhost).Assembly.GetName().Name!, [Verb, instellingenbestand, sterfpunt.ToString()]);

    internal static async Task<int> RunAsync(string instellingenbestand, Sterfpunt sterfpunt)
    {
        var instellingen = InstellingenLezer.Read(instellingenbestand);
        await using var knooppunt = await Knooppunt.StartAsync(
            instellingen, Ondergrond.Van(instellingen) with { Stappen = sterfpunt }, TimeProvider.System,
            logboek => Watch(logboek.UseVeiligLogboek(), sterfpunt), CancellationToken.None);
        await knooppunt.WaitForShutdownAsync(CancellationToken.None);
        return 0;
    }

    private static void Watch(ILoggingBuilder logboek, Sterfpunt sterfpunt)
        => logboek.Services.AddSingleton<ILoggerProvider>(new Fasewachter(sterfpunt));

    /// <summary>Names a step for every phase of the start-up: <c>fase.openen</c>.</summary>
    private sealed class Fasewachter(Sterfpunt sterfpunt) : ILoggerProvider, ILogger
    {
        private const int FaseBegonnen = 1000;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == FaseBegonnen && state is IEnumerable<KeyValuePair<string, object?>> paren)
                sterfpunt.Reached($"fase.{paren.First(p => p.Key == "Fase").Value}");
        }

        public void Dispose()
        {
        }
    }
}
