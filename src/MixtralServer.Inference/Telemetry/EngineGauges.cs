using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Inference.Telemetry;

/// <summary>Figures of the engine: written by the decode thread, read by any. Nothing is allocated to write them.</summary>
internal sealed class EngineGauges
{
    /// <summary>Over how many seconds rates are taken.</summary>
    public const int WindowSeconds = 10;

    // A slow engine ends few requests in ten seconds.
    private const int PaceSeconds = RecentCounts.SecondsMax;

    private static readonly TimeSpan RetryLeast = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryUnknown = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryMost = TimeSpan.FromSeconds(60); // some clients ignore longer ones

    private readonly long[] _values = new long[Enum.GetValues<EngineGauge>().Length];

    /// <summary>What happened of late.</summary>
    public RecentCounts Recent { get; } = new();

    /// <summary>Decode thread: publishes the scheduler's figures.</summary>
    public void Publish(Scheduler scheduler)
    {
        Set(EngineGauge.Running, scheduler.Running.Count);
        Set(EngineGauge.WaitingRealtime, scheduler.Waiting.CountOf(RequestPriority.Realtime));
        Set(EngineGauge.WaitingDefault, scheduler.Waiting.CountOf(RequestPriority.Default));
        Set(EngineGauge.WaitingBatch, scheduler.Waiting.CountOf(RequestPriority.Batch));
        Set(EngineGauge.CellsUsed, scheduler.Cells.CellsPinned);
        Set(EngineGauge.CellsKept, scheduler.Cells.CellsUsed - scheduler.Cells.CellsPinned);
        Set(EngineGauge.Preemptions, scheduler.Preemptions);
    }

    /// <summary>Decode thread: sets a figure.</summary>
    public void Set(EngineGauge gauge, long value) => Volatile.Write(ref _values[(int)gauge], value);

    /// <summary>Any thread: adds to a figure.</summary>
    public void Add(EngineGauge gauge, long count) => Interlocked.Add(ref _values[(int)gauge], count);

    /// <summary>Any thread: a figure.</summary>
    public long Get(EngineGauge gauge) => Volatile.Read(ref _values[(int)gauge]);

    /// <summary>
    /// Any thread: when trying again makes sense: by when what waits now will have had its turn, if requests end as they did in the last
    /// minute. From a second to a minute.
    /// </summary>
    public TimeSpan RetryAfter(DateTimeOffset now)
    {
        var ended = Recent.Sum(RecentCount.Ended, now, PaceSeconds);
        if (ended == 0) return RetryUnknown;
        var wait = TimeSpan.FromSeconds((double)PaceSeconds * Waiting.Total / ended);
        return wait < RetryLeast ? RetryLeast : wait > RetryMost ? RetryMost : wait;
    }

    /// <summary>Any thread: <see cref="RetryAfter"/> where requests wait, else zero.</summary>
    public TimeSpan Reset(DateTimeOffset now) => Waiting.Total == 0 ? TimeSpan.Zero : RetryAfter(now);

    /// <summary>Any thread: all figures, each as of some recent step.</summary>
    public EngineSnapshot Read(EngineOptions options, DateTimeOffset now)
    {
        var steps = Recent.Sum(RecentCount.Steps, now, WindowSeconds);
        var stepTicks = Recent.Sum(RecentCount.StepTicks, now, WindowSeconds);
        return new EngineSnapshot
        {
            Running = (int)Get(EngineGauge.Running),
            RunningMax = options.RunningMax,
            WaitingByClass = Waiting,
            CellsUsed = (int)Get(EngineGauge.CellsUsed),
            CellsKept = (int)Get(EngineGauge.CellsKept),
            CellCount = options.Context.CellCount,
            Preemptions = Get(EngineGauge.Preemptions),
            Steps = Get(EngineGauge.Steps),
            StepTime = new TimeSpan(Get(EngineGauge.StepTicks)),
            StepTimeMean = new TimeSpan(steps == 0 ? 0 : stepTicks / steps),
            StepRows = (int)Get(EngineGauge.StepRows),
            BatchSize = options.Context.BatchSize,
            Rows = Get(EngineGauge.Rows),
            PromptTokensPerSecond = Rate(RecentCount.PromptRows, now),
            OutputTokensPerSecond = Rate(RecentCount.OutputTokens, now),
            PromptTokens = Get(EngineGauge.PromptTokens),
            CachedTokens = Get(EngineGauge.CachedTokens),
            OutputTokens = Get(EngineGauge.OutputTokens),
            Finished = Get(EngineGauge.Finished),
            Failed = Get(EngineGauge.Failed),
            Rejected = Get(EngineGauge.Rejected),
        };
    }

    private WaitingCounts Waiting => new(
        (int)Get(EngineGauge.WaitingRealtime), (int)Get(EngineGauge.WaitingDefault), (int)Get(EngineGauge.WaitingBatch));

    private double Rate(RecentCount kind, DateTimeOffset now) => (double)Recent.Sum(kind, now, WindowSeconds) / WindowSeconds;
}
