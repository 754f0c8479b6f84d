using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Inference.Tests.Simulation;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Scheduling;

/// <summary>A scheduler over a simulated model that never ends of itself, driven step by step.</summary>
internal sealed class SteppedEngine : IDisposable
{
    private readonly SimulatedModelContext _context;
    private readonly StepRunner _runner;
    private long _arrivals;

    public SteppedEngine(int runningMax, int cellCount = 1000, int keptCellsMax = int.MaxValue)
    {
        var model = new SimulatedModel(seed: 1);
        _context = (SimulatedModelContext)model.CreateContext(new ContextOptions
        {
            CellCount = cellCount,
            SequenceCount = runningMax + 16,
            BatchSize = 256,
            MicroBatchSize = 256,
            Threads = 1,
            ThreadsBatch = 1,
        });
        Scheduler = new Scheduler(new SchedulerLimits(
            runningMax, _context.SequenceCount, cellCount, _context.BatchSize, keptCellsMax, PrefillBudget: 64));
        _runner = new StepRunner(Scheduler, _context, model.Tokenizer, (_, _) => { });
    }

    public Scheduler Scheduler { get; }

    public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

    /// <summary>What the last step computed.</summary>
    public StepPlan? Plan { get; private set; }

    /// <summary>Rows computed so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Hands a request in; its prompt is like nobody else's, unless one is given.</summary>
    public Sequence Add(
        string client, RequestPriority priority = RequestPriority.Default, int promptLength = 10, int output = 500, string scope = "",
        IReadOnlyList<TokenId>? prompt = null)
    {
        var arrival = ++_arrivals;
        var request = new GenerationRequest
        {
            Id = $"{client}{arrival}",
            Prompt = prompt ?? [.. Enumerable.Range(0, promptLength).Select(i => new TokenId(16 + (int)((arrival + (i * 7)) % 256)))],
            TokensOutputMax = output,
            Sampling = new SamplingOptions { Temperature = 0, IgnoreEnd = true },
            Client = client,
            Priority = priority,
            CacheScope = scope,
        };
        var sequence = new Sequence(request, arrival, World.EndTokens, out _);
        Scheduler.Enqueue(sequence, Now);
        return sequence;
    }

    public IReadOnlyList<Sequence> AddMany(string client, int count, RequestPriority priority = RequestPriority.Default) =>
        [.. Enumerable.Range(0, count).Select(_ => Add(client, priority))];

    public void Step(int count = 1)
    {
        for (var i = 0; i < count; i++)
        {
            Plan = _runner.Run(Now);
            Rows += Plan.RowCount;
        }
    }

    public void Dispose() => _context.Dispose();
}
