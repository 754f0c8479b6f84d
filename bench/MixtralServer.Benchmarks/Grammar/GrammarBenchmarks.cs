using BenchmarkDotNet.Attributes;
using MixtralServer.Benchmarks.Grammar.Workloads;
using MixtralServer.Grammar.Compilation;

namespace MixtralServer.Benchmarks.Grammar;

/// <summary>
/// Masks for the 32,768 tokens of Mixtral 8x22B along a text, in all: of a request whose grammar was used before, and of the
/// first one, with what compiling takes on its own.
/// </summary>
public class GrammarBenchmarks
{
    private GrammarWorkload _workload = null!;

    public static IEnumerable<string> Cases => GrammarCases.All.Keys;

    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _workload = new GrammarWorkload(Case);

    [Benchmark]
    public CompiledGrammar Compile() => _workload.Compile();

    [Benchmark]
    public int AllMasksFirstTime() => _workload.Cold();

    [Benchmark(Baseline = true)]
    public int AllMasksKnown() => _workload.Warm();

    [Benchmark]
    public int AcceptAlone() => _workload.Accept();
}
