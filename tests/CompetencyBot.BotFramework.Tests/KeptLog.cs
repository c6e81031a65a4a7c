using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.BotFramework.Tests;

/// <summary>Keeps the product's own warnings and errors.</summary>
internal sealed class KeptLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName.StartsWith("CompetencyBot.", StringComparison.Ordinal), lines);

    public void Dispose()
    {
    }

    private sealed class Logger(bool keeps, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => keeps && logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) lines.Enqueue(formatter(state, exception));
        }
    }
}
