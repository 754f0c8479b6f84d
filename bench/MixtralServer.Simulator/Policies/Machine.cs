using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Simulator.Costs;

namespace MixtralServer.Simulator.Policies;

/// <summary>A machine, the model on it, and the server's defaults there.</summary>
/// <param name="Name">For files and tables.</param>
/// <param name="Title">For people.</param>
/// <param name="Cost">How long its steps take.</param>
/// <param name="Options">How the engine runs on it.</param>
/// <param name="RequestsPerSecond">
/// What counts as full load: about what the defaults serve. Given, not measured, so that every version of the server meets the
/// same traffic.
/// </param>
/// <param name="RequestsFactor">How many times as many requests it gets as the slowest, to be busy for hours as well.</param>
/// <param name="Patience">How long a client waits for the first token.</param>
internal sealed record Machine(
    string Name,
    string Title,
    IStepCost Cost,
    EngineOptions Options,
    double RequestsPerSecond,
    int RequestsFactor,
    TimeSpan Patience)
{
    private const int KeptSequences = 64;

    /// <summary>The synthetic small model on two cores, with parallel: 8.</summary>
    public static Machine TwoCores { get; } = new(
        "small-2-cores",
        "small (1.16 B, q4_K) on 2 CPU cores",
        CpuFit.Run().Cost,
        Sized(context: 8_192, parallel: 8, cells: 16_384, kept: 1_024),
        RequestsPerSecond: 0.2,
        RequestsFactor: 1,
        Patience: TimeSpan.FromMinutes(5));

    /// <summary>Mixtral 8x7B on an H100, with parallel: 64.</summary>
    public static Machine H100 { get; } = new(
        "8x7b-h100",
        "Mixtral 8x7B (8 bits) on one H100",
        GpuFit.Run().Cost,
        Sized(context: 8_192, parallel: 64, cells: 131_072, kept: 65_536),
        RequestsPerSecond: 8.4,
        RequestsFactor: 4,
        Patience: TimeSpan.FromMinutes(1));

    /// <summary>The machines that are simulated.</summary>
    public static IReadOnlyList<Machine> All { get; } = [TwoCores, H100];

    private static EngineOptions Sized(int context, int parallel, int cells, int kept) => new()
    {
        Name = "simulated",
        SequenceLengthMax = context,
        RunningMax = parallel,
        KeptCellsMax = kept,
        QueueLength = int.MaxValue - parallel,
        Context = new ContextOptions
        {
            CellCount = cells,
            SequenceCount = parallel + KeptSequences,
            BatchSize = 2_048,
            MicroBatchSize = 512,
            Threads = 1,
            ThreadsBatch = 1,
        },
    };
}
