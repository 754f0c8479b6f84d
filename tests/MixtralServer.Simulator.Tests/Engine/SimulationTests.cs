using MixtralServer.Simulator.Engine;
using MixtralServer.Simulator.Policies;
using MixtralServer.Simulator.Reports;
using MixtralServer.Simulator.Workloads;

namespace MixtralServer.Simulator.Tests.Engine;

public sealed class SimulationTests
{
    private const int Requests = 200;

    public static TheoryData<string> Policies => [.. Policy.All.Select(policy => policy.Name)];

    [Theory]
    [MemberData(nameof(Policies))]
    public void Run_EveryPolicy_EveryRequestEndsOnce(string name)
    {
        foreach (var machine in Machine.All)
        {
            var recorder = Run(machine, Policy.All.Single(policy => policy.Name == name));

            Assert.Equal(Requests, recorder.Ended);
            Assert.InRange(recorder.FirstTokens.Count, Requests * 0.9, Requests);
            Assert.True(recorder.OutputTokens > Requests && recorder.Gaps.TrueForAll(gap => gap > 0));
        }
    }

    [Fact]
    public void Run_SameSeed_SameBytes()
    {
        Assert.Equal(Results(seed: 7), Results(seed: 7));
        Assert.NotEqual(Results(seed: 7), Results(seed: 8));
    }

    [Fact]
    public void Run_WithoutSharing_FindsNothingInTheCache()
    {
        var recorder = Run(Machine.TwoCores, Policy.All.Single(policy => policy.Name == "no sharing"));

        Assert.Equal(0, recorder.CachedTokens);
        Assert.NotEqual(0, Run(Machine.TwoCores, Policy.Default).CachedTokens);
    }

    private static Recorder Run(Machine machine, Policy policy) => Simulation.Run(machine, policy, Draw(machine, seed: 3));

    private static IReadOnlyList<Conversation> Draw(Machine machine, int seed)
    {
        var conversations = Workload.Draw(seed, Requests, machine.Options.SequenceLengthMax);
        return Workload.Begin(conversations, new ArrivalProcess(new Draws(seed), perSecond: 0.1, swingSeconds: 1_000));
    }

    private static string Results(int seed)
    {
        var recorder = Simulation.Run(Machine.TwoCores, Policy.Default, Draw(Machine.TwoCores, seed));
        var result = RunResult.Of(Machine.TwoCores.Name, Policy.Default.Name, 0.5, recorder);
        return ReportFiles.Csv([new MachineReport(Machine.TwoCores, 1, [], [result], [])]);
    }
}
