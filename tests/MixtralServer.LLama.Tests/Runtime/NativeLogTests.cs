using Microsoft.Extensions.Logging;
using MixtralServer.LLama.Runtime;

namespace MixtralServer.LLama.Tests.Runtime;

public sealed class NativeLogTests : IDisposable
{
    private readonly Recorder _logger = new();
    private readonly NativeLog _log;

    public NativeLogTests() => _log = new NativeLog(_logger);

    public void Dispose() => _log.Dispose();

    [Fact]
    public void Write_Pieces_BecomeLines()
    {
        _log.Write(LogLevel.Debug, "one ");
        _log.Write(null, "line\n");
        _log.Write(LogLevel.Warning, "careful\n");
        _log.Write(LogLevel.Error, "broken\n");

        Assert.Equal(
            [
                (LogLevel.Debug, "llama.cpp: one line"),
                (LogLevel.Warning, "llama.cpp: careful"),
                (LogLevel.Error, "llama.cpp: broken"),
            ],
            _logger.Lines);
    }

    [Fact]
    public void Write_DuringACall_GoesToItsCaptureAndDebug()
    {
        var capture = new LogCapture();

        _log.Begin(capture);
        _log.Write(LogLevel.Debug, "load_tensors:   CPU_Mapped model buffer size =     2.78 MiB\n");
        _log.Write(LogLevel.Debug, "load_tensors:      Vulkan0 model buffer size =   100.00 MiB\n");
        _log.Write(LogLevel.Debug, "load_tensors:  Vulkan_Host model buffer size =     1.00 MiB\n");
        _log.Write(LogLevel.Error, "llama_model_load: error loading model: llama_model_loader: no such tensor\n");
        _log.Write(LogLevel.Error, "llama_model_load_from_file_impl: failed to load model\n");
        _log.End();

        Assert.Equal("no such tensor", capture.Reason());
        Assert.Equal(["CPU", "Vulkan0"], capture.BufferDevices);
        Assert.All(_logger.Lines, line => Assert.Equal(LogLevel.Debug, line.Level));
    }

    [Fact]
    public void Begin_Again_ForgetsTheLastCall()
    {
        var capture = new LogCapture();
        _log.Begin(capture);
        _log.Write(LogLevel.Error, "decode: old\n");

        _log.Begin(capture);

        Assert.Null(capture.Reason());
    }

    private sealed class Recorder : ILogger
    {
        public List<(LogLevel Level, string Line)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
