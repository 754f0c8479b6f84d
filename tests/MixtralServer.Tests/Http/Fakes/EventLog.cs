using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MixtralServer.Tests.Http.Fakes;

/// <summary>Keeps log lines, and lets a test wait for one.</summary>
internal sealed class EventLog : ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private TaskCompletionSource _added = NewSignal();

    /// <summary>Waits for a line with that text among those logged so far and later, at most a minute.</summary>
    public async Task WaitForAsync(string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var added = Volatile.Read(ref _added).Task;
            if (_lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
                return;
            await added.WaitAsync(limit.Token);
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        _lines.Enqueue(formatter(state, exception));
        Interlocked.Exchange(ref _added, NewSignal()).TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
