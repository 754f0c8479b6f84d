using System.Globalization;
using Microsoft.Extensions.Logging;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Telemetry;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// What the decode thread does over and over. One turn:
/// <list type="number">
/// <item>take arrivals and cancellations; sleep when idle</item>
/// <item>end what was cancelled or has passed its deadline</item>
/// <item>run one step: plan, decode, sample, accept</item>
/// <item>publish what the engine is doing</item>
/// </list>
/// </summary>
internal sealed partial class SchedulerLoop
{
    private readonly string _name;
    private readonly GenerationQueue _queue;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly EngineGauges _gauges;
    private readonly EngineObserver _observer;
    private readonly QueueLimits _queueLimits;
    private readonly Scheduler _scheduler;
    private readonly StepRunner _runner;
    private readonly List<Sequence> _arrivals = [];      // bounded by the queue
    private readonly List<Sequence> _cancellations = []; // bounded by the queue
    private readonly List<Sequence> _expired = [];       // bounded by the queue

    public SchedulerLoop(
        IModelContext context, ITokenizer tokenizer, EngineOptions options, GenerationQueue queue, EngineGauges gauges,
        TimeProvider time, ILogger logger, EngineMeter? meter = null)
    {
        (_name, _queue, _gauges, _time, _logger) = (options.Name, queue, gauges, time, logger);
        _queueLimits = options.Queue;
        _observer = new EngineObserver(options.Name, gauges, meter, time);
        _scheduler = new Scheduler(new SchedulerLimits(
            options.RunningMax,
            context.SequenceCount,
            context.CellCount,
            context.BatchSize,
            options.KeptCellsMax,
            options.PrefillBudget));
        _runner = new StepRunner(_scheduler, context, tokenizer, OnEnded);
    }

    public Scheduler Scheduler => _scheduler;

    /// <summary>One turn.</summary>
    /// <param name="mayWait">Whether to sleep until there is something to do.</param>
    /// <returns>False when the loop is over: everything has ended and nothing more comes.</returns>
    public bool RunOnce(bool mayWait)
    {
        // Step 1
        var goesOn = _queue.Take(_arrivals, _cancellations, mayWait && _scheduler.IsIdle);
        var now = _time.GetUtcNow();
        foreach (var sequence in _arrivals) _scheduler.Enqueue(sequence, now);
        _arrivals.Clear();
        if (!goesOn)
        {
            EndAll(new RequestProblem(ProblemKind.Unavailable, "shutting_down", "The server is shutting down."));
            return false;
        }

        // Step 2
        EndCancelled();
        EndExpired(now);

        // Step 3
        RunStep(now);

        // Step 4
        _observer.Publish(_scheduler);
        return true;
    }

    // The loop's edge: a fault of a step fails the requests it could concern, and the server lives on.
    private void RunStep(DateTimeOffset now)
    {
        try
        {
            var started = _time.GetTimestamp();
            var plan = _runner.Run(now);
            var took = _time.GetElapsedTime(started);
            _scheduler.Budget.Observe(plan.DecodeRowCount, plan.RowCount - plan.DecodeRowCount, took);
            LeaveQueue();
            _observer.Stepped(plan, took, _time.GetUtcNow());
        }
        catch (Exception fault)
        {
            Log.StepFailed(_logger, _name, fault);
            EndAll(new RequestProblem(
                ProblemKind.Internal, "internal_error", "The engine failed while this request was running."));
        }
    }

    private void LeaveQueue()
    {
        foreach (var sequence in _scheduler.Begun)
        {
            _queue.Begin(sequence);
            _observer.Begun(sequence);
        }

        _scheduler.Begun.Clear();
    }

    private void EndCancelled()
    {
        foreach (var sequence in _cancellations)
        {
            if (sequence.HasEnded) continue;
            var problem = new RequestProblem(ProblemKind.Cancelled, "cancelled", "The request was cancelled.");
            _runner.End(sequence, new GenerationEvent.Failed(problem, sequence.Usage));
        }

        _cancellations.Clear();
    }

    private void EndExpired(DateTimeOffset now)
    {
        // Every step asks, so nothing is allocated for the usual answer.
        if (_scheduler.Waiting.Count > 0) _expired.AddRange(_scheduler.Waiting.All.Where(s => s.IsExpired(now) || WaitsTooLong(s, now)));
        for (var i = 0; i < _scheduler.Running.Count; i++)
        {
            if (_scheduler.Running[i].IsExpired(now)) _expired.Add(_scheduler.Running[i]);
        }

        foreach (var sequence in _expired)
        {
            var problem = sequence.IsExpired(now)
                ? new RequestProblem(
                    ProblemKind.DeadlineExceeded, "deadline_exceeded", "The request took longer than its time limit.")
                : QueueTimeout(sequence.Request.Priority, now);
            _runner.End(sequence, new GenerationEvent.Failed(problem, sequence.Usage));
        }

        _expired.Clear();
    }

    // One that gave way to others has had its turn.
    private bool WaitsTooLong(Sequence sequence, DateTimeOffset now) =>
        sequence.Turn.Count == 0 && now - sequence.EnteredAt >= _queueLimits.Of(sequence.Request.Priority).Timeout;

    private RequestProblem QueueTimeout(RequestPriority priority, DateTimeOffset now) => new(
        ProblemKind.Unavailable,
        "queue_timeout",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_name} is too busy: the request waited {_queueLimits.Of(priority).Timeout.TotalSeconds:0.###} s without a turn."),
        RetryAfter: _gauges.RetryAfter(now));

    private void EndAll(RequestProblem problem)
    {
        foreach (var sequence in _scheduler.Running.Concat(_scheduler.Waiting.All).ToList())
            _runner.End(sequence, new GenerationEvent.Failed(problem, sequence.Usage));
    }

    private void OnEnded(Sequence sequence, GenerationEvent terminal)
    {
        _queue.Leave(sequence);
        _observer.Ended(sequence, terminal);
        _observer.Publish(_scheduler);
        if (!_logger.IsEnabled(LogLevel.Information)) return;

        var outcome = terminal switch
        {
            GenerationEvent.Finished finished => finished.Reason.ToString(),
            GenerationEvent.Failed failed => failed.Problem.Code,
            _ => terminal.GetType().Name,
        };
        var usage = string.Create(
            CultureInfo.InvariantCulture, $"{sequence.Usage.PromptTokens}+{sequence.Usage.CompletionTokens} tokens");
        Log.Ended(
            _logger, sequence.Request.Id, outcome, usage,
            _scheduler.Running.Count, _scheduler.Waiting.Count, _scheduler.Cells.CellsPinned);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information,
            "{Request} ended: {Outcome}, {Usage}; now {Running} running, {Waiting} waiting, {Cells} KV cells used")]
        public static partial void Ended(
            ILogger logger, string request, string outcome, string usage, int running, int waiting, int cells);

        [LoggerMessage(2, LogLevel.Error, "A step of {Engine} failed; its requests were ended")]
        public static partial void StepFailed(ILogger logger, string engine, Exception fault);
    }
}
