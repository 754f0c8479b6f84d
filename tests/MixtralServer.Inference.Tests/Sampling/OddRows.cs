namespace MixtralServer.Inference.Tests.Sampling;

/// <summary>Rows of logits in every shape that has ever been trouble, from a seed; each has a finite logit.</summary>
internal static class OddRows
{
    /// <summary>The longest of them.</summary>
    public const int LengthMax = 9000;

    public static float[] Create(Random random)
    {
        var length = random.Next(4) switch
        {
            0 => 1 + random.Next(20),
            1 => 1 + random.Next(600),
            2 => 256 * (1 + random.Next(8)),
            _ => 1 + random.Next(LengthMax),
        };
        var row = Enumerable.Range(0, length).Select(Shape(random)).ToArray();
        if (random.Next(3) == 0) Scatter(row, float.NegativeInfinity, random);
        if (random.Next(3) == 0) Scatter(row, float.NaN, random);
        if (!row.Any(float.IsFinite)) row[random.Next(length)] = 1;
        return row;
    }

    private static Func<int, float> Shape(Random random)
    {
        var scale = Math.Pow(10, (random.NextDouble() * 6) - 3);
        var offset = random.Next(3) switch { 0 => 0.0, 1 => 20.0, _ => -1000.0 };
        return random.Next(7) switch
        {
            0 => _ => (float)(offset + (scale * random.NextDouble())),
            1 => _ => (float)(offset + (random.Next(4) * scale)),
            2 => _ => (float)offset,
            3 => i => (float)(offset + (scale * i)),
            4 => i => (float)(offset - (scale * i)),
            5 => _ => (float)((random.NextDouble() - 0.5) * 6e38),
            _ => _ => BitConverter.Int32BitsToSingle(random.Next(-100, 100) << 8),
        };
    }

    private static void Scatter(float[] row, float value, Random random)
    {
        for (var i = random.Next(row.Length); i > 0; i--) row[random.Next(row.Length)] = value;
    }
}
