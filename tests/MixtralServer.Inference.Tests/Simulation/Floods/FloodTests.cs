using System.Globalization;
using MixtralServer.Inference.Requests;
using Xunit.Abstractions;

namespace MixtralServer.Inference.Tests.Simulation.Floods;

/// <summary>
/// Goal: who floods the server does not keep another client waiting. Method: the same requests of a steady client, which needs less
/// than its share of the engine, with the flood of another and without.
/// </summary>
public sealed class FloodTests(ITestOutputHelper output)
{
    private const double RatioMax = 2;

    private static readonly int[] Seeds = [1, 2, 3];

    private static readonly FloodCase[] Cases =
    [
        new() { Name = "a light load", Rate = 0.5 },
        new() { Name = "a third of the engine", Rate = 1.3 },
        new() { Name = "flood of long answers", Flood = (500, 4000) },
        new() { Name = "flood of long prompts", Flood = (4000, 100) },
        new() { Name = "flood of short requests", Flood = (50, 30) },
        new() { Name = "flood in bursts", FloodOfMinute = TimeSpan.FromSeconds(20) },
        new() { Name = "flood in the batch class", FloodClass = RequestPriority.Batch },
        new() { Name = "few cells", CellCount = 4096, Flood = (500, 1500) },
        new() { Name = "long steady prompts", Rate = 0.15, Steady = (600, 100) },
        new() { Name = "four places", Rate = 0.5, RunningMax = 4, CellCount = 8192, Flood = (500, 1500) },
        new() { Name = "two places", Rate = 0.5, RunningMax = 2 },
        new() { Name = "one place", Rate = 0.2, RunningMax = 1 },
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Flood_ByOneClient_AtMostDoublesAnothersQueueTime(string name)
    {
        var flood = Cases.Single(c => c.Name == name);
        var quiet = Run(flood, isFlooded: false);
        var flooded = Run(flood, isFlooded: true);

        // A request waits at least for the end of the step that is being computed when it comes.
        var ratio = flooded.QueueP95 / Math.Max(quiet.QueueP95, flooded.StepLeftP95);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: x {ratio:F2}; queue p95 {quiet.QueueP95:F0} -> {flooded.QueueP95:F0} ms, end of step {flooded.StepLeftP95:F0} ms, "
            + $"first token p95 {quiet.FirstTokenP95:F0} -> {flooded.FirstTokenP95:F0} ms; "
            + $"{flooded.Tokens} tokens, {flooded.Rows} rows, {flooded.Preemptions} gave way"));
        Assert.True(ratio <= RatioMax, $"{ratio} times as long");
    }

    private static FloodOutcome Run(FloodCase flood, bool isFlooded)
    {
        var outcome = new FloodOutcome();
        foreach (var seed in Seeds)
        {
            using var world = new FloodWorld(flood, seed);
            world.Run(isFlooded, outcome);
        }

        return outcome;
    }
}
