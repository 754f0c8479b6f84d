using System.Numerics.Tensors;
using MixtralServer.Inference.Ports;

namespace MixtralServer.LLama.Tests;

/// <summary>Runs sequences with the most likely token of each step.</summary>
internal static class Greedy
{
    /// <summary>Runs all prompts side by side, each in the sequence of its index, and gives their answers.</summary>
    public static int[][] Run(IModelContext context, IReadOnlyList<int[]> prompts, int steps)
    {
        var answers = prompts.Select(_ => new List<int>()).ToArray();
        for (var s = 0; s < prompts.Count; s++)
        {
            Prefill(context, s, prompts[s]);
            answers[s].Add(TensorPrimitives.IndexOfMax(context.Logits(prompts[s].Length - 1).Span));
        }

        for (var step = 1; step < steps; step++)
        {
            var position = step - 1;
            var rows = answers.Select((a, s) =>
                new BatchRow(new TokenId(a[^1]), prompts[s].Length + position, new SequenceId(s), NeedsLogits: true));
            Assert.Equal(DecodeStatus.Ok, context.Decode([.. rows]).Status);
            for (var s = 0; s < answers.Length; s++)
                answers[s].Add(TensorPrimitives.IndexOfMax(context.Logits(s).Span));
        }

        return [.. answers.Select(a => a.ToArray())];
    }

    public static void Prefill(IModelContext context, int sequence, int[] tokens, int start = 0)
    {
        var rows = tokens.Select((t, i) =>
            new BatchRow(new TokenId(t), start + i, new SequenceId(sequence), NeedsLogits: i == tokens.Length - 1));
        Assert.Equal(DecodeStatus.Ok, context.Decode([.. rows]).Status);
    }
}
