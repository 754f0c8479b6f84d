using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Inference.Telemetry;

namespace MixtralServer.Http.Headers;

/// <summary>What the headers of an answer tell: gathered while it is made, read once when its head leaves.</summary>
internal sealed class AnswerFacts(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private GenerationEngine? _engine;
    private RequestPriority _priority;

    /// <summary>When the request came in.</summary>
    public DateTimeOffset Received { get; } = time.GetUtcNow();

    /// <summary>When an engine was asked; null where none was.</summary>
    public DateTimeOffset? CallStart { get; private set; }

    /// <summary>The present, which is when the head leaves.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>How long it has taken so far.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>The name of the engine that was asked; null where none was.</summary>
    public string? Engine => _engine?.Name;

    /// <summary>What is left of that engine's room for requests of this class; null where none was asked.</summary>
    public EngineRoom? Room => _engine?.RoomFor(_priority);

    /// <summary>An engine is asked for the answer.</summary>
    public void Ask(GenerationEngine engine, RequestPriority priority)
    {
        (_engine, _priority) = (engine, priority);
        CallStart = time.GetUtcNow();
    }
}
