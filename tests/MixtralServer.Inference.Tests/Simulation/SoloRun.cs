using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Simulation;

/// <summary>A request that has the engine to itself, with nothing going wrong: what it should say in company, too.</summary>
internal static class SoloRun
{
    public static SimulatedRequest Of(GenerationRequest request, int seed, EngineOptions options)
    {
        var model = new SimulatedModel((ulong)seed);
        var context = model.CreateContext(options.Context);
        var scheduler = new Scheduler(new SchedulerLimits(
            1, context.SequenceCount, context.CellCount, context.BatchSize, 0, options.PrefillBudget));
        var runner = new StepRunner(scheduler, context, model.Tokenizer, (_, _) => { });
        var sequence = new Sequence(request, arrival: 0, World.EndTokens, out var events, World.OutputOf(request));
        scheduler.Enqueue(sequence, DateTimeOffset.UnixEpoch);
        while (!sequence.HasEnded) runner.Run(DateTimeOffset.UnixEpoch);

        var alone = new SimulatedRequest(request, 0, null) { Events = events };
        alone.Read();
        return alone;
    }
}
