using BenchmarkDotNet.Attributes;
using MixtralServer.Benchmarks.Workloads;

namespace MixtralServer.Benchmarks.Sampling;

/// <summary>What log probabilities add to a row of 32,768 logits; what is allocated is the result.</summary>
public class LogProbsBenchmarks
{
    private const int Rows = 16;

    private SamplingWorkload _workload = null!;

    [ParamsAllValues]
    public LogitShape Shape { get; set; }

    [GlobalSetup]
    public void Setup() =>
        _workload = new SamplingWorkload(SamplingCases.All["temperature 0.8"], Shape, Rows, vocabularySize: 32_768);

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public int Without() => _workload.Sample();

    [Benchmark(OperationsPerInvoke = Rows)]
    public int ChosenAlone() => _workload.SampleWithLogProbs(top: 0);

    [Benchmark(OperationsPerInvoke = Rows)]
    public int Top20() => _workload.SampleWithLogProbs(top: 20);
}
