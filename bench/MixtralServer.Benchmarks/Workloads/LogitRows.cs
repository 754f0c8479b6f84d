namespace MixtralServer.Benchmarks.Workloads;

/// <summary>Rows of logits from a seed.</summary>
internal static class LogitRows
{
    /// <summary>Rows of one shape.</summary>
    public static float[][] Create(LogitShape shape, int rowCount, int vocabularySize, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rowCount).Select(_ => Create(shape, vocabularySize, random))];
    }

    private static float[] Create(LogitShape shape, int vocabularySize, Random random) => shape switch
    {
        LogitShape.Peaked => ByRank(vocabularySize, 2.5, random),
        LogitShape.Zipf => ByRank(vocabularySize, 1.2, random),
        _ => [.. Enumerable.Range(0, vocabularySize).Select(_ => (float)Normal(random))],
    };

    private static float[] ByRank(int vocabularySize, double exponent, Random random)
    {
        var logits = Enumerable.Range(1, vocabularySize)
            .Select(rank => (float)(20 - (exponent * Math.Log(rank)) + (0.1 * Normal(random)))).ToArray();
        random.Shuffle(logits);
        return logits;
    }

    // Box and Muller (1958).
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
