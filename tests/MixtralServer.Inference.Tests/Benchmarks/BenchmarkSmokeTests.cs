using MixtralServer.Benchmarks.Workloads;

namespace MixtralServer.Inference.Tests.Benchmarks;

/// <summary>
/// The work of the micro benches, small: what they measure must stay right, and the same from version to version.
/// </summary>
public sealed class BenchmarkSmokeTests
{
    [Fact]
    public void Workloads_Greedy_AgreeWithTheFullSort()
    {
        foreach (var shape in Enum.GetValues<LogitShape>())
        {
            var workload = new SamplingWorkload(SamplingCases.All["greedy"], shape, rowCount: 20, vocabularySize: 700);

            Assert.Equal(workload.SampleNaively(), workload.Sample());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Workloads_Text_AgreesWithTheWholeText(int stops)
    {
        var workload = new TextWorkload(tokenCount: 64, stops);

        // Of a character cut in two at the end, the whole text has a replacement character, the output nothing.
        Assert.InRange(workload.AppendNaively() - workload.Append(), 0, 1);
    }

    [Fact]
    public void Workloads_AllCases_DrawTheSameAsEver()
    {
        var digest = 17;
        foreach (var options in SamplingCases.All.Values)
        {
            foreach (var shape in Enum.GetValues<LogitShape>())
            {
                var workload = new SamplingWorkload(options, shape, rowCount: 4, vocabularySize: 1500);
                for (var i = 0; i < 10; i++) digest = (digest * 31) + workload.Sample();
                digest = (digest * 31) + workload.SampleWithLogProbs(top: 5);
            }
        }

        // Changes when draws change: a seed then no longer gives the text that it gave, which the changelog has to say.
        Assert.Equal(677497568, digest);
    }
}
