using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DutyWatch.SystemTests.Stories;

/// <summary>Listens for what should not be heard: any error in the log fails the story.</summary>
internal sealed class ErrorListener : ILoggerProvider
{
    private readonly ConcurrentQueue<string> heard = new();

    public IReadOnlyCollection<string> Heard => heard;

    public void Clear() => heard.Clear();

    public ILogger CreateLogger(string categoryName) => new Ear(categoryName, heard);

    public void Dispose()
    {
    }

    private sealed class Ear(string category, ConcurrentQueue<string> heard) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                heard.Enqueue($"{category} {formatter(state, exception)} {exception}");
            }
        }
    }
}
