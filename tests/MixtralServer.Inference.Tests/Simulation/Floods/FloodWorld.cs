using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Inference.Telemetry;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Simulation.Floods;

/// <summary>
/// An engine over simulated time, with a client that sends requests at a steady rate and, if wanted, one that floods it. The steady
/// client's requests and their arrivals depend on the seed alone, so that runs with and without the flood can be compared.
/// </summary>
internal sealed class FloodWorld : IDisposable
{
    private readonly FloodCase _case;
    private readonly ManualTimeProvider _time = new();
    private readonly GenerationQueue _queue = new(new QueuePlaces(1, 100_000, QueueLimits.None));
    private readonly TimedContext _context;
    private readonly SchedulerLoop _loop;
    private readonly Random _steadyRandom;
    private readonly Random _floodRandom;
    private readonly List<FloodTrace> _steady = [];
    private readonly List<FloodTrace> _flood = [];
    private long _arrivals;
    private long _tokens;

    public FloodWorld(FloodCase flood, int seed)
    {
        _case = flood;
        (_steadyRandom, _floodRandom) = (new Random(seed), new Random(seed + 1_000_000));
        var options = Options(flood);
        _context = new TimedContext(options.Context, _time);
        _loop = new SchedulerLoop(
            _context, new SimulatedTokenizer(), options, _queue, new EngineGauges(), _time, NullLogger.Instance);
    }

    public void Run(bool isFlooded, FloodOutcome outcome)
    {
        var end = _time.GetUtcNow() + _case.Duration;
        var next = _time.GetUtcNow() + Gap();
        while (_time.GetUtcNow() < end)
        {
            for (; next <= _time.GetUtcNow(); next += Gap()) _steady.Add(Submit("steady", _steadyRandom, next));
            if (isFlooded) Flood();
            if (_flood.Count > 0 || _steady.Exists(trace => !trace.Sequence.HasEnded)) Step();
            else _time.Advance(next - _time.GetUtcNow());
        }

        Report(outcome);
    }

    public void Dispose() => _context.Dispose();

    private TimeSpan Gap() => TimeSpan.FromSeconds(-Math.Log(1 - _steadyRandom.NextDouble()) / _case.Rate);

    private void Flood()
    {
        var isOn = _time.GetUtcNow().TimeOfDay.TotalMinutes % 1 < _case.FloodOfMinute.TotalMinutes;
        if (!isOn)
        {
            foreach (var trace in _flood) _queue.Cancel(trace.Sequence);
        }

        _tokens += _flood.Where(trace => trace.Sequence.HasEnded).Sum(trace => trace.Sequence.Generated);
        _flood.RemoveAll(trace => trace.Sequence.HasEnded);
        while (isOn && _flood.Count < _case.FloodSize) _flood.Add(Submit("flood", _floodRandom, _time.GetUtcNow()));
    }

    private FloodTrace Submit(string client, Random random, DateTimeOffset now)
    {
        var isFlood = client == "flood";
        var (promptMax, outputMax) = isFlood ? _case.Flood : _case.Steady;
        var request = new GenerationRequest
        {
            Id = client,
            Prompt = [.. Enumerable.Range(0, Length(random, promptMax)).Select(_ => new TokenId(20 + random.Next(250)))],
            TokensOutputMax = Length(random, outputMax),
            Sampling = new SamplingOptions { Temperature = 0, IgnoreEnd = true },
            Client = client,
            Priority = isFlood ? _case.FloodClass : RequestPriority.Default,
        };
        var sequence = new Sequence(request, ++_arrivals, World.EndTokens, out _) { SubmittedAt = now };
        Assert.Equal(GenerationQueue.Entry.Accepted, _queue.TryEnter(sequence));
        return new FloodTrace(sequence, now);
    }

    private static int Length(Random random, int max) => random.Next(max / 10, max + 1);

    private void Step()
    {
        var before = _time.GetUtcNow();
        Assert.True(_loop.RunOnce(mayWait: false));
        var now = _time.GetUtcNow();
        foreach (var trace in _steady)
        {
            if (trace.FirstTokenAt is not null) continue;
            trace.NoticedAt ??= before;
            if (trace.Sequence.Generated > 0) trace.FirstTokenAt = now;
        }
    }

    private void Report(FloodOutcome outcome)
    {
        var now = _time.GetUtcNow();
        foreach (var trace in _steady)
        {
            outcome.AddRequest(
                (trace.Sequence.Turn.FirstAt ?? now) - trace.SubmittedAt,
                (trace.NoticedAt ?? now) - trace.SubmittedAt,
                (trace.FirstTokenAt ?? now) - trace.SubmittedAt);
        }

        var tokens = _tokens + _steady.Concat(_flood).Sum(trace => trace.Sequence.Generated);
        outcome.AddWork(tokens, _context.Rows, _loop.Scheduler.Preemptions);
    }

    private static EngineOptions Options(FloodCase flood) => new()
    {
        Name = "flood",
        SequenceLengthMax = flood.CellCount,
        RunningMax = flood.RunningMax,
        KeptCellsMax = 1024,
        Queue = QueueLimits.None,
        Context = new ContextOptions
        {
            CellCount = flood.CellCount,
            SequenceCount = flood.RunningMax + 64,
            BatchSize = 512,
            MicroBatchSize = 512,
            Threads = 1,
            ThreadsBatch = 1,
        },
    };
}
