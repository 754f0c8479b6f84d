using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Inference.Telemetry;
using MixtralServer.Simulator.Policies;
using MixtralServer.TestKit;

namespace MixtralServer.Simulator.Engine;

/// <summary>The engine's own loop on a context that only costs time. Driven turn by turn on the caller's thread.</summary>
internal sealed class SimulatedServer
{
    private static readonly TokenId[] EndTokens = [new(2)];

    private readonly ManualTimeProvider _time = new();
    private readonly DateTimeOffset _start;
    private readonly GenerationQueue _queue = new(new QueuePlaces(1, 1 << 30, QueueLimits.None)); // bounded by the workload
    private readonly SchedulerLoop _loop;
    private long _arrivals;

    public SimulatedServer(Machine machine, Policy policy)
    {
        var options = policy.Options(machine.Options) with { Queue = QueueLimits.None };
        _start = _time.GetUtcNow();
        Context = new CostedContext(options.Context, machine.Cost, _time);
        _loop = new SchedulerLoop(
            Context, new SimulatedTokenizer(), options, _queue, new EngineGauges(), _time, NullLogger.Instance);
        Context.Cells = _loop.Scheduler.Cells;
    }

    public CostedContext Context { get; }

    /// <summary>Simulated time since the beginning.</summary>
    public TimeSpan Now => _time.GetUtcNow() - _start;

    public long Preemptions => _loop.Scheduler.Preemptions;

    public bool IsIdle => _loop.Scheduler.IsIdle;

    /// <summary>Hands a request in.</summary>
    public Sequence Submit(GenerationRequest request, out System.Threading.Channels.ChannelReader<GenerationEvent> events)
    {
        var sequence = new Sequence(request, ++_arrivals, EndTokens, out events);
        if (_queue.TryEnter(sequence) != GenerationQueue.Entry.Accepted)
            throw new InvalidOperationException("the engine takes no requests");
        return sequence;
    }

    public void Cancel(Sequence sequence) => _queue.Cancel(sequence);

    /// <summary>One turn of the loop.</summary>
    public void RunOnce() => _loop.RunOnce(mayWait: false);

    /// <summary>Nothing is to be done until then.</summary>
    public void SleepUntil(TimeSpan at)
    {
        if (at > Now) _time.Advance(at - Now);
    }
}
