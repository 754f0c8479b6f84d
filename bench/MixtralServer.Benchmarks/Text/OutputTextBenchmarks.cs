using BenchmarkDotNet.Attributes;
using MixtralServer.Benchmarks.Workloads;

namespace MixtralServer.Benchmarks.Text;

/// <summary>
/// From a token's bytes to the text that can be sent, per token of an output of 256; what is allocated is the text.
/// </summary>
public class OutputTextBenchmarks
{
    private const int Tokens = 256;

    private TextWorkload _workload = null!;

    [Params(0, 1, 4)]
    public int Stops { get; set; }

    [GlobalSetup]
    public void Setup() => _workload = new TextWorkload(Tokens, Stops);

    [Benchmark(Baseline = true, OperationsPerInvoke = Tokens)]
    public int WholeText() => _workload.AppendNaively();

    [Benchmark(OperationsPerInvoke = Tokens)]
    public int Append() => _workload.Append();
}
