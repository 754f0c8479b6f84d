using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Sampling;

namespace MixtralServer.Inference.Tests.Sampling;

public sealed class RowSamplerTests
{
    private const int Vocabulary = 500;
    private const int Turns = 200;

    [Theory]
    [InlineData(1, 40)]
    [InlineData(4, 1)]
    [InlineData(4, 8)]
    [InlineData(4, 64)]
    public void Draw_AnyNumberOfThreads_DrawsWhatEachSamplerDrawsAlone(int threads, int rows)
    {
        var sampler = new RowSampler(64, Vocabulary, threads);
        var together = Samplers(rows);
        var alone = Samplers(rows);
        var scratch = new SamplingScratch(Vocabulary);

        for (var turn = 0; turn < Turns; turn++)
        {
            sampler.Clear();
            for (var i = 0; i < rows; i++) sampler.Add(together[i], Logits(turn, i));
            sampler.Draw();

            Assert.Equal(rows, sampler.Rows.Length);
            for (var i = 0; i < rows; i++) Assert.Equal(alone[i].Sample(Logits(turn, i), scratch), sampler.Rows[i].Token);
        }
    }

    [Fact]
    public void Draw_NoRows_DoesNothing()
    {
        var sampler = new RowSampler(8, Vocabulary, threads: 2);

        sampler.Draw();

        Assert.Equal(0, sampler.Rows.Length);
    }

    [Fact]
    public void Draw_OneRowIsFaulty_ThrowsAndTheNextStepIsSound()
    {
        var sampler = new RowSampler(32, Vocabulary, threads: 4);
        var tooLong = new float[Vocabulary * 2];
        for (var i = 0; i < 31; i++) sampler.Add(Samplers(1)[0], Logits(0, i));
        sampler.Add(Samplers(1)[0], tooLong);

        var fault = Assert.Throws<InvalidOperationException>(sampler.Draw);

        Assert.NotNull(fault.InnerException);
        sampler.Clear();
        sampler.Add(Samplers(1)[0], Logits(1, 1));
        sampler.Draw();
        Assert.NotNull(sampler.Rows[0].Token);
    }

    private static TokenSampler[] Samplers(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new TokenSampler(new SamplingOptions { Seed = (ulong)i, TopP = 0.9 }, []))];

    private static float[] Logits(int turn, int row)
    {
        var random = new Random((turn * 1000) + row);
        return [.. Enumerable.Range(0, Vocabulary).Select(_ => (float)(random.NextDouble() * 8))];
    }
}
