using MixtralServer.Inference.Requests;
using MixtralServer.Simulator.Engine;

namespace MixtralServer.Simulator.Reports;

/// <summary>Everything that clients of a simulation saw.</summary>
internal sealed class Recorder
{
    private readonly List<float> _endedAt = [];

    /// <summary>From a request to its first token, in seconds; those who gave up count with the time they waited.</summary>
    public List<(int Client, float Seconds)> FirstTokens { get; } = [];

    /// <summary>From a request to the first step that computes something for it, in seconds; as above.</summary>
    public List<(int Client, float Seconds)> Queued { get; } = [];

    /// <summary>Between tokens of an answer, in milliseconds.</summary>
    public List<float> Gaps { get; } = [];

    /// <summary>The longest gap of each answer, in milliseconds.</summary>
    public List<float> WorstGaps { get; } = [];

    public long OutputTokens { get; private set; }

    public long PromptTokens { get; private set; }

    public long CachedTokens { get; private set; }

    public int Ended { get; private set; }

    public int Cancelled { get; private set; }

    public int GaveUp { get; private set; }

    public long Preemptions { get; private set; }

    public long Steps { get; private set; }

    public long Rows { get; private set; }

    /// <summary>Until the last request ended, in seconds.</summary>
    public double Duration => _endedAt.Count == 0 ? 0 : _endedAt[^1];

    /// <summary>Requests per second between the first and the last tenth.</summary>
    public double RequestsPerSecond
    {
        get
        {
            var (from, to) = (_endedAt.Count / 10, _endedAt.Count * 9 / 10);
            return (to - from) / Math.Max(_endedAt[to] - _endedAt[from], 1e-3);
        }
    }

    /// <summary>Reads what a request was told by the step that has just ended.</summary>
    public void Read(ActiveRequest request, TimeSpan now)
    {
        while (request.Events.TryRead(out var what))
        {
            switch (what)
            {
                case GenerationEvent.Started:
                    request.StartedAt = now;
                    Queued.Add((request.Conversation.Client, Seconds(now - request.ArrivedAt)));
                    break;
                case GenerationEvent.Delta:
                    AddToken(request, now);
                    break;
                case GenerationEvent.Finished finished:
                    End(request, finished.Usage, now);
                    break;
                case GenerationEvent.Failed failed:
                    AddFailure(request, failed, now);
                    break;
            }
        }
    }

    /// <summary>Takes the server's own figures at the end.</summary>
    public void Close(SimulatedServer server) =>
        (Preemptions, Steps, Rows) = (server.Preemptions, server.Context.Steps, server.Context.Rows);

    private void AddToken(ActiveRequest request, TimeSpan now)
    {
        if (request.FirstAt is null)
        {
            request.FirstAt = now;
            FirstTokens.Add((request.Conversation.Client, Seconds(now - request.ArrivedAt)));
        }
        else
        {
            var gap = (float)(now - request.LatestAt).TotalMilliseconds;
            Gaps.Add(gap);
            request.WorstGapMs = Math.Max(request.WorstGapMs, gap);
        }

        request.LatestAt = now;
    }

    private void AddFailure(ActiveRequest request, GenerationEvent.Failed failed, TimeSpan now)
    {
        if (failed.Problem.Kind != ProblemKind.Cancelled)
            throw new InvalidOperationException($"{request.Sequence.Request.Id} failed: {failed.Problem.Message}");
        if (request.RanOutOfPatience)
        {
            GaveUp++;
            var waited = Seconds(now - request.ArrivedAt);
            FirstTokens.Add((request.Conversation.Client, waited));
            if (request.StartedAt is null) Queued.Add((request.Conversation.Client, waited));
        }
        else
        {
            Cancelled++;
        }

        End(request, failed.Usage, now);
    }

    private void End(ActiveRequest request, Usage usage, TimeSpan now)
    {
        Ended++;
        _endedAt.Add(Seconds(now));
        OutputTokens += usage.CompletionTokens;
        if (request.WorstGapMs > 0) WorstGaps.Add(request.WorstGapMs);
        if (request.FirstAt is null) return;
        PromptTokens += usage.PromptTokens;
        CachedTokens += usage.CachedTokens;
    }

    private static float Seconds(TimeSpan time) => (float)time.TotalSeconds;
}
