using BenchmarkDotNet.Attributes;
using MixtralServer.Benchmarks.Workloads;

namespace MixtralServer.Benchmarks.Sampling;

/// <summary>
/// One row of 32,768 logits on one core, beside a full sort. With penalties or biases each row is copied first.
/// </summary>
public class SamplingBenchmarks
{
    private const int Rows = 16;

    private SamplingWorkload _workload = null!;

    public static IEnumerable<string> Cases => SamplingCases.All.Keys;

    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    [ParamsAllValues]
    public LogitShape Shape { get; set; }

    [GlobalSetup]
    public void Setup() =>
        _workload = new SamplingWorkload(SamplingCases.All[Case], Shape, Rows, vocabularySize: 32_768);

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public int FullSort() => _workload.SampleNaively();

    [Benchmark(OperationsPerInvoke = Rows)]
    public int Sample() => _workload.Sample();
}
