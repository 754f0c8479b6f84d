using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace MixtralServer.Benchmarks;

/// <summary>
/// In this process, as a build per benchmark takes longer than the measurement, and with many short iterations, as a
/// busy machine spoils long ones: the minimum is what the code needs, the median what it got.
/// </summary>
internal static class BenchmarkSettings
{
    public static IConfig Create() => DefaultConfig.Instance
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(5)
            .WithIterationCount(20)
            .WithIterationTime(TimeInterval.FromMilliseconds(50))
            .AsDefault())
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumn(StatisticColumn.Min, StatisticColumn.Median)
        .HideColumns(Column.Error, Column.StdDev, Column.Mean, Column.RatioSD, Column.AllocRatio, Column.Gen0);
}
