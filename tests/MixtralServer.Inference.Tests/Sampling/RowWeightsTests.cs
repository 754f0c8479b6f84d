using MixtralServer.Inference.Sampling;

namespace MixtralServer.Inference.Tests.Sampling;

public sealed class RowWeightsTests
{
    [Fact]
    public void Sum_OddRowsAndCuts_IsTheSumOfTheDefinition()
    {
        var random = new Random(1);
        var scratch = new SamplingScratch(OddRows.LengthMax);
        for (var round = 0; round < 500; round++)
        {
            var values = OddRows.Create(random);
            var temperature = Math.Pow(10, (random.NextDouble() * 4) - 3);
            var row = new LogitRow(values, scratch.Row);
            var max = (double)row.Max;
            var weights = new RowWeights(row, temperature);
            var cut = RandomCut(values, weights.LogitLeast, random);

            var sum = weights.Sum(cut, scratch.ChunkWeights);

            // Weights of e^-87 and less count as none, so near nothing is as good as nothing.
            var expected = Enumerable.Range(0, values.Length).Where(token => IsBefore(cut, values, token))
                .Sum(token => Math.Exp((values[token] - max) / temperature));
            Assert.Equal(expected, sum, 1e-37 + (1e-5 * expected));
        }
    }

    [Fact]
    public void Pick_TargetsAcrossTheSum_GoesThroughTheTokensBeforeTheCutInOrder()
    {
        var random = new Random(2);
        var scratch = new SamplingScratch(OddRows.LengthMax);
        for (var round = 0; round < 200; round++)
        {
            var values = OddRows.Create(random);
            var row = new LogitRow(values, scratch.Row);
            var weights = new RowWeights(row, temperature: 1);
            var cut = Cut.AtLeast(weights.LogitLeast);
            var sum = weights.Sum(cut, scratch.ChunkWeights);

            var last = 0;
            for (var i = 0; i <= 100; i++)
            {
                var token = weights.Pick(cut, scratch.ChunkWeights, sum * i / 100);
                Assert.True(IsBefore(cut, values, token));
                Assert.InRange(token, last, values.Length - 1);
                last = token;
            }
        }
    }

    [Fact]
    public void Sum_OneWeight_IsExactButForRoundingOfItsExponent()
    {
        // The second logit lies in a chunk of its own.
        var values = new float[LogitRow.ChunkLength + 1];
        var scratch = new SamplingScratch(values.Length);
        for (var exponent = 0f; exponent > -86.9f; exponent -= 0.0137f)
        {
            values[LogitRow.ChunkLength] = exponent;
            var weights = new RowWeights(new LogitRow(values, scratch.Row), temperature: 1);
            weights.Sum(Cut.AtLeast(exponent), scratch.ChunkWeights);

            var error = (scratch.ChunkWeights[1] / Math.Exp(exponent)) - 1;
            Assert.InRange(Math.Abs(error), 0, 3e-7 + (2e-7 * -exponent));
        }
    }

    private static Cut RandomCut(float[] values, float least, Random random)
    {
        var token = random.Next(values.Length);
        return values[token] >= least && random.Next(2) == 0 ? new Cut(values[token], token) : Cut.AtLeast(least);
    }

    private static bool IsBefore(Cut cut, float[] values, int token) =>
        values[token] > cut.Logit || (values[token] == cut.Logit && token < cut.Index);
}
