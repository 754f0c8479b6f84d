using MixtralServer.Inference.Sampling;

namespace MixtralServer.Inference.Tests.Sampling;

public sealed class TopTokensTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void CutAfter_OddRows_KeepsWhatASortKeeps(int seed)
    {
        var random = new Random(seed);
        var scratch = new SamplingScratch(OddRows.LengthMax);
        for (var round = 0; round < 300; round++)
        {
            var values = OddRows.Create(random);
            var (count, floor) = RandomLimits(values, random);

            var cut = TopTokens.CutAfter(new LogitRow(values, scratch.Row), count, floor);

            Assert.Equal(Sorted(values, count, floor), Before(cut, values));
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Gather_OddRows_HoldsWhatASortKeepsAndNothingTwice(int seed)
    {
        var random = new Random(seed);
        var scratch = new SamplingScratch(OddRows.LengthMax);
        for (var round = 0; round < 300; round++)
        {
            var values = OddRows.Create(random);
            var (count, floor) = RandomLimits(values, random);

            var gathered = TopTokens.Gather(new LogitRow(values, scratch.Row), count, floor, scratch);
            var tokens = scratch.CandidateTokens.Take(gathered.Values.Length).ToArray();

            Assert.Equal(tokens.Select(token => values[token]), gathered.Values.ToArray());
            Assert.Equal(tokens.Order().Distinct(), tokens);
            Assert.Empty(Sorted(values, count, floor).Except(tokens));
            Assert.All(tokens, token => Assert.True(values[token] >= floor));
        }
    }

    [Fact]
    public void Gather_FewOfManyDifferentLogits_FindsHardlyMore()
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 32_768).Select(_ => (float)random.NextDouble()).ToArray();
        var scratch = new SamplingScratch(values.Length);

        var gathered = TopTokens.Gather(new LogitRow(values, scratch.Row), 40, 0, scratch).Values.Length;

        Assert.InRange(gathered, 40, 60);
    }

    private static (int Count, float Floor) RandomLimits(float[] values, Random random)
    {
        var finite = values.Where(float.IsFinite).ToArray();
        var floor = random.Next(3) == 0 ? finite[random.Next(finite.Length)] : float.MinValue;
        return (1 + random.Next(random.Next(2) == 0 ? 8 : values.Length), floor);
    }

    private static IEnumerable<int> Sorted(float[] values, int count, float floor) => Enumerable.Range(0, values.Length)
        .Where(token => values[token] >= floor)
        .OrderByDescending(token => values[token]).ThenBy(token => token)
        .Take(count).Order();

    private static IEnumerable<int> Before(Cut cut, float[] values) => Enumerable.Range(0, values.Length)
        .Where(token => values[token] > cut.Logit || (values[token] == cut.Logit && token < cut.Index));
}
