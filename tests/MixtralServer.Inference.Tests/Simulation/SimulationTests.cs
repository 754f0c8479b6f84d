using System.Globalization;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
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

    // Without a bound, the pool adds threads all the time, and collections wait for each of them.
    private static readonly ParallelOptions AllCores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    private static int SeedCount => int.TryParse(
        Environment.GetEnvironmentVariable("MIXTRAL_SIMULATION_SEEDS"), CultureInfo.InvariantCulture, out var count)
        ? count
        : SeedsByDefault;

    [Fact]
    public void Simulation_ManySeeds_EveryRequestGetsWhatItWouldGetAlone()
    {
        long preemptions = 0, finished = 0, failed = 0, cached = 0;
        Parallel.ForEach(Seeds(), AllCores, seed =>
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

            Interlocked.Add(ref preemptions, world.Preemptions);
            Interlocked.Add(ref cached, world.Requests.Sum(r => r.Terminal is GenerationEvent.Finished f ? f.Usage.CachedTokens : 0));
            Interlocked.Add(ref finished, world.Requests.Count(r => r.Terminal is GenerationEvent.Finished));
            Interlocked.Add(ref failed, world.Requests.Count(r => r.Terminal is GenerationEvent.Failed));
        });

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
                Assert.Equal(alone.Tokens, request.Tokens);
                Assert.Equal(alone.Prompt, request.Prompt);
                Assert.Equal(alone.Terminal, finished with { Usage = finished.Usage with { CachedTokens = 0 } });
                break;
            case GenerationEvent.Failed failed:
                Assert.StartsWith(request.Text, alone.Text, StringComparison.Ordinal);
                Assert.Equal(alone.Tokens.Take(request.Tokens.Count), request.Tokens);
                CheckReason(request, failed.Problem, alone.Terminal, world.Options.Queue);
                break;
            default:
                Assert.Fail($"{request.Request.Id} has no terminal event");
                break;
        }
    }

    private static void CheckReason(
        SimulatedRequest request, RequestProblem problem, GenerationEvent? alone, QueueLimits limits)
    {
        var mayFail = problem.Kind switch
        {
            ProblemKind.Cancelled => request.CancelStep is not null,
            ProblemKind.DeadlineExceeded => request.Request.Deadline is not null,
            ProblemKind.Unavailable =>
                !request.HasStarted && limits.Of(request.Request.Priority).Timeout < TimeSpan.FromDays(1),
            ProblemKind.Internal => request.Request.Prompt.Contains(SimulatedFaults.Poison)
                || (alone is GenerationEvent.Failed failed && failed.Problem == problem),
            _ => false,
        };
        Assert.True(mayFail, $"{request.Request.Id} failed without cause: {problem.Code} {problem.Message}");
    }
}
