using System.Text;
using LLama.Native;
using Microsoft.Extensions.Logging;

namespace MixtralServer.LLama.Runtime;

/// <summary>
/// Puts llama.cpp's pieces of log together to lines and passes them on. A call that has a <see cref="LogCapture"/>
/// reports its own failure, so its lines are then logged at Debug only.
/// </summary>
internal sealed partial class NativeLog(ILogger logger) : IDisposable
{
    // Far beyond any line of llama.cpp.
    private const int LineLengthMax = 16_384;

    private readonly ThreadLocal<ThreadState> _state = new(() => new ThreadState());

    /// <summary>From now on, what this thread's native calls log also goes to <paramref name="capture"/>.</summary>
    public void Begin(LogCapture capture)
    {
        capture.Clear();
        _state.Value!.Capture = capture;
    }

    /// <summary>Ends what <see cref="Begin"/> began on this thread.</summary>
    public void End() => _state.Value!.Capture = null;

    /// <summary>Takes a piece of log as llama.cpp hands it out.</summary>
    public void WriteNative(LLamaLogLevel level, string piece) => Write(
        level switch
        {
            LLamaLogLevel.Continue => null,
            LLamaLogLevel.Error => LogLevel.Error,
            LLamaLogLevel.Warning => LogLevel.Warning,
            _ => LogLevel.Debug,
        },
        piece);

    /// <summary>Takes a piece of log, on the thread that logs; without a level it continues the line before.</summary>
    public void Write(LogLevel? level, string piece)
    {
        var state = _state.Value!;
        state.Level = level ?? state.Level;

        state.Line.Append(piece);
        if (!piece.EndsWith('\n') && state.Line.Length < LineLengthMax)
            return;

        var line = state.Line.ToString().TrimEnd();
        state.Line.Clear();
        if (line.Length > 0)
            Pass(state, line);
    }

    public void Dispose() => _state.Dispose();

    private void Pass(ThreadState state, string line)
    {
        state.Capture?.Add(state.Level, line);
        Log.NativeLine(logger, state.Capture is null ? state.Level : LogLevel.Debug, line);
    }

    private sealed class ThreadState
    {
        public StringBuilder Line { get; } = new();

        public LogLevel Level { get; set; } = LogLevel.Debug;

        public LogCapture? Capture { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "llama.cpp: {Line}")]
        public static partial void NativeLine(ILogger logger, LogLevel level, string line);
    }
}
