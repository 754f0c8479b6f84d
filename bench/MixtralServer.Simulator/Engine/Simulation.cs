using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Simulator.Policies;
using MixtralServer.Simulator.Reports;
using MixtralServer.Simulator.Workloads;

namespace MixtralServer.Simulator.Engine;

/// <summary>
/// A workload on a machine under a policy, in simulated time. A conversation's next request comes some time after the answer to the
/// one before, so a slow server is asked a little less, as a real one is.
/// </summary>
internal sealed class Simulation
{
    // Turns of the loop without progress after which something is wrong: a step without rows is rare and never repeated.
    private const int IdleTurnsMost = 1_000;

    private static readonly SamplingOptions Greedy = new() { Temperature = 0 };

    private readonly Machine _machine;
    private readonly Policy _policy;
    private readonly SimulatedServer _server;
    private readonly Agenda _agenda = new(); // bounded by the conversations, each of which has at most three entries
    private readonly List<ActiveRequest> _active = [];
    private readonly Queue<Conversation> _later = [];
    private readonly Recorder _recorder = new();

    private Simulation(Machine machine, Policy policy) =>
        (_machine, _policy, _server) = (machine, policy, new SimulatedServer(machine, policy));

    /// <summary>Runs conversations.</summary>
    /// <param name="machine">Where.</param>
    /// <param name="policy">How.</param>
    /// <param name="open">They begin at their own times.</param>
    /// <param name="closed">Each begins when another of these has ended.</param>
    /// <param name="population">How many of the latter go on at a time.</param>
    public static Recorder Run(
        Machine machine, Policy policy, IEnumerable<Conversation> open, IEnumerable<Conversation> closed, int population)
    {
        var simulation = new Simulation(machine, policy);
        foreach (var conversation in open) simulation.Begin(conversation, conversation.Start);
        foreach (var conversation in closed) simulation._later.Enqueue(conversation);
        for (var i = 0; i < population; i++) simulation.BeginLater(TimeSpan.Zero);
        return simulation.Run();
    }

    /// <summary>Runs conversations that begin at their own times.</summary>
    public static Recorder Run(Machine machine, Policy policy, IEnumerable<Conversation> open) => Run(machine, policy, open, [], 0);

    private Recorder Run()
    {
        var idleTurns = 0;
        while (_agenda.Next is not null || _active.Count > 0)
        {
            if (_active.Count == 0) _server.SleepUntil(_agenda.Next!.Value);
            var before = _server.Now;
            _agenda.Run(before);
            _server.RunOnce();
            idleTurns = _server.Now == before && _active.Count > 0 ? idleTurns + 1 : 0;
            if (idleTurns > IdleTurnsMost) throw new InvalidOperationException($"nothing goes on at {before}");
            ReadEvents();
        }

        if (!_server.IsIdle) throw new InvalidOperationException("the engine holds requests that have ended");
        _recorder.Close(_server);
        return _recorder;
    }

    private void BeginLater(TimeSpan at)
    {
        if (_later.TryDequeue(out var conversation)) Begin(conversation, at);
    }

    private void Begin(Conversation conversation, TimeSpan at) =>
        _agenda.Add(at, due => Submit(conversation, 0, [.. conversation.SystemText()], due));

    private void Submit(Conversation conversation, int turn, List<TokenId> before, TimeSpan at)
    {
        before.AddRange(conversation.UserText(turn));
        var request = _policy.Request(
            new GenerationRequest
            {
                Id = $"{conversation.Index}.{turn}",
                Prompt = before,
                TokensOutputMax = conversation.Turns[turn].OutputTokens,
                Sampling = Greedy,
                Client = $"client {conversation.Client}",
            },
            conversation);
        var sequence = _server.Submit(request, out var events);
        var active = new ActiveRequest(conversation, turn, sequence, events, at);
        _active.Add(active);
        if (conversation.Turns[turn].CancelAfter is { } after) _agenda.Add(at + after, _ => _server.Cancel(sequence));
        if (_machine.Patience < TimeSpan.MaxValue) _agenda.Add(at + _machine.Patience, _ => GiveUp(active));
    }

    private void GiveUp(ActiveRequest request)
    {
        if (request.FirstAt is not null || request.Sequence.HasEnded) return;
        request.RanOutOfPatience = true;
        _server.Cancel(request.Sequence);
    }

    private void ReadEvents()
    {
        var now = _server.Now;
        var kept = 0;
        for (var i = 0; i < _active.Count; i++)
        {
            var request = _active[i];
            // One that waits has nothing to tell.
            if (request.Sequence.Slot is not null || request.Sequence.HasEnded) _recorder.Read(request, now);
            if (request.Sequence.HasEnded) GoOn(request, now);
            else _active[kept++] = request;
        }

        _active.RemoveRange(kept, _active.Count - kept);
    }

    private void GoOn(ActiveRequest request, TimeSpan now)
    {
        var (conversation, next) = (request.Conversation, request.Turn + 1);
        if (next == conversation.Turns.Count)
        {
            BeginLater(now);
            return;
        }

        List<TokenId> said = [.. request.Sequence.Tokens];
        _agenda.Add(now + conversation.Turns[next].Pause, at => Submit(conversation, next, said, at));
    }
}
