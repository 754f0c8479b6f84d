using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Simulation;

/// <summary>An engine's sizes and the requests that will come, drawn at random. Cells are scarce on purpose.</summary>
internal sealed class Scenario
{
    private static readonly string[] Clients = ["", "a", "b", "c"];
    private static readonly string[] Scopes = ["", "", "", "other"];
    private static readonly string[] Stops = ["a", "st", "stop7", "\n\n", "é", " the"];

    private static readonly OutputConstraint[] Constraints =
    [
        new OutputConstraint.JsonSchema(
            """
            {"type":"object","required":["identifier","names"],"additionalProperties":false,"properties":{
              "identifier":{"type":"integer"},"names":{"type":"array","items":{"enum":["first","second"]}},"note":{"type":"string"}}}
            """),
        new OutputConstraint.Pattern("(yes, and that is certain|no, [a-z ]{1,20}){1,3}"),
        new OutputConstraint.Gbnf("root ::= \"(\" root? \") and so on and on\""),
    ];

    private readonly Random _random;
    private readonly DateTimeOffset _start;
    private readonly TokenId[][] _beginnings;

    public Scenario(Random random, DateTimeOffset start)
    {
        (_random, _start) = (random, start);
        Options = MakeOptions();
        _beginnings = [.. Enumerable.Range(0, 4).Select(_ => RandomTokens(Options.SequenceLengthMax))];
        Requests = [.. Enumerable.Range(0, 10 + random.Next(50)).Select(MakeRequest).SelectMany(MakeAnswers)];
    }

    public EngineOptions Options { get; }

    public IReadOnlyList<SimulatedRequest> Requests { get; }

    private EngineOptions MakeOptions()
    {
        var length = 40 + _random.Next(200);
        var sequences = 1 + _random.Next(12);
        return new EngineOptions
        {
            Name = "world",
            SequenceLengthMax = length,
            RunningMax = sequences,
            KeptCellsMax = _random.Next(2) == 0 ? int.MaxValue : _random.Next(length),
            PrefillBudget = _random.Next(3) == 0 ? null : 1 + _random.Next(40),
            Queue = new QueueLimits { Realtime = RandomLimits(), Default = RandomLimits(), Batch = RandomLimits() },
            Context = new ContextOptions
            {
                CellCount = length + _random.Next(length * 2),
                SequenceCount = sequences + _random.Next(8),
                BatchSize = sequences + _random.Next(64),
                MicroBatchSize = sequences,
                Threads = 1,
                ThreadsBatch = 1,
            },
        };
    }

    private ClassLimits RandomLimits() =>
        new() { Timeout = _random.Next(4) == 0 ? TimeSpan.FromSeconds(1 + _random.Next(10)) : TimeSpan.FromDays(1) };

    private SimulatedRequest MakeRequest(int index)
    {
        var output = 1 + _random.Next(Options.SequenceLengthMax / 2);
        var prompt = 1 + _random.Next(Options.SequenceLengthMax - output);
        var request = new GenerationRequest
        {
            Id = $"r{index}",
            Prompt = MakePrompt(prompt),
            TokensOutputMax = output,
            Sampling = MakeSampling(),
            StopStrings = _random.Next(3) == 0 ? [Stops[_random.Next(Stops.Length)], "zz"] : [],
            Constraint = _random.Next(3) == 0 ? Constraints[_random.Next(Constraints.Length)] : null,
            ForcesText = _random.Next(3) == 0 ? false : null,
            LogProbsTop = _random.Next(4) == 0 ? _random.Next(4) : null,
            PromptLogProbsTop = _random.Next(8) == 0 ? _random.Next(4) : null,
            StopTokens = _random.Next(4) == 0 ? [new TokenId(_random.Next(SimulatedTokenizer.Size))] : [],
            Priority = (RequestPriority)_random.Next(3),
            Client = Clients[_random.Next(Clients.Length)],
            CacheScope = Scopes[_random.Next(Scopes.Length)],
            Deadline = _random.Next(10) == 0 ? _start.AddMilliseconds(_random.Next(8000)) : null,
        };
        var arrival = _random.Next(400);
        return new SimulatedRequest(request, arrival, _random.Next(8) == 0 ? arrival + _random.Next(150) : null);
    }

    // Now and then several answers to one prompt, which come together.
    private IEnumerable<SimulatedRequest> MakeAnswers(SimulatedRequest first) =>
        Enumerable.Range(0, _random.Next(8) == 0 ? 2 + _random.Next(4) : 1).Select(choice => choice == 0 ? first : Another(first, choice));

    private SimulatedRequest Another(SimulatedRequest first, int choice)
    {
        var sampling = first.Request.Sampling with { Seed = (ulong)_random.NextInt64() };
        return new SimulatedRequest(
            first.Request with { Id = $"{first.Request.Id}-{choice}", Sampling = sampling, PromptLogProbsTop = null },
            first.ArrivalStep,
            first.CancelStep);
    }

    private TokenId[] MakePrompt(int length)
    {
        // Mostly one of a few beginnings, so that prefixes are shared, met half computed, and parted in the middle.
        var tokens = RandomTokens(length);
        var shared = _random.Next(4) == 0 ? 0 : _random.Next(length);
        _beginnings[_random.Next(_beginnings.Length)].AsSpan(0, shared).CopyTo(tokens);
        if (_random.Next(20) == 0) tokens[_random.Next(length)] = SimulatedFaults.Poison;
        return tokens;
    }

    private TokenId[] RandomTokens(int length) =>
        [.. Enumerable.Range(0, length).Select(_ => new TokenId(16 + _random.Next(SimulatedTokenizer.Size - 16)))];

    private SamplingOptions MakeSampling() => new()
    {
        Seed = (ulong)_random.NextInt64(),
        Temperature = _random.Next(3) * 0.7,
        TopP = _random.Next(2) == 0 ? 1 : 0.5 + (_random.NextDouble() / 2),
        TopK = _random.Next(2) * 20,
        MinP = _random.Next(2) * 0.05,
        TokensOutputMin = _random.Next(4) == 0 ? _random.Next(30) : 0,
        IgnoreEnd = _random.Next(10) == 0,
        RepetitionPenalty = _random.Next(3) == 0 ? 1.3 : 1,
        PresencePenalty = _random.Next(3) == 0 ? 0.5 : 0,
        FrequencyPenalty = _random.Next(3) == 0 ? 0.5 : 0,
        LogitBias = new Dictionary<TokenId, float> { [SimulatedFaults.Poison] = -100 },
    };
}
