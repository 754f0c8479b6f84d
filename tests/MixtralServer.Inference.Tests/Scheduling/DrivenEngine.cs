using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Inference.Telemetry;
using MixtralServer.Inference.Tests.Simulation;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Scheduling;

/// <summary>An engine without a thread of its own, driven step by step, that counts what it computes.</summary>
internal sealed class DrivenEngine : ISimulatedFaults
{
    private readonly GenerationQueue _queue = new(new QueuePlaces(1, 1000, QueueLimits.None));
    private readonly SchedulerLoop _loop;
    private long _arrivals;

    public DrivenEngine(EngineOptions options, ulong seed = 3, string? reply = null)
    {
        var model = new SimulatedModel(seed, reply, this);
        _loop = new SchedulerLoop(
            model.CreateContext(options.Context), model.Tokenizer, options, _queue, new EngineGauges(), new ManualTimeProvider(),
            new FaultLog());
    }

    /// <summary>Rows of each step so far.</summary>
    public List<int> RowsOfSteps { get; } = [];

    /// <summary>Rows computed so far.</summary>
    public int Rows => RowsOfSteps.Sum();

    /// <summary>The most rows of one step that asked for logits.</summary>
    public int LogitRowsMax { get; private set; }

    public static EngineOptions Options(int running = 8, int kept = int.MaxValue, int cells = 4096, int? budget = 512) => new()
    {
        Name = "driven",
        RunningMax = running,
        SequenceLengthMax = 2048,
        KeptCellsMax = kept,
        PrefillBudget = budget,
        Context = new ContextOptions
        {
            CellCount = cells,
            SequenceCount = running * 2,
            BatchSize = 512,
            MicroBatchSize = 512,
            Threads = 1,
            ThreadsBatch = 1,
        },
    };

    /// <summary>Hands requests in together and runs until all have ended.</summary>
    public List<List<GenerationEvent>> Run(params GenerationRequest[] requests)
    {
        var sequences = new Sequence[requests.Length];
        var channels = requests.Select((request, i) =>
        {
            sequences[i] = new Sequence(request, _arrivals++, World.EndTokens, out var events);
            return events;
        }).ToList();
        Assert.Equal(GenerationQueue.Entry.Accepted, _queue.TryEnter(sequences));
        while (sequences.Any(sequence => !sequence.HasEnded)) Assert.True(_loop.RunOnce(mayWait: false));
        return [.. channels.Select(channel =>
        {
            List<GenerationEvent> read = [];
            while (channel.TryRead(out var next)) read.Add(next);
            return read;
        })];
    }

    public DecodeResult? Before(ReadOnlySpan<BatchRow> rows)
    {
        RowsOfSteps.Add(rows.Length);
        var logits = 0;
        foreach (var row in rows) logits += row.NeedsLogits ? 1 : 0;
        LogitRowsMax = Math.Max(LogitRowsMax, logits);
        return null;
    }
}
