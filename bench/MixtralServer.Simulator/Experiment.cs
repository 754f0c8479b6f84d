using MixtralServer.Simulator.Engine;
using MixtralServer.Simulator.Policies;
using MixtralServer.Simulator.Reports;
using MixtralServer.Simulator.Workloads;

namespace MixtralServer.Simulator;

/// <summary>All simulations of one machine: its capacity, every policy under every load, and a flood.</summary>
/// <param name="machine">Which.</param>
/// <param name="seed">Of the workload.</param>
/// <param name="requests">Of each simulation.</param>
/// <param name="told">Told of each simulation's name and figures when it is done.</param>
internal sealed class Experiment(Machine machine, int seed, int requests, Action<string, Recorder> told)
{
    /// <summary>The loads, as shares of the capacity.</summary>
    public static readonly double[] Loads = [0.5, 0.8, 0.95];

    // Enough that the queue is never empty although every client pauses between its requests.
    private const int ConversationsPerSlot = 16;
    private const int RequestsForCapacity = 3_000;
    private const double FloodLoad = 0.5;

    // The slow swing of the traffic has so many periods in a run.
    private const double Swings = 2;

    private readonly IReadOnlyList<Conversation> _conversations =
        Workload.Draw(seed, requests, machine.Options.SequenceLengthMax);

    /// <summary>Requests per second that the defaults serve when there is always something in the queue.</summary>
    public double Capacity()
    {
        var count = Math.Max(RequestsForCapacity, machine.Options.RunningMax * ConversationsPerSlot * 8);
        var conversations = Workload.Draw(seed + 1, count, machine.Options.SequenceLengthMax);
        var patient = machine with { Patience = TimeSpan.MaxValue };
        var population = machine.Options.RunningMax * ConversationsPerSlot;
        var recorder = Simulation.Run(patient, Policy.Default, [], conversations, population);
        told($"{machine.Name} capacity", recorder);
        return recorder.RequestsPerSecond;
    }

    /// <summary>Every policy under every load.</summary>
    public IEnumerable<RunResult> Compare(IEnumerable<Policy> policies)
    {
        foreach (var policy in policies)
        {
            foreach (var load in Loads)
            {
                var recorder = Simulation.Run(machine, policy, Arriving(load));
                told($"{machine.Name} {policy.Name} {load}", recorder);
                yield return RunResult.Of(machine.Name, policy.Name, load, recorder);
            }
        }
    }

    /// <summary>What others feel of one client that always has more requests waiting than the machine can run.</summary>
    public IEnumerable<FloodResult> Flood()
    {
        var flood = Workload.Draw(seed + 2, requests, machine.Options.SequenceLengthMax)
            .Select(conversation => conversation with { Index = conversation.Index + requests, Client = Workload.ClientCount });
        foreach (var policy in new[] { Policy.Default, Policy.OneClient })
        {
            foreach (var hasFlood in new[] { false, true })
            {
                var population = hasFlood ? machine.Options.RunningMax * ConversationsPerSlot : 0;
                var recorder = Simulation.Run(machine, policy, Arriving(FloodLoad), hasFlood ? flood : [], population);
                told($"{machine.Name} flood {policy.Name} {hasFlood}", recorder);
                yield return Sum(policy, hasFlood, recorder);
            }
        }
    }

    private IReadOnlyList<Conversation> Arriving(double load)
    {
        var perSecond = load * machine.RequestsPerSecond * _conversations.Count / requests;
        var arrivals = new ArrivalProcess(new Draws(seed), perSecond, _conversations.Count / perSecond / Swings);
        return Workload.Begin(_conversations, arrivals);
    }

    private FloodResult Sum(Policy policy, bool hasFlood, Recorder recorder)
    {
        var queued = Others(recorder.Queued);
        return new FloodResult(
            machine.Name, policy.Name, hasFlood, queued.At(0.5), queued.At(0.95), Others(recorder.FirstTokens).At(0.95));

        static Percentiles Others(IEnumerable<(int Client, float Seconds)> all) =>
            new(all.Where(x => x.Client < Workload.ClientCount).Select(x => x.Seconds));
    }
}
