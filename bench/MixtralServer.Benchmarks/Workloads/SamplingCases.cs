using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Benchmarks.Workloads;

/// <summary>The options that are measured, by name.</summary>
internal static class SamplingCases
{
    public static IReadOnlyDictionary<string, SamplingOptions> All { get; } = new Dictionary<string, SamplingOptions>
    {
        ["greedy"] = new() { Temperature = 0 },
        ["temperature 0.8"] = new() { Temperature = 0.8 },
        ["top_p 0.9"] = new() { Temperature = 0.8, TopP = 0.9 },
        ["top_p 0.95"] = new() { Temperature = 0.8, TopP = 0.95 },
        ["top_p 0.1"] = new() { Temperature = 0.8, TopP = 0.1 },
        ["top_k 40"] = new() { Temperature = 0.8, TopK = 40 },
        ["top_k 40, top_p 0.95"] = new() { Temperature = 0.8, TopK = 40, TopP = 0.95 },
        ["top_k 5000"] = new() { Temperature = 0.8, TopK = 5000 },
        ["min_p 0.05"] = new() { Temperature = 0.8, MinP = 0.05 },
        ["penalties"] = new() { Temperature = 0.8, RepetitionPenalty = 1.1, FrequencyPenalty = 0.2 },
        ["100 biases"] = new()
        {
            Temperature = 0.8,
            LogitBias = Enumerable.Range(0, 100).ToDictionary(i => new TokenId(7 * i), i => i % 10 == 0 ? -100f : 0.5f),
        },
    };
}
