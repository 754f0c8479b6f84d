using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Summaries;

namespace MixtralServer.Gguf.Tests.Summaries;

public sealed class ModelSummaryTests
{
    [Fact]
    public void Types_TwoParts_AreAddedUp()
    {
        var first = Document([], new GgufTensor("a", [32, 4], GgmlType.Q8_0), new GgufTensor("n", [32], GgmlType.F32));
        var second = Document([], new GgufTensor("b", [32, 2], GgmlType.Q8_0));

        var summary = new ModelSummary([first, second]);

        Assert.Equal(
            [new TypeShare(GgmlType.Q8_0, 2, 192, 204), new TypeShare(GgmlType.F32, 1, 32, 128)], summary.Types);
        Assert.Equal((224, 2_000), (summary.Parameters, summary.FileBytes));
        Assert.Equal(332 * 8.0 / 224, summary.BitsPerWeight, precision: 9);
    }

    [Fact]
    public void KvHeads_NotGiven_AreAsManyAsHeads()
    {
        var summary = new ModelSummary([Document(
        [
            new("general.architecture", GgufValue.Of("llama")),
            new("llama.attention.head_count", GgufValue.Of(32u)),
        ])]);

        Assert.Equal(32, summary.KvHeads);
    }

    [Fact]
    public void Facts_AbsentOrOfAnotherType_AreNull()
    {
        var summary = new ModelSummary([Document(
        [
            new("general.architecture", GgufValue.Of("gemma3")),
            new("gemma3.attention.head_count", GgufValue.List(GgufValueType.UInt32, new[] { 8u, 4u })),
            new("gemma3.context_length", GgufValue.Of("long")),
        ])]);

        Assert.Equal((null, null, null), (summary.Heads, summary.Context, summary.Experts));
        Assert.Equal((null, 0), (summary.ChatTemplate, summary.BitsPerWeight));
    }

    private static GgufDocument Document(
        KeyValuePair<string, GgufValue>[] metadata, params GgufTensor[] tensors) =>
        new(3, new Dictionary<string, GgufValue>(metadata), tensors, 32, 0, 1_000);
}
