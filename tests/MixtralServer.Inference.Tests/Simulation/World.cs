using MixtralServer.Inference.Constraints;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Sampling;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Inference.Telemetry;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Simulation;

/// <summary>
/// Everything that happens to an engine, made from one seed: arrivals, lengths, sampling, stop strings, constraints, cancellations, deadlines,
/// failing steps, shortage of KV cells. Steps run on the test's thread; after each, the engine's invariants are checked.
/// </summary>
internal sealed class World
{
    private const int StepsMax = 60_000;
    private const int StepsTraced = 50;

    /// <summary>The tokens with which the simulated model ends.</summary>
    public static readonly TokenId[] EndTokens = [new(2)];

    private static readonly ConstrainedOutputs Outputs = new(new SimulatedTokenizer(), TimeProvider.System, forcesText: true);

    private readonly SimulatedFaults _faults;
    private readonly ManualTimeProvider _time = new();
    private readonly GenerationQueue _queue = new(new QueuePlaces(1, 1000, QueueLimits.None));
    private readonly EngineGauges _gauges = new();
    private readonly FaultLog _log = new();
    private readonly SimulatedModelContext _context;
    private readonly SchedulerLoop _loop;
    private readonly Queue<string> _trace = [];

    public World(int seed)
    {
        var random = new Random(seed);
        var scenario = new Scenario(random, _time.GetUtcNow());
        _faults = new SimulatedFaults(random, probability: random.Next(3) * 0.02);
        var model = new SimulatedModel((ulong)seed, faults: _faults);
        _context = (SimulatedModelContext)model.CreateContext(scenario.Options.Context);
        _loop = new SchedulerLoop(
            _context, model.Tokenizer, scenario.Options, _queue, _gauges, _time, _log);
        Options = scenario.Options;
        Requests = scenario.Requests;
    }

    public EngineOptions Options { get; }

    public IReadOnlyList<SimulatedRequest> Requests { get; }

    public long Preemptions => _loop.Scheduler.Preemptions;

    /// <summary>What a request's output must conform to, as its engine would prepare it.</summary>
    public static OutputGrammar? OutputOf(GenerationRequest request)
    {
        var output = Outputs.Of([request], out _, out var problem)[0];
        Assert.Null(problem);
        return output;
    }

    /// <summary>The last steps, one line each.</summary>
    public string Trace => string.Join('\n', _trace);

    /// <summary>Runs until every request has ended; faults stop after a while so that a healthy engine must come to rest.</summary>
    public void Run()
    {
        for (var step = 0; Requests.Any(r => r.Terminal is null); step++)
        {
            Assert.True(step < StepsMax, "the world does not come to rest");
            _faults.IsOn = step < StepsMax / 2;
            RunStep(step);
        }

        Assert.Equal(0, _gauges.Get(EngineGauge.CellsUsed));
        while (_loop.Scheduler.Cells.TryEvict()) _loop.Scheduler.Cells.ApplyEdits(_context);
        Assert.Equal(0, _context.CellsUsed);
        Assert.True(_loop.Scheduler.IsIdle);
    }

    private void RunStep(int step)
    {
        foreach (var group in Requests.Where(request => request.ArrivalStep == step).GroupBy(request => request.Request.Prompt))
            Submit([.. group]);
        foreach (var request in Requests)
        {
            if (request.CancelStep == step && request.Sequence is { } sequence) _queue.Cancel(sequence);
        }

        Assert.True(_loop.RunOnce(mayWait: false));
        _time.Advance(TimeSpan.FromMilliseconds(10));
        foreach (var request in Requests) request.Read();
        Record(step);
        CheckInvariants();
    }

    private void Submit(List<SimulatedRequest> answers)
    {
        foreach (var request in answers)
        {
            request.Sequence = new Sequence(
                request.Request, request.ArrivalStep, EndTokens, out var events, OutputOf(request.Request));
            request.Events = events;
        }

        Assert.Equal(GenerationQueue.Entry.Accepted, _queue.TryEnter([.. answers.Select(request => request.Sequence!)]));
    }

    private void Record(int step)
    {
        var scheduler = _loop.Scheduler;
        _trace.Enqueue(
            $"step {step,5}  rows {_context.RowsOfLastStep,4}  running {scheduler.Running.Count,3}  " +
            $"waiting {scheduler.Waiting.Count,3}  cells {scheduler.Cells.CellsPinned,5}+{scheduler.Cells.CellsUsed - scheduler.Cells.CellsPinned}/{_context.CellCount}  " +
            $"preemptions {scheduler.Preemptions}");
        if (_trace.Count > StepsTraced) _trace.Dequeue();
    }

    private void CheckInvariants()
    {
        if (_log.Fault is { } fault) throw new InvalidOperationException(fault.ToString());
        var running = _loop.Scheduler.Running;
        Assert.Equal(_loop.Scheduler.Cells.CellsUsed, _context.CellsUsed);
        Assert.Equal(CellsOf(running), _loop.Scheduler.Cells.CellsPinned);
        Assert.True(_context.CellsUsed <= _context.CellCount);
        Assert.True(running.Count <= Options.RunningMax);
        Assert.Equal(running.Count, running.Select(s => s.Slot).Distinct().Count());
        Assert.All(running, s => Assert.False(s.HasEnded));
        Assert.All(_loop.Scheduler.Waiting.All, s => Assert.True(s.Slot is null && s.Computed == 0));
        Assert.Equal(running.OrderBy(s => s.Request.Priority).ThenBy(s => s.Arrival), running);
    }

    private int CellsOf(IReadOnlyList<Sequence> running) => _context.CellsOf(running.Select(s => s.Slot!.Value));
}
