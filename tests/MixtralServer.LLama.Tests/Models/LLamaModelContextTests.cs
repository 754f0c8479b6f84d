using MixtralServer.Gguf.Synthetic;
using MixtralServer.Gguf.Vocabulary;
using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Runtime;

namespace MixtralServer.LLama.Tests.Models;

[Collection(NativeFixture.Collection)]
public sealed class LLamaModelContextTests(NativeFixture native)
{
    private static readonly int[][] Prompts =
        [[1, 300, 301, 302], [1, 400], [1, 500, 77, 600, 88, 700, 99], [1, 1_000, 1_001, 1_002, 1_003]];

    [Fact]
    public void Decode_SequencesTogether_AnswerAsEachAlone()
    {
        using var together = native.Model.CreateContext(NativeFixture.ContextOptions());
        var answers = Greedy.Run(together, Prompts, steps: 24);

        for (var s = 0; s < Prompts.Length; s++)
        {
            using var alone = native.Model.CreateContext(NativeFixture.ContextOptions());
            Assert.Equal(Greedy.Run(alone, [Prompts[s]], steps: 24)[0], answers[s]);
        }
    }

    [Fact]
    public void Decode_PromptInChunks_AnswersAsAtOnce()
    {
        int[] prompt = [.. Enumerable.Range(0, 40).Select(i => 300 + (i * 17))];
        using var context = native.Model.CreateContext(NativeFixture.ContextOptions());
        Greedy.Prefill(context, 0, prompt);
        var atOnce = context.Logits(prompt.Length - 1).ToArray();

        Greedy.Prefill(context, 1, prompt[..13]);
        Greedy.Prefill(context, 1, prompt[13..39], start: 13);
        Greedy.Prefill(context, 1, prompt[39..], start: 39);

        AssertClose(atOnce, context.Logits(0).Span);
    }

    [Fact]
    public void Truncate_ThenRecomputed_GivesTheSameLogits()
    {
        using var context = native.Model.CreateContext(NativeFixture.ContextOptions());
        Greedy.Prefill(context, 2, Prompts[2]);
        var before = context.Logits(Prompts[2].Length - 1).ToArray();

        context.Truncate(new SequenceId(2), 3);
        Greedy.Prefill(context, 2, [9, 8, 7], start: 3);
        context.Truncate(new SequenceId(2), 3);
        Greedy.Prefill(context, 2, Prompts[2][3..], start: 3);

        AssertClose(before, context.Logits(Prompts[2].Length - 4).Span);
    }

    [Fact]
    public void SharePrefix_RestComputedAndOtherGone_GivesTheLogitsOfTheWhole()
    {
        using var context = native.Model.CreateContext(NativeFixture.ContextOptions());
        Greedy.Prefill(context, 0, Prompts[2]);
        var whole = context.Logits(Prompts[2].Length - 1).ToArray();

        context.SharePrefix(new SequenceId(0), new SequenceId(1), 4);
        context.Truncate(new SequenceId(0), 0);
        Greedy.Prefill(context, 1, Prompts[2][4..], start: 4);

        AssertClose(whole, context.Logits(Prompts[2].Length - 5).Span);
    }

    [Fact]
    public void SharePrefix_LongerThanTheOther_IsRefused()
    {
        using var context = native.Model.CreateContext(NativeFixture.ContextOptions());
        Greedy.Prefill(context, 0, Prompts[0]);

        Assert.Throws<InvalidOperationException>(
            () => context.SharePrefix(new SequenceId(0), new SequenceId(1), Prompts[0].Length + 1));
    }

    [Fact]
    public void Decode_CellsRunOut_SaysNoSpaceAndGoesOnAfterTruncate()
    {
        using var context = native.Model.CreateContext(NativeFixture.ContextOptions(cells: 256));
        Greedy.Prefill(context, 0, Prompts[0]);
        var filled = Prompts[0].Length;
        for (; filled + 60 <= context.CellCount; filled += 60)
            Greedy.Prefill(context, 1 + (filled / 60), [.. Enumerable.Repeat(300, 60)]);
        var first = new BatchRow(new TokenId(5), Prompts[0].Length, new SequenceId(0), NeedsLogits: true);
        BatchRow[] others = [.. Enumerable.Range(0, context.CellCount - filled)
            .Select(i => new BatchRow(new TokenId(300), i, new SequenceId(7), NeedsLogits: false))];

        var full = context.Decode([first, .. others]);
        context.Truncate(new SequenceId(1), 0);
        var again = context.Decode([first, .. others]);
        var logits = context.Logits(0).ToArray();

        Assert.Equal(DecodeStatus.NoSpace, full.Status);
        Assert.Equal(DecodeStatus.Ok, again.Status);
        context.Truncate(new SequenceId(0), Prompts[0].Length);
        Assert.Equal(DecodeStatus.Ok, context.Decode([first]).Status);
        AssertClose(logits, context.Logits(0).Span);
    }

    [Fact]
    public void Decode_PositionsWithGap_FailsAndSaysWhy()
    {
        using var context = native.Model.CreateContext(NativeFixture.ContextOptions());
        Greedy.Prefill(context, 0, Prompts[0]);

        var result = context.Decode([new BatchRow(new TokenId(5), 9, new SequenceId(0), NeedsLogits: true)]);

        Assert.Equal(DecodeStatus.Failed, result.Status);
        Assert.Contains("(-1)", result.Detail, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => context.Logits(0).Length);
    }

    [Fact]
    public void Decode_UnknownToken_Fails()
    {
        using var context = native.Model.CreateContext(NativeFixture.ContextOptions());

        var result = context.Decode([new BatchRow(new TokenId(9_999_999), 0, new SequenceId(0), NeedsLogits: true)]);

        Assert.Equal(DecodeStatus.Failed, result.Status);
    }

    [Fact]
    public void Decode_OutOfRange_ThrowsInsteadOfAborting()
    {
        using var context = native.Model.CreateContext(NativeFixture.ContextOptions(sequences: 2));
        BatchRow[] rows = [.. Enumerable.Range(0, context.BatchSize + 1)
            .Select(i => new BatchRow(new TokenId(300), i, new SequenceId(0), NeedsLogits: false))];

        Assert.Throws<ArgumentOutOfRangeException>(() => context.Decode(rows));
        Assert.Throws<ArgumentOutOfRangeException>(() => context.Decode([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => context.Truncate(new SequenceId(2), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => context.Truncate(new SequenceId(0), -1));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => context.Decode([new BatchRow(new TokenId(1), 0, new SequenceId(2), NeedsLogits: true)]));
    }

    [Fact]
    public void Logits_RowThatAskedForNone_Throws()
    {
        using var context = native.Model.CreateContext(NativeFixture.ContextOptions());
        Greedy.Prefill(context, 0, Prompts[0]);

        Assert.Equal(context.VocabularySize, context.Logits(Prompts[0].Length - 1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => context.Logits(0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => context.Logits(Prompts[0].Length).Length);
    }

    [Fact]
    public void Members_OnAnotherThread_Throw()
    {
        using var context = native.Model.CreateContext(NativeFixture.ContextOptions());
        Greedy.Prefill(context, 0, Prompts[0]);
        Action[] uses =
        [
            () => context.Decode([new BatchRow(new TokenId(1), 4, new SequenceId(0), NeedsLogits: true)]),
            () => context.Logits(3).Span.Clear(),
            () => context.Truncate(new SequenceId(0), 0),
            context.Dispose,
        ];

        foreach (var use in uses)
            Assert.IsType<InvalidOperationException>(OnAnotherThread(use));
        Assert.Equal(context.VocabularySize, context.Logits(3).Length);
    }

    [Theory]
    [InlineData(KvCellType.F32, KvCellType.F32)]
    [InlineData(KvCellType.Q80, KvCellType.Q80)]
    public async Task CreateContext_CellTypes_AnswerAlike(KvCellType keys, KvCellType values)
    {
        // Quantised cells come in blocks of 32, as wide as these heads.
        var shape = MixtralShape.Tiny with { Width = 128 };
        using var model = NativeFixture.Load(await native.ForgeAsync("wide.gguf", BuiltInVocabulary.Small(), shape));
        using var usual = model.CreateContext(NativeFixture.ContextOptions());
        using var context = model.CreateContext(
            NativeFixture.ContextOptions() with { KeyType = keys, ValueType = values });
        Greedy.Prefill(usual, 0, Prompts[2]);
        Greedy.Prefill(context, 0, Prompts[2]);

        var last = Prompts[2].Length - 1;
        AssertClose(usual.Logits(last).ToArray(), context.Logits(last).Span, tolerance: 0.2f);
    }

    // Rotary embeddings make attention depend on distances alone, so a text says the same wherever it stands.
    [Theory]
    [InlineData(32_000)]
    [InlineData(65_000)]
    public async Task Decode_FarIntoALongContext_GivesTheLogitsOfTheBeginning(int start)
    {
        var shape = MixtralShape.Tiny with { Context = 65_536 };
        using var model = NativeFixture.Load(await native.ForgeAsync("long.gguf", BuiltInVocabulary.Small(), shape));
        using var context = model.CreateContext(NativeFixture.ContextOptions());
        Assert.Equal(65_536, model.Facts.ContextLengthTrained);
        Greedy.Prefill(context, 0, Prompts[2]);
        var near = context.Logits(Prompts[2].Length - 1).ToArray();

        Greedy.Prefill(context, 1, Prompts[2], start);

        AssertClose(near, context.Logits(Prompts[2].Length - 1).Span, tolerance: 0.05f);
    }

    [SkippableFact]
    public void Decode_Repeated_AllocatesNothing()
    {
        Skip.If(NativeRuntime.Name != "Shim", "LLamaSharp pins one array for each row of each step.");
        using var context = native.Model.CreateContext(NativeFixture.ContextOptions());
        var rows = new BatchRow[4];
        Run(context, rows, first: 0);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var isOk = Run(context, rows, first: 20);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(isOk);
        Assert.Equal(0, allocated);
    }

    private static bool Run(IModelContext context, BatchRow[] rows, int first)
    {
        var isOk = true;
        for (var step = first; step < first + 20; step++)
        {
            for (var s = 0; s < rows.Length; s++)
                rows[s] = new BatchRow(new TokenId(300 + s), step, new SequenceId(s), NeedsLogits: true);
            isOk &= context.Decode(rows).Status == DecodeStatus.Ok && context.Logits(3).Span[0] != 0;
        }

        return isOk;
    }

    private static Exception? OnAnotherThread(Action use)
    {
        Exception? caught = null;
        var thread = new Thread(() => caught = Record.Exception(use));
        thread.Start();
        thread.Join();
        return caught;
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance = 0.01f)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(actual[i], expected[i] - tolerance, expected[i] + tolerance);
    }
}
