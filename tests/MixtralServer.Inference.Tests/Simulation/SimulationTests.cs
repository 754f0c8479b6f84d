using System.Globalization;
using MixtralServer.Inference.Requests;
using Xunit.Abstractions;

namespace MixtralServer.Inference.Tests.Simulation;

/// <summary>
/// Goal: whatever comes together, every request gets what it would get alone, exactly one end, and leaves nothing behind.
/// Method: worlds drawn from seeds, driven step by step without threads or clocks; a failing seed replays exactly
/// (<c>./mixtral simulate SEED</c>).
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int SeedsByDefault = 200;

    private static int SeedCount => int.TryParse(
        Environment.GetEnvironmentVariable("MIXTRAL_SIMULATION_SEEDS"), CultureInfo.InvariantCulture, out var count)
        ? count
        : SeedsByDefault;

    [Fact]
    public void Simulation_ManySeeds_EveryRequestGetsWhatItWouldGetAlone()
    {
        long preemptions = 0, finished = 0, failed = 0, cached = 0;
        foreach (var seed in Seeds())
        {
            var world = new World(seed);
            try
            {
                world.Run();
                foreach (var request in world.Requests) CheckOutcome(request, seed, world);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"seed {seed}: {fault.Message}\n{world.Trace}", fault);
            }

            preemptions += world.Preemptions;
            cached += world.Requests.Sum(r => r.Terminal is GenerationEvent.Finished f ? f.Usage.CachedTokens : 0);
            finished += world.Requests.Count(r => r.Terminal is GenerationEvent.Finished);
            failed += world.Requests.Count(r => r.Terminal is GenerationEvent.Failed);
        }

        output.WriteLine($"{finished} finished, {failed} cancelled, expired or poisoned, {preemptions} preemptions, {cached} prompt tokens from cache");
        Assert.True(finished > 0 && cached > 0);
    }

    private static IEnumerable<int> Seeds() =>
        int.TryParse(
            Environment.GetEnvironmentVariable("MIXTRAL_SIMULATION_SEED"), CultureInfo.InvariantCulture, out var seed)
            ? [seed]
            : Enumerable.Range(1, SeedCount);

    private static void CheckOutcome(SimulatedRequest request, int seed, World world)
    {
        var alone = SoloRun.Of(request.Request, seed, world.Options);
        switch (request.Terminal)
        {
            case GenerationEvent.Finished finished:
                Assert.Equal(alone.Text, request.Text);
                Assert.Equal(alone.Terminal, finished with { Usage = finished.Usage with { CachedTokens = 0 } });
                break;
            case GenerationEvent.Failed failed:
                Assert.StartsWith(request.Text, alone.Text, StringComparison.Ordinal);
                CheckReason(request, failed.Problem);
                break;
            default:
                Assert.Fail($"{request.Request.Id} has no terminal event");
                break;
        }
    }

    private static void CheckReason(SimulatedRequest request, RequestProblem problem)
    {
        var mayFail = problem.Kind switch
        {
            ProblemKind.Cancelled => request.CancelStep is not null,
            ProblemKind.DeadlineExceeded => request.Request.Deadline is not null,
            ProblemKind.Internal => request.Request.Prompt.Contains(SimulatedFaults.Poison),
            _ => false,
        };
        Assert.True(mayFail, $"{request.Request.Id} failed without cause: {problem.Code} {problem.Message}");
    }
}
