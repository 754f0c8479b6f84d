using Microsoft.Extensions.Logging;

namespace MixtralServer.Inference.Tests.Simulation;

/// <summary>Remembers the first fault that the engine caught and logged, so that the world can show it.</summary>
internal sealed class FaultLog : ILogger
{
    public Exception? Fault { get; private set; }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Fault ??= exception;
}
