using System.Globalization;
using Microsoft.Extensions.Logging;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// The decode thread of one model: owns the context from creation to disposal and makes every call to it.
/// <list type="number">
/// <item>take arrivals and cancellations; sleep when idle</item>
/// <item>end what was cancelled or has passed its deadline</item>
/// <item>run one step: plan, decode, sample, accept</item>
/// <item>publish what the engine is doing</item>
/// </list>
/// </summary>
internal sealed partial class SchedulerLoop
{
    private readonly IModel _model;
    private readonly EngineOptions _options;
    private readonly GenerationQueue _queue;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Scheduler _scheduler;
    private readonly List<Sequence> _arrivals = [];      // bounded by the queue
    private readonly List<Sequence> _cancellations = []; // bounded by the queue
    private readonly EngineGauges _gauges = new();

    public SchedulerLoop(IModel model, EngineOptions options, GenerationQueue queue, TimeProvider time, ILogger logger)
    {
        (_model, _options, _queue, _time, _logger) = (model, options, queue, time, logger);
        var context = options.Context;
        _scheduler = new Scheduler(new SchedulerLimits(
            context.SequenceCount, context.CellCount, context.BatchSize, options.PrefillBudget));
        _thread = new Thread(Run) { IsBackground = true, Name = $"decode {options.Name}" };
    }

    /// <summary>Completes when the context exists; fails with what its creation threw.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes when the thread has ended every request and disposed the context.</summary>
    public Task Stopped => _stopped.Task;

    public EngineSnapshot Snapshot => _gauges.Read(_options.Context.CellCount);

    public void Start() => _thread.Start();

    private void Run()
    {
        try
        {
            using var context = _model.CreateContext(_options.Context);
            _ready.SetResult();
            RunSteps(new StepRunner(_scheduler, context, _model.Tokenizer, OnEnded));
        }
        catch (Exception fault) when (!_ready.Task.IsCompleted)
        {
            _ready.SetException(fault);
        }
        finally
        {
            _stopped.SetResult();
        }
    }

    private void RunSteps(StepRunner runner)
    {
        while (true)
        {
            // Step 1
            var goesOn = _queue.Take(_arrivals, _cancellations, mayWait: _scheduler.IsIdle);
            foreach (var sequence in _arrivals) _scheduler.Enqueue(sequence);
            _arrivals.Clear();
            if (!goesOn) break;

            // Step 2
            EndCancelled(runner);
            EndExpired(runner);

            // Step 3
            RunStep(runner);

            // Step 4
            _gauges.Publish(_scheduler);
        }

        EndAll(runner, new RequestProblem(ProblemKind.Unavailable, "shutting_down", "The server is shutting down."));
        _gauges.Publish(_scheduler);
    }

    // The loop's edge: a fault of a step fails the requests it could concern, and the server lives on.
    private void RunStep(StepRunner runner)
    {
        try
        {
            runner.Run();
        }
        catch (Exception fault)
        {
            Log.StepFailed(_logger, _options.Name, fault);
            EndAll(runner, new RequestProblem(
                ProblemKind.Internal, "internal_error", "The engine failed while this request was running."));
        }
    }

    private void EndCancelled(StepRunner runner)
    {
        foreach (var sequence in _cancellations)
        {
            if (sequence.HasEnded) continue;
            var problem = new RequestProblem(ProblemKind.Cancelled, "cancelled", "The request was cancelled.");
            runner.End(sequence, new GenerationEvent.Failed(problem, sequence.Usage));
        }

        _cancellations.Clear();
    }

    private void EndExpired(StepRunner runner)
    {
        var now = _time.GetUtcNow();
        EndExpired(runner, _scheduler.Waiting, now);
        EndExpired(runner, _scheduler.Running, now);
    }

    private static void EndExpired(StepRunner runner, IReadOnlyList<Sequence> sequences, DateTimeOffset now)
    {
        for (var i = sequences.Count - 1; i >= 0; i--)
        {
            var sequence = sequences[i];
            if (sequence.Request.Deadline is not { } deadline || now < deadline) continue;
            var problem = new RequestProblem(
                ProblemKind.DeadlineExceeded, "deadline_exceeded", "The request took longer than its time limit.");
            runner.End(sequence, new GenerationEvent.Failed(problem, sequence.Usage));
        }
    }

    private void EndAll(StepRunner runner, RequestProblem problem)
    {
        foreach (var sequence in _scheduler.Running.Concat(_scheduler.Waiting).ToList())
            runner.End(sequence, new GenerationEvent.Failed(problem, sequence.Usage));
    }

    private void OnEnded(Sequence sequence, GenerationEvent terminal)
    {
        _queue.Leave(sequence);
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
            _scheduler.Running.Count, _scheduler.Waiting.Count, _scheduler.CellsUsed);
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
